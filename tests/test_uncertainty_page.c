/* SPDX-License-Identifier: GPL-3.0-or-later */
/* docs/uncertainty.md: its examples print what it says, one after the other in one
 * script, since each goes on from the last. */
#include "config.h"

#include "base/file.h"
#include "harness.h"
#include "outturn.h"
#include "scheme/kind.h"
#include "script_desk.h"

static struct ot_text page;

/* What the comments "  --> …" say that the examples print. */
static void add_expected(const char *lua, const char *end, struct ot_text *into)
{
    const char *at = lua;
    while ((at = strstr(at, "  --> ")) && at < end) {
        at += 6;
        ot_text_add(into, at, strcspn(at, "\n") + 1);
    }
}

static void the_examples_print_what_the_page_says(void)
{
    struct desk desk;
    struct ot_text lua = { 0 }, expected = { 0 };
    size_t examples = 0;
    const char *at = ot_text_string(&page);
    ot_text_put(&lua, "local report = outturn.report { title = 'T' }\n");
    while ((at = strstr(at, "```lua\n"))) {
        const char *begin = at + 7, *end = strstr(begin, "```");
        CU_ASSERT_PTR_NOT_NULL_FATAL(end);
        ot_text_add(&lua, begin, (size_t)(end - begin));
        add_expected(begin, end, &expected);
        examples++;
        at = end + 3;
    }
    CU_ASSERT_EQUAL(examples, 7);
    ot_text_put(&lua, "return report\n");
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2015-16"));
    struct script_run run = script_with(&desk, ot_text_string(&lua));
    OT_SAME(run.err.text, "");
    OT_SAME(ot_text_string(&run.printed), ot_text_string(&expected));
    script_forget(&run);
    ot_text_free(&expected);
    ot_text_free(&lua);
    desk_close(&desk);
}

static void every_shape_is_on_the_page(void)
{
    for (int shape = OT_FIXED; shape <= OT_PERT; shape++) {
        char word[40];
        snprintf(word, sizeof word, "`%s`", ot_shape_word((enum ot_shape)shape));
        OT_HOLDS(ot_text_string(&page), word);
    }
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(the_examples_print_what_the_page_says),
        OT_TEST(every_shape_is_on_the_page),
    };
    struct ot_error err = { 0 };
    if (ot_file_read(ot_test_source("docs/uncertainty.md"), 1 << 20, OT_EXIT_INPUT, &page,
                     &err) != 0)
        return 1;
    int failed = OT_TESTS_RUN("uncertainty_page", tests);
    ot_text_free(&page);
    return failed;
}
