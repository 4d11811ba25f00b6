/* SPDX-License-Identifier: GPL-3.0-or-later */
/* docs/checks.md says what the table of the rules says, its recipes work, and each rule
 * finds its example. To write the page anew after a change of the table:
 * OUTTURN_GOLDEN=1 tests/test_checks_page. */
#include "config.h"

#include <stdlib.h>

#include "appraise/finding.h"
#include "base/file.h"
#include "harness.h"
#include "mutation.h"
#include "report/report.h"
#include "script_desk.h"

#define PAGE "docs/checks.md"
#define BEGIN "<!-- The rest is made from the program's own table. -->\n\n"

static struct ot_text page;

static void read_page(void)
{
    ot_text_free(&page);
    CU_ASSERT_EQUAL_FATAL(
        ot_file_read(ot_test_source(PAGE), 1 << 20, OT_EXIT_INPUT, &page, NULL), 0);
}

static void put_place(struct ot_text *out, const struct ot_rule_example *e)
{
    ot_text_format(out, "Example, from `scripts/milton-keynes-%s`", e->plan);
    if (e->file && e->row)
        ot_text_format(out,
                       ", with `%s` for `%s` in the line of `%s` that begins `%s`:\n\n",
                       e->to, e->from, e->file, e->row);
    else if (e->file)
        ot_text_format(out, ", with this at the end of `%s`:\n\n```\n%s\n```\n\n",
                       e->file, e->to);
    else
        ot_text_put(out, " as it is:\n\n");
    if (e->also_file)
        ot_text_format(out, "and at the end of `%s`:\n\n```\n%s\n```\n\n", e->also_file,
                       e->also);
}

/* The table, then a part for each rule. */
static void put_rules(struct ot_text *out)
{
    ot_text_put(out, "| check | level | finds | compares |\n| --- | --- | --- | --- |\n");
    for (size_t i = 0; i < ot_rule_count; i++)
        ot_text_format(out, "| [`%s`](#%s) | %s | %s | %s |\n", ot_rules[i].id,
                       ot_rules[i].id, ot_rules[i].level, ot_rules[i].finds,
                       ot_rules[i].source);
    for (size_t i = 0; i < ot_rule_count; i++) {
        const struct ot_rule *rule = &ot_rules[i];
        ot_text_format(out, "\n### %s\n\nA %s: %s. Compares: %s.\n\n%s\n\n", rule->id,
                       rule->level, rule->finds, rule->source, rule->how);
        put_place(out, &ot_rule_examples[i]);
        ot_text_format(out,
                       "> %s\n\nWhen not to believe it: %s\n\nWhat ends it, honestly: "
                       "%s\n",
                       ot_rule_examples[i].text, rule->doubt, rule->silence);
    }
}

static void the_page_ends_with_the_table(void)
{
    struct ot_text rules = { 0 };
    put_rules(&rules);
    read_page();
    const char *begin = strstr(ot_text_string(&page), BEGIN);
    CU_ASSERT_PTR_NOT_NULL_FATAL(begin);
    if (getenv("OUTTURN_GOLDEN")) {
        struct ot_text renewed = { 0 };
        ot_text_add(&renewed, page.bytes, (size_t)(begin - page.bytes) + strlen(BEGIN));
        ot_text_put(&renewed, ot_text_string(&rules));
        CU_ASSERT_EQUAL(ot_file_write(ot_test_source(PAGE), renewed.bytes, renewed.length,
                                      0644, NULL),
                        0);
        ot_text_free(&renewed);
        read_page();
        begin = strstr(ot_text_string(&page), BEGIN);
    }
    OT_SAME(begin + strlen(BEGIN), ot_text_string(&rules));
    ot_text_free(&rules);
}

/* What a rule says first of the plan in the temporary folder; "" where nothing. In the
 * desk's arena. */
static const char *first_of(struct desk *desk, const char *plan,
                            const struct ot_rule *rule)
{
    struct ot_check *check;
    size_t count;
    desk_open(desk, ot_test_folder());
    CU_ASSERT_EQUAL_FATAL(
        ot_rules_check(&desk->appraisal, mutation_date(plan), &check, &count, &desk->err),
        0);
    for (size_t i = 0; i < count; i++)
        if (check[i].rule == rule)
            return check[i].text;
    return "";
}

