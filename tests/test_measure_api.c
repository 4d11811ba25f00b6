/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proportions, rates and their intervals, as scripts ask for them. */
#include "config.h"

#include "harness.h"
#include "script_desk.h"
#include "vectors.h"

static struct desk desk;

static void a_proportion_shows_its_interval(void)
{
    DESK_PRINTS(&desk, "print(outturn.proportion(215, 235))",
                "91.5% (95% interval 87.2% to 94.4%; script)\n");
    DESK_PRINTS(&desk, "print(outturn.proportion(215, 235, { level = 0.998 }))",
                "91.5% (99.8% interval 84.1% to 95.6%; script)\n");
}

static void a_rate_shows_its_interval(void)
{
    DESK_PRINTS(&desk,
                "local how = { quality = 'published', why = 'a paper' } "
                "print(outturn.rate(outturn.quantity(230, 'admission', how), "
                "outturn.quantity(29490, 'person', how)))",
                "779.9 admissions per 100,000 people (95% interval 682.4 to 887.5)\n");
    DESK_PRINTS(&desk, "print(outturn.rate(5, 100, { per = 1000 }))",
                "50.0 per 1,000 (95% interval 16.2 to 116.7; script)\n");
}

static void differences_and_ratios_show_theirs(void)
{
    DESK_PRINTS(&desk,
                "local p = outturn.proportion "
                "print(outturn.difference(p(56, 70), p(48, 80)))",
                "20.0 percentage points (95% interval 5.2 to 33.4; script)\n");
    DESK_PRINTS(&desk,
                "local r = outturn.rate "
                "print(outturn.ratio(r(41, 28010), r(15, 19017)))",
                "1.86 (95% interval 1.03 to 3.35; script)\n");
}

static void intervals_can_be_asked_for(void)
{
    DESK_PRINTS(&desk,
                "local p = outturn.proportion(0, 10) local low, high = p:interval() "
                "print(low == 0, high > 0.27, p:contains(0.2), p:contains(0.3), "
                "p:contains(0.3, 0.99), p:contains(outturn.proportion(1, 5)))",
                "true\ttrue\ttrue\tfalse\ttrue\ttrue\n");
}

static void what_has_no_interval_says_so(void)
{
    DESK_FAILS(&desk, "plan:spend():interval()", "has no interval; outturn.proportion");
    DESK_FAILS(&desk, "outturn.proportion(3, 2)", "more of it than there is");
    DESK_FAILS(&desk, "outturn.rate(-3, 2)", "count: expected a count of 0 or more");
    DESK_FAILS(&desk, "outturn.proportion(1, 2, { level = 95 })",
               "expected a number above 0.5 and below 1");
    DESK_FAILS(&desk, "outturn.proportion(1, 2):interval(0.1)",
               "q:interval, level: expected a number above 0.5");
    DESK_FAILS(&desk, "outturn.rate(1, 2, { per = 0.5 })", "per to be a whole number");
    DESK_FAILS(&desk, "outturn.difference(outturn.proportion(1, 2), outturn.rate(1, 2))",
               "expected two proportions or two rates");
    DESK_FAILS(&desk,
               "outturn.quantity(5, 'person', { why = 'x', low = 4, high = 6 })"
               ":interval(0.99)",
               "gives its interval at 95% alone");
    DESK_FAILS(&desk,
               "outturn.quantity(1, '1', { why = 'not asked', quality = 'missing' })"
               ":contains(1)",
               "is missing: not asked");
}

/* Every published interval, through the API to the same 1e-12. */
static void check_vectors(const char *name, const char *make, size_t least)
{
    struct ot_table *table = vectors_open(name);
    struct ot_text lua = { 0 };
    size_t seen = 0;
    if (!table)
        return;
    ot_text_format(
        &lua, "local function close(x, y, what) local d = math.abs(x - y) assert(d <= "
              "1e-12 * math.max(1, math.abs(x)), what) end\n");
    for (size_t i = 0; i < table->rows; i++) {
        const char *above = vectors_text(table, i, "Numerator"),
                   *below = vectors_text(table, i, "Denominator");
        if (strcmp(above, "NA") == 0 || strcmp(below, "NA") == 0)
            continue;
        seen++;
        ot_text_format(&lua, "do local times, q = %s\n",
                       vectors_text(table, i, "multiplier"));
        ot_text_format(&lua, make, above, below);
        for (int l = 0; l < 2; l++)
            ot_text_format(
                &lua,
                " do local low, high = q:interval(%s) close(low * times, %s, 'low') "
                "close(high * times, %s, 'high') end",
                l ? "0.998" : "0.95",
                vectors_text(table, i, l ? "pkg_lower99_8cl" : "pkg_lower95_0cl"),
                vectors_text(table, i, l ? "pkg_upper99_8cl" : "pkg_upper95_0cl"));
        ot_text_format(&lua, " close(q:number() * times, %s, 'value') end\n",
                       vectors_text(table, i, "pkg_value"));
    }
    ot_text_format(&lua, "print('all')");
    DESK_PRINTS(&desk, ot_text_string(&lua), "all\n");
    CU_ASSERT(seen >= least);
    ot_text_free(&lua);
    ot_table_free(table);
}

static void published_proportions_come_out(void)
{
    check_vectors("ci_proportion_published", "q = outturn.proportion(%s, %s)", 16);
}

static void published_rates_come_out(void)
{
    check_vectors("ci_rate_published",
                  "q = outturn.rate(%s, %s, { per = math.tointeger(times) }) times = 1",
                  17);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_proportion_shows_its_interval),
        OT_TEST(a_rate_shows_its_interval),
        OT_TEST(differences_and_ratios_show_theirs),
        OT_TEST(intervals_can_be_asked_for),
        OT_TEST(what_has_no_interval_says_so),
        OT_TEST(published_proportions_come_out),
        OT_TEST(published_rates_come_out),
    };
    desk_open(&desk, desk_falls_plan("", ""));
    int failed = OT_TESTS_RUN("measure_api", tests);
    desk_close(&desk);
    return failed;
}
