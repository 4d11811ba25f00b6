/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a descriptor, whatever header the plugin was built with. */
#include "config.h"

#include "harness.h"
#include "outturn.h"
#include "scheme/row.h"

static void rows_of_an_older_header_end_in_zeros(void)
{
    static const struct {
        const char *name, *label, *unit;
    } older[] = { { "spend", "Spend", "GBP" }, { "users", "Users", "person" } };
    struct ot_arena *arena = ot_arena_new();
    const struct ot_input *row =
        ot_rows_copy(&ot_row_input, older, 2, sizeof older[0], arena);
    CU_ASSERT_PTR_NOT_NULL_FATAL(row);
    OT_SAME(row[1].name, "users");
    OT_SAME(row[1].unit, "person");
    OT_SAME(row[1].note, "");
    CU_ASSERT_EQUAL(row[1].absent, OT_REFUSE);
    CU_ASSERT(row[0].range.most == 0);
    ot_arena_free(arena);
}

static void rows_are_read_by_their_stride(void)
{
    static const struct {
        struct ot_parameter known;
        const char *beyond;
    } wide[] = { { { .name = "a", .base = 1 }, "x" },
                 { { .name = "b", .base = 2 }, "y" } };
    struct ot_arena *arena = ot_arena_new();
    const struct ot_parameter *row =
        ot_rows_copy(&ot_row_parameter, wide, 2, sizeof wide[0], arena);
    CU_ASSERT_PTR_NOT_NULL_FATAL(row);
    OT_SAME(row[1].name, "b");
    CU_ASSERT(row[1].base == 2);
    ot_arena_free(arena);
}

/* A field that is missing from the lists would be lost between processes. */
static void every_field_is_listed(void)
{
    const struct ot_row *const all[] = { &ot_row_parameter, &ot_row_input,
                                         &ot_row_output };
    for (size_t r = 0; r < 3; r++) {
        size_t expected = 0;
        for (size_t f = 0; f < all[r]->fields; f++) {
            size_t size = all[r]->field[f].type == OT_FIELD_WHOLE ? sizeof(int) : 8;
            expected = (expected + size - 1) / size * size;
            CU_ASSERT_EQUAL(all[r]->field[f].offset, expected);
            expected += size;
        }
        CU_ASSERT_EQUAL((expected + 7) / 8 * 8, all[r]->size);
    }
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(rows_of_an_older_header_end_in_zeros),
        OT_TEST(rows_are_read_by_their_stride),
        OT_TEST(every_field_is_listed),
    };
    return OT_TESTS_RUN("scheme_row", tests);
}