/* Verdicts are known when a script has ended: the shipped reports hold their example. */
static void each_rule_finds_its_example(void)
{
    for (size_t i = 0; i < ot_rule_count; i++) {
        const struct ot_rule_example *e = &ot_rule_examples[i];
        struct desk desk;
        if (i == OT_RULE_ILLUSTRATIVE_UNDER_VERDICT)
            continue;
        mutation_start(e->plan);
        if (e->file)
            CU_ASSERT(mutation_make(e->file, e->row, e->from, e->to));
        if (e->also_file)
            CU_ASSERT(mutation_make(e->also_file, NULL, NULL, e->also));
        OT_SAME(first_of(&desk, e->plan, &ot_rules[i]), e->text);
        desk_close(&desk);
    }
}

/* Each sentence, and each part of one that a colon ends. */
static void no_sentence_has_more_than_25_words(void)
{
    for (size_t i = 0; i < ot_rule_count; i++) {
        const char *const texts[] = { ot_rules[i].finds, ot_rules[i].how,
                                      ot_rules[i].doubt, ot_rules[i].silence,
                                      ot_rule_examples[i].text };
        for (size_t t = 0; t < sizeof texts / sizeof texts[0]; t++) {
            size_t words = 1;
            for (const char *at = texts[t]; *at; at++) {
                words += *at == ' ';
                if (*at == '.' || *at == ':' || *at == ';')
                    words = at[1] == ' ' ? 0 : words;
                if (words > 25) {
                    OT_SAME(texts[t], "at most 25 words a sentence");
                    break;
                }
            }
        }
    }
}

/* The nth block of that language on the page, owned by the caller. */
static char *block(const char *fence, size_t n)
{
    const char *at = ot_text_string(&page), *end = NULL;
    for (size_t i = 0; at && i <= n; i++) {
        at = strstr(at, fence);
        at = at ? at + strlen(fence) : NULL;
    }
    end = at ? strstr(at, "```\n") : NULL;
    CU_ASSERT_PTR_NOT_NULL_FATAL(end);
    return strndup(at, (size_t)(end - at));
}

static void run_block(size_t n, struct desk *desk, struct script_run *run)
{
    char *lua = block("```lua\n", n);
    desk_open(desk, ot_test_source("scripts/milton-keynes-2015-16"));
    *run = script_with(desk, lua);
    OT_SAME(run->err.text, "");
    CU_ASSERT_EQUAL_FATAL(run->failed, 0);
    free(lua);
}

static void the_first_script_prints_what_the_page_shows(void)
{
    struct desk desk;
    struct script_run run;
    read_page();
    char *expected = block("```text\n", 0);
    run_block(0, &desk, &run);
    OT_SAME(ot_text_string(&run.printed), expected);
    free(expected);
    script_forget(&run);
    desk_close(&desk);
}

static void a_check_of_ones_own_stands_after_the_others(void)
{
    struct desk desk;
    struct script_run run;
    read_page();
    char *expected = block("```text\n", 1);
    run_block(1, &desk, &run);
    expected[strcspn(expected, "\n")] = '\0';
    const struct ot_report *report = run.report;
    CU_ASSERT_FATAL(report->checks > 1);
    const struct ot_report_check *own = &report->check[report->checks - 1];
    OT_SAME(own->text, expected);
    OT_SAME(own->rule, "contingency_thin");
    OT_SAME(own->level, "caveat");
    CU_ASSERT(own->of_script);
    CU_ASSERT_EQUAL(own->values, 2);
    CU_ASSERT(!report->check[0].of_script);
    free(expected);
    script_forget(&run);
    desk_close(&desk);
}

static void a_check_of_ones_own_is_checked_itself(void)
{
    struct desk desk;
    desk_open(&desk, ot_test_source("scripts/milton-keynes-2015-16"));
    DESK_FAILS(&desk, "report:check(\"overspend\", \"x\")", "is a check of the program");
    DESK_FAILS(&desk, "report:check(\"mine\", \"{a} stands alone\")", "{a} in the text");
    DESK_FAILS(&desk, "report:check(\"mine\", \"x\", { level = \"fatal\" })", "caveat");
    DESK_FAILS(&desk,
               "local s = plan:spend { period = \"2015-16\" }\n"
               "report:check(\"mine\", \"{a}{b}{c}{d}{e}\", { values = { a = s, b = s, "
               "c = s, d = s, e = s } })",
               "at most 4 quantities");
    desk_close(&desk);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(the_page_ends_with_the_table),
        OT_TEST(each_rule_finds_its_example),
        OT_TEST(no_sentence_has_more_than_25_words),
        OT_TEST(the_first_script_prints_what_the_page_shows),
        OT_TEST(a_check_of_ones_own_stands_after_the_others),
        OT_TEST(a_check_of_ones_own_is_checked_itself),
    };
    return OT_TESTS_RUN("checks_page", tests);
}
