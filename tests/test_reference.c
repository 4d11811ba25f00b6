/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page and the annotations say what the table of the API says. To write them anew
 * after a change of the table: OUTTURN_GOLDEN=1 tests/test_reference. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "harness.h"
#include "script/api.h"

#define PAGE "docs/scripts.md"
#define ANNOTATIONS "docs/outturn.lua"
#define BEGIN "<!-- The rest is made from the program's own table. -->\n\n"

static void read_source(const char *path, struct ot_text *into)
{
    struct ot_error err;
    CU_ASSERT_EQUAL(
        ot_file_read(ot_test_source(path), 1000000, OT_EXIT_USAGE, into, &err), 0);
}

static void write_source(const char *path, const struct ot_text *text)
{
    struct ot_error err;
    CU_ASSERT_EQUAL(
        ot_file_write(ot_test_source(path), text->bytes, text->length, 0644, &err), 0);
}

/* The page's own part, then the reference. */
static void renew_page(const struct ot_text *reference)
{
    struct ot_text page = { 0 }, renewed = { 0 };
    read_source(PAGE, &page);
    const char *text = ot_text_string(&page), *begin = strstr(text, BEGIN);
    CU_ASSERT_PTR_NOT_NULL_FATAL(begin);
    ot_text_add(&renewed, text, (size_t)(begin - text) + strlen(BEGIN));
    ot_text_put(&renewed, ot_text_string(reference));
    write_source(PAGE, &renewed);
    ot_text_free(&page);
    ot_text_free(&renewed);
}

static void the_page_ends_with_the_reference(void)
{
    struct ot_text reference = { 0 }, page = { 0 };
    ot_binding_reference(&reference);
    CU_ASSERT(reference.length > 5000);
    if (getenv("OUTTURN_GOLDEN"))
        renew_page(&reference);
    read_source(PAGE, &page);
    const char *begin = strstr(ot_text_string(&page), BEGIN);
    CU_ASSERT_PTR_NOT_NULL_FATAL(begin);
    OT_SAME(begin + strlen(BEGIN), ot_text_string(&reference));
    ot_text_free(&page);
    ot_text_free(&reference);
}

static void the_annotations_are_those_of_the_table(void)
{
    struct ot_text annotations = { 0 }, file = { 0 };
    ot_binding_annotations(&annotations);
    if (getenv("OUTTURN_GOLDEN"))
        write_source(ANNOTATIONS, &annotations);
    read_source(ANNOTATIONS, &file);
    OT_SAME(ot_text_string(&file), ot_text_string(&annotations));
    OT_HOLDS(ot_text_string(&file), "\nfunction plan:spend(options) end\n");
    OT_HOLDS(ot_text_string(&file),
             "---@field recurrence? \"recurrent\"|\"non_recurrent\" ");
    ot_text_free(&file);
    ot_text_free(&annotations);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(the_page_ends_with_the_reference),
        OT_TEST(the_annotations_are_those_of_the_table),
    };
    return OT_TESTS_RUN("reference", tests);
}
