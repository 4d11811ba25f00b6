/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options side by side, against published figures, as a script asks for them. */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "appraise/alternatives.h"
#include "appraise/worth_knowing.h"
#include "base/number.h"
#include "harness.h"
#include "script_desk.h"
#include "vectors.h"

static struct desk desk;

/* ---- Scripts made of published tables ---- */

/* "name = outturn.draws({ … }, unit, { why = "published" })" of a column. */
static void put_draws(struct ot_text *lua, const struct ot_table *table,
                      const char *heading, const char *name, const char *unit)
{
    ot_text_format(lua, "local %s = outturn.draws({", name);
    for (size_t i = 0; i < table->rows; i++)
        ot_text_format(lua, "%s,", vectors_text(table, i, heading));
    ot_text_format(lua, "}, \"%s\", { why = \"published\" })\n", unit);
}

static void put_option(struct ot_text *lua, const char *label, const char *cost,
                       const char *effect)
{
    ot_text_format(lua, "{ label = \"%s\", cost = %s, effect = %s },", label, cost,
                   effect);
}

/* The number that a script prints for `lua`, an expression over `o`. */
static size_t numbers_of(const struct ot_text *setup, const char *loop, double *into,
                         size_t room)
{
    struct ot_text lua = { 0 };
    ot_text_format(&lua,
                   "local report = outturn.report { title = \"T\" }\n"
                   "local function say(x) print(string.format(\"%%.17g;\", x)) end\n"
                   "%s\n%s\nreturn report",
                   ot_text_string(setup), loop);
    struct script_run run = script_with(&desk, ot_text_string(&lua));
    OT_SAME(run.err.text, "");
    size_t count = 0;
    char number[64];
    for (const char *at = ot_text_string(&run.printed); *at && count < room; count++) {
        size_t length = strcspn(at, ";");
        snprintf(number, sizeof number, "%.*s", (int)length, at);
        CU_ASSERT_EQUAL(ot_number_read(number, &into[count]), 0);
        at += length;
        at += strspn(at, ";\n");
    }
    script_forget(&run);
    ot_text_free(&lua);
    return count;
}

static void it_gives_the_published_figures_of_a_vaccine(void)
{
    enum { EACH = 9 };
    struct ot_table *draws = vectors_open("bcea_vaccine_psa");
    struct ot_table *grid = draws ? vectors_open("bcea_vaccine_grid") : NULL;
    struct ot_table *said = grid ? vectors_open("bcea_vaccine_summary") : NULL;
    struct ot_text lua = { 0 };
    if (!said)
        return;
    double *found = calloc(EACH * grid->rows + 8, sizeof *found);
    put_draws(&lua, draws, "cost_1", "c1", "GBP");
    put_draws(&lua, draws, "cost_2", "c2", "GBP");
    put_draws(&lua, draws, "eff_1", "e1", "qaly");
    put_draws(&lua, draws, "eff_2", "e2", "qaly");
    ot_text_put(&lua, "local o = outturn.options({");
    put_option(&lua, "Status quo", "c1", "e1");
    put_option(&lua, "Vaccination", "c2", "e2");
    ot_text_put(&lua, "})\nlocal d = o.differences[1]\n"
                      "say(d.extra_effect:base():number())\n"
                      "say(d.extra_cost:base():number())\nsay(d.ratio:base():number())\n"
                      "say(d.extra_effect:quantile(0.025):number())\n"
                      "say(d.extra_effect:quantile(0.975):number())\n"
                      "say(d.extra_cost:quantile(0.025):number())\n"
                      "say(d.extra_cost:quantile(0.975):number())\n");
    size_t count = numbers_of(
        &lua,
        "for k = 0, 50000, 100 do local r = o:at(k) say(r[1].net_benefit:estimate()"
        ":number()) say(r[2].net_benefit:estimate():number()) say(r[1].probability"
        ":number()) say(r[2].probability:number()) say(o:evpi { threshold = k }:number())"
        " end",
        found, EACH * grid->rows + 8);
    CU_ASSERT_EQUAL(count, 7 + 5 * grid->rows);
    static const char *const summary[] = { "mean_delta_e", "mean_delta_c", "ICER",
                                           "q025_de",      "q975_de",      "q025_dc",
                                           "q975_dc" };
    for (size_t i = 0; i < 7; i++)
        vectors_close(found[i] / vectors_number(said, 0, summary[i]), 1, 1e-9,
                      summary[i]);
    static const char *const of_grid[] = { "enb_1", "enb_2", "p_best_1", "p_best_2",
                                           "evpi" };
    for (size_t k = 0; k < grid->rows; k++)
        for (size_t i = 0; i < 5; i++)
            vectors_close(found[7 + 5 * k + i], vectors_number(grid, k, of_grid[i]), 1e-9,
                          of_grid[i]);
    free(found);
    ot_text_free(&lua);
    ot_table_free(draws);
    ot_table_free(grid);
    ot_table_free(said);
}

