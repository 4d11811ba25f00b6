/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trying plugins out: the sound ones pass, and each spoilt one is told why. */
#include "config.h"

#include "loading.h"
#include "scheme/try.h"

/* Tries it; the first fault holds the words, ""; none is found. Gives their number. */
static size_t tried(const char *path, const char *words)
{
    struct ot_plugin plugin = ot_load(path);
    struct ot_faults faults = { 0 };
    struct ot_error err = { 0 };
    CU_ASSERT_PTR_NOT_NULL_FATAL(plugin.kind);
    CU_ASSERT_EQUAL(ot_plugin_try(&plugin, &faults, &err), 0);
    size_t count = faults.count;
    if (count > 0) {
        OT_HOLDS(faults.item[0].text, words[0] ? words : "no fault at all");
        OT_SAME(faults.item[0].at.file, plugin.kind->path);
    }
    CU_ASSERT_EQUAL(count > 0, words[0] != 0);
    ot_faults_clear(&faults);
    ot_plugin_close(&plugin);
    return count;
}

static void finds_nothing_wrong_with_what_is_sound(void)
{
    tried(ot_fixture("sound"), "");
    tried(ot_fixture("short_rows"), "");
    tried(ot_plugin_path("OUTTURN_PLUGINS", "falls"), "");
    tried(ot_fixture("community_alarm"), "");
}

static void tells_of_a_hook_that_counts_its_calls(void)
{
    CU_ASSERT_EQUAL(tried(ot_fixture("impure"), "output gain: the same draw gave another "
                                                "value in another batch; expected the "
                                                "same bits"),
                    1);
}

static void tells_of_a_draw_that_looks_at_another(void)
{
    CU_ASSERT_EQUAL(tried(ot_fixture("looks_sideways"), "let no draw look at another"),
                    1);
}

static void tells_of_outputs_that_cannot_be(void)
{
    CU_ASSERT_EQUAL(tried(ot_fixture("nan_outcome"), "output gain is no number"), 1);
    CU_ASSERT_EQUAL(tried(ot_fixture("infinite_outcome"), "output gain is infinite"), 1);
    CU_ASSERT_EQUAL(tried(ot_fixture("out_of_range"), "output gain is out of its range"),
                    1);
    CU_ASSERT_EQUAL(tried(ot_fixture("unwritten_output"), "output gain was not written"),
                    1);
    tried(ot_fixture("unwritten_output"), "tried with the base case, one year");
}

static void tells_of_hooks_that_fail(void)
{
    CU_ASSERT_EQUAL(tried(ot_fixture("gives_up"), "3 people are too few"), 1);
    CU_ASSERT_EQUAL(tried(ot_fixture("rounding"), "it changed the rounding mode"), 1);
    CU_ASSERT_EQUAL(tried(ot_fixture("wrong_hook"), "it wrote output service"), 1);
}

static void tells_of_a_hook_that_fails_at_the_end_of_an_interval(void)
{
    CU_ASSERT_EQUAL(tried(ot_fixture("fails_late"),
                          "the rate is too high; tried with each parameter at its low "
                          "and its high end"),
                    1);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(finds_nothing_wrong_with_what_is_sound),
        OT_TEST(tells_of_a_hook_that_counts_its_calls),
        OT_TEST(tells_of_a_draw_that_looks_at_another),
        OT_TEST(tells_of_outputs_that_cannot_be),
        OT_TEST(tells_of_hooks_that_fail),
        OT_TEST(tells_of_a_hook_that_fails_at_the_end_of_an_interval),
    };
    return OT_TESTS_RUN("try", tests);
}
