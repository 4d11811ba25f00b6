/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lines count towards a requirement. */
#include "config.h"

#include "plan/counts.h"

#include <string.h>

#include "plan_folder.h"

/* The fault of an expression, in its cell; "" where it is sound. */
static const char *fault_of(const char *counts)
{
    static char said[2000], file[1000];
    struct ot_text text = { 0 };
    snprintf(file, sizeof file, "id,kind,name,counts\nasc,minimum_spend,Social care,%s\n",
             counts);
    plan_folder_try("requirements.csv", file, &text);
    snprintf(said, sizeof said, "%s", ot_text_string(&text));
    ot_text_free(&text);
    return said;
}

static void a_sound_expression_is_no_fault(void)
{
    OT_SAME(fault_of("source=iBCF; area=Social Care"), "");
    OT_SAME(fault_of("commissioner=nhs;area != acute|social care ; account=capital"), "");
    OT_SAME(fault_of("scheme=falls|reablement;type=Anything;"), "");
    OT_SAME(fault_of(""), "");
}

static void a_bad_expression_is_a_fault_of_its_cell(void)
{
    OT_SAME(fault_of("Social Care"),
            "requirements.csv:2:4: expected column=value or column!=value, such as "
            "source=Minimum NHS Contribution; area!=Acute; found \"Social Care\"");
    OT_HOLDS(fault_of("sorce=iBCF"), "requirements.csv:2:4: expected source, scheme");
    OT_HOLDS(fault_of("sorce=iBCF"), "found \"sorce\"; did you mean \"source\"?");
    OT_HOLDS(fault_of("source="), "requirements.csv:2:4: expected a value of source");
    OT_HOLDS(fault_of("area=Social Care|"), "expected a value of area");
    OT_HOLDS(fault_of("area=Socialist Care"), "area: expected one of Acute");
    OT_HOLDS(fault_of("area=Socialist Care"), "found \"Socialist Care\"");
    OT_HOLDS(fault_of(";"), "expected column=value");
    OT_HOLDS(fault_of("=x"), "expected column=value");
}

static void what_it_names_must_exist(void)
{
    OT_SAME(fault_of("source=iBCFF"), "requirements.csv:2:4: no source of funding "
                                      "\"iBCFF\" in funding; did you mean \"iBCF\"?");
    OT_SAME(fault_of("scheme=fals|reablement"),
            "requirements.csv:2:4: no scheme \"fals\" in schemes; did you mean "
            "\"falls\"?");
}

static struct ot_scheme scheme = { .id = "a", .name = "A", .area = "Social Care" };
static struct ot_plan plan = { .schemes = &scheme, .scheme_count = 1 };

/* How a line counts that has these commissioner, share and area (NULL: the scheme's). */
static enum ot_counting counting(const char *text, const char *commissioner,
                                 const char *area, bool shared, const char **lacks)
{
    struct ot_arena *arena = ot_arena_new();
    struct ot_counts counts = { 0 };
    struct ot_error err = { 0 };
    struct ot_spend line = { .scheme = "a",
                             .source = "iBCF",
                             .account = "revenue",
                             .commissioner = commissioner,
                             .area = area };
    line.nhs_share.missing = shared ? OT_MISSING_NOT : OT_MISSING_NOT_GIVEN;
    scheme.nhs_share.missing = OT_MISSING_NOT_GIVEN;
    CU_ASSERT_EQUAL(ot_counts_read(text, arena, &counts, &err), 0);
    OT_SAME(err.text, "");
    enum ot_counting how = ot_counts_line(&plan, &counts, &line, lacks);
    ot_arena_free(arena);
    return how;
}

static void clauses_hold_together(void)
{
    const char *lacks;
    CU_ASSERT_EQUAL(counting("source=iBCF;area=Social Care", "LA", NULL, false, &lacks),
                    OT_COUNTS_WHOLE);
    CU_ASSERT_EQUAL(counting("source=iBCF;area!=Social Care", "LA", NULL, false, &lacks),
                    OT_COUNTS_NOT);
    CU_ASSERT_EQUAL(
        counting("source=iBCF;area=Acute|Social Care", "LA", NULL, false, &lacks),
        OT_COUNTS_WHOLE);
    CU_ASSERT_EQUAL(counting("source!=iBCF|DFG", "LA", NULL, false, &lacks),
                    OT_COUNTS_NOT);
    CU_ASSERT_PTR_NULL(lacks);
}

static void a_joint_line_counts_by_its_shares(void)
{
    const char *lacks;
    CU_ASSERT_EQUAL(counting("commissioner=NHS", "joint", NULL, true, &lacks),
                    OT_COUNTS_NHS_PART);
    CU_ASSERT_EQUAL(counting("commissioner=LA", "joint", NULL, true, &lacks),
                    OT_COUNTS_LA_PART);
    CU_ASSERT_EQUAL(counting("commissioner!=NHS", "joint", NULL, true, &lacks),
                    OT_COUNTS_LA_PART);
    CU_ASSERT_EQUAL(counting("commissioner=NHS|LA", "joint", NULL, true, &lacks),
                    OT_COUNTS_WHOLE);
    CU_ASSERT_EQUAL(counting("commissioner=joint", "joint", NULL, true, &lacks),
                    OT_COUNTS_WHOLE);
    CU_ASSERT_EQUAL(counting("commissioner!=joint", "joint", NULL, true, &lacks),
                    OT_COUNTS_NOT);
    CU_ASSERT_EQUAL(
        counting("commissioner=NHS;commissioner!=NHS", "joint", NULL, true, &lacks),
        OT_COUNTS_NOT);
    CU_ASSERT_PTR_NULL(lacks);
}

static void what_a_line_does_not_say_is_told_where_it_matters(void)
{
    const char *lacks;
    counting("commissioner=NHS", "joint", NULL, false, &lacks);
    OT_SAME(lacks, "nhs_share");
    counting("commissioner=NHS", NULL, NULL, false, &lacks);
    OT_SAME(lacks, "commissioner");
    counting("source=DFG;commissioner=NHS", NULL, NULL, false, &lacks);
    CU_ASSERT_PTR_NULL(lacks);
    counting("source=iBCF;provider=CNWL", "LA", NULL, false, &lacks);
    OT_SAME(lacks, "provider");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_sound_expression_is_no_fault),
        OT_TEST(a_bad_expression_is_a_fault_of_its_cell),
        OT_TEST(what_it_names_must_exist),
        OT_TEST(clauses_hold_together),
        OT_TEST(a_joint_line_counts_by_its_shares),
        OT_TEST(what_a_line_does_not_say_is_told_where_it_matters),
    };
    return OT_TESTS_RUN("counts", tests);
}