static void it_gives_the_exact_figures_of_three_treatments(void)
{
    struct ot_table *draws = vectors_open("psa_dampack_example_samples");
    struct ot_table *said = draws ? vectors_open("psa_dampack_example_expected") : NULL;
    struct ot_text lua = { 0 };
    if (!said)
        return;
    static const char *const names[] = { "Chemo", "Radio", "Surgery" };
    double *found = calloc(4 * said->rows, sizeof *found);
    char heading[64], cost[8] = "c1", effect[8] = "e1";
    for (size_t s = 0; s < 3; s++) {
        cost[1] = effect[1] = (char)('1' + s);
        snprintf(heading, sizeof heading, "cost_%s", names[s]);
        put_draws(&lua, draws, heading, cost, "GBP");
        snprintf(heading, sizeof heading, "eff_%s", names[s]);
        put_draws(&lua, draws, heading, effect, "qaly");
    }
    ot_text_put(&lua, "local o = outturn.options({");
    for (size_t s = 0; s < 3; s++) {
        cost[1] = effect[1] = (char)('1' + s);
        put_option(&lua, names[s], cost, effect);
    }
    ot_text_put(&lua, "})\nfor _, k in ipairs({");
    for (size_t k = 0; k < said->rows; k += 3)
        ot_text_format(&lua, "%s,", vectors_text(said, k, "WTP"));
    ot_text_put(&lua, "}) do local evpi = o:evpi { threshold = k }:number()\n");
    size_t count =
        numbers_of(&lua,
                   "for r in o:at(k) do say(r.net_benefit:estimate():number()) "
                   "say(r.probability:number()) say(r.loss:number()) say(evpi) end end",
                   found, 4 * said->rows);
    CU_ASSERT_EQUAL(count, 4 * said->rows);
    static const char *const columns[] = { "enmb", "prop_best", "exp_loss", "evpi" };
    for (size_t row = 0; row < said->rows; row++)
        for (size_t i = 0; i < 4; i++)
            vectors_close(found[4 * row + i], vectors_number(said, row, columns[i]), 1e-9,
                          columns[i]);
    free(found);
    ot_text_free(&lua);
    ot_table_free(draws);
    ot_table_free(said);
}

/* ---- By means ---- */

static void put_means(struct ot_text *lua, const char *label, const char *cost,
                      const char *effect)
{
    ot_text_format(lua,
                   "{ label = \"%s\", cost = outturn.quantity(%s, \"GBP\", { why = \"p\" "
                   "}), effect = outturn.quantity(%s, \"qaly\", { why = \"p\" }) },",
                   label, cost, effect);
}

static const char *standing_of(const char *status)
{
    return strcmp(status, "ND") == 0  ? "efficient"
           : strcmp(status, "D") == 0 ? "dominated"
                                      : "extendedly dominated";
}

/* One case: rows from `row` on. What a script says of it, line by line. */
static size_t check_case(const struct ot_table *said, size_t row)
{
    const char *name = vectors_text(said, row, "case_id");
    struct ot_text lua = { 0 };
    size_t end = row;
    for (; end < said->rows && strcmp(vectors_text(said, end, "case_id"), name) == 0;
         end++)
        ;
    ot_text_put(&lua, "local report = outturn.report { title = \"T\" }\n"
                      "local o = outturn.options({");
    for (size_t i = row; i < end; i++)
        put_means(&lua, vectors_text(said, i, "Strategy"), vectors_text(said, i, "Cost"),
                  vectors_text(said, i, "Effect"));
    ot_text_put(&lua, "})\nlocal want = {");
    for (size_t i = row; i < end; i++) {
        const char *ratio = vectors_text(said, i, "ICER");
        ot_text_format(&lua, "{ \"%s\", \"%s\", %s },", vectors_text(said, i, "Strategy"),
                       standing_of(vectors_text(said, i, "Status")),
                       strcmp(ratio, "NA") == 0 ? "nil" : ratio);
    }
    ot_text_put(
        &lua,
        "}\nfor i, w in ipairs(want) do local r = o.icers[i]\n"
        "if r.name ~= w[1] then print(r.name, w[1]) end\n"
        "if r.standing ~= w[2] then print(r.name, r.standing, w[2]) end\n"
        "local ratio = r.ratio.missing and not w[3] or w[3] and not r.ratio.missing and "
        "math.abs(r.ratio:number() / w[3] - 1) < 1e-12\n"
        "if not ratio then print(r.name, r.ratio, w[3]) end end\nreturn report");
    struct script_run run = script_with(&desk, ot_text_string(&lua));
    OT_SAME(run.err.text, "");
    OT_SAME(ot_text_string(&run.printed), "");
    script_forget(&run);
    ot_text_free(&lua);
    return end;
}

static void it_gives_published_ratios_and_dominance(void)
{
    struct ot_table *said = vectors_open("icer_cases");
    size_t cases = 0;
    for (size_t row = 0; said && row < said->rows; cases++)
        row = check_case(said, row);
    CU_ASSERT_TRUE(!said || cases > 5);
    ot_table_free(said);
}

static const char *corner_of(const char *dominance)
{
    static const char *const words[][2] = {
        { "b_dominates", "dominant" },
        { "a_dominates", "dominated" },
        { "b_more_costly_more_effective", "costs more, does more" },
        { "no_difference", "no difference" },
        { "b_less_costly_less_effective", "costs less, does less" },
    };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcmp(words[i][0], dominance) == 0)
            return words[i][1];
    return dominance;
}

static void it_says_where_a_difference_lies(void)
{
    struct ot_table *said = vectors_open("icer_quadrants");
    for (size_t row = 0; said && row < said->rows; row++) {
        struct ot_text lua = { 0 };
        ot_text_put(&lua, "local report = outturn.report { title = \"T\" }\n"
                          "local o = outturn.options({");
        put_means(&lua, "b", vectors_text(said, row, "cost_b"),
                  vectors_text(said, row, "effect_b"));
        put_means(&lua, "a", vectors_text(said, row, "cost_a"),
                  vectors_text(said, row, "effect_a"));
        ot_text_format(
            &lua,
            "}, { reference = \"a\" })\nlocal d = o.differences[1]\n"
            "print(#o.differences, d.name, d.extra_cost:number() == %s, "
            "d.extra_effect:number() == %s, d.ratio.missing ~= nil or "
            "math.abs(d.ratio:number() / %s - 1) < 1e-12, d.standing)\nreturn report",
            vectors_text(said, row, "delta_cost"),
            vectors_text(said, row, "delta_effect"),
            strpbrk(vectors_text(said, row, "icer"), "IN")
                ? "1"
                : vectors_text(said, row, "icer"));
        struct ot_text line = { 0 };
        ot_text_format(&line, "1\tb\ttrue\ttrue\ttrue\t%s\n",
                       corner_of(vectors_text(said, row, "dominance")));
        struct script_run run = script_with(&desk, ot_text_string(&lua));
        OT_SAME(run.err.text, "");
        OT_SAME(ot_text_string(&run.printed), ot_text_string(&line));
        script_forget(&run);
        ot_text_free(&lua);
        ot_text_free(&line);
    }
    ot_table_free(said);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(it_gives_the_published_figures_of_a_vaccine),
        OT_TEST(it_gives_the_exact_figures_of_three_treatments),
        OT_TEST(it_gives_published_ratios_and_dominance),
        OT_TEST(it_says_where_a_difference_lies),
    };
    desk_open(&desk, desk_falls_plan("", ""));
    int failed = OT_TESTS_RUN("alternatives", tests);
    desk_close(&desk);
    return failed;
}
