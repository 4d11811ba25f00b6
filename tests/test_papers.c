/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers that are made at once are those that are made one by one. */
#include "config.h"

#include <stdlib.h>

#include "harness.h"
#include "paper/papers.h"
#include "paper_desk.h"
#include "sample.h"

#define PAPERS 12
#define ODD 5   /* no report */
#define WRONG 7 /* a report that is not valid */

static struct ot_text charts;
static char *plain, *wrong;

static void read_reports(void)
{
    charts = paper_with_charts();
    plain = sample_xml();
    wrong = sample_xml();
    memcpy(strstr(wrong, "<section"), "<sectiom", 8);
    memcpy(strstr(wrong, "</section"), "</sectiom", 9);
}

static struct ot_paper paper_of(size_t i)
{
    if (!plain)
        read_reports();
    static const char *const file[PAPERS] = { "a", "b", "c", "d", "e", "f",
                                              "g", "h", "i", "j", "k", "l" };
    const char *report = i == ODD     ? "<a/>"
                         : i == WRONG ? wrong
                         : i % 2      ? plain
                                      : ot_text_string(&charts);
    return (struct ot_paper){ .report = report,
                              .length = strlen(report),
                              .file = file[i],
                              .private_ = i % 3 == 0 };
}

static void make(unsigned threads, bool odt, struct ot_papers_one *one)
{
    struct ot_paper paper[PAPERS];
    const struct ot_papers papers = {
        .paper = paper, .count = PAPERS, .odt = odt, .threads = threads, .one = one
    };
    for (size_t i = 0; i < PAPERS; i++)
        paper[i] = paper_of(i);
    CU_ASSERT_EQUAL_FATAL(ot_papers_make(&papers, NULL), 0);
}

static void check_one(size_t i, const struct ot_papers_one *one, bool odt)
{
    const struct ot_paper paper = paper_of(i);
    struct ot_text html = { 0 }, package = { 0 };
    struct ot_error err = { 0 };
    int failed = odt ? ot_paper_both(&paper, &html, &package, NULL, &err)
                     : ot_paper_html(&paper, &html, &err);
    CU_ASSERT_EQUAL(failed ? err.exit : OT_EXIT_OK, one->err.exit);
    OT_SAME(one->err.text, err.text);
    if (!failed) {
        OT_SAME(ot_text_string(&one->html), ot_text_string(&html));
        CU_ASSERT_EQUAL_FATAL(one->odt.length, package.length);
        CU_ASSERT(package.length == 0 ||
                  memcmp(one->odt.bytes, package.bytes, package.length) == 0);
    }
    ot_text_free(&html);
    ot_text_free(&package);
}

static void are_those_that_are_made_one_by_one(void)
{
    for (int odt = 0; odt < 2; odt++) {
        struct ot_papers_one one[PAPERS] = { 0 };
        make(4, odt, one);
        for (size_t i = 0; i < PAPERS; i++)
            check_one(i, &one[i], odt);
        ot_papers_free(one, PAPERS);
    }
}

static void each_tells_its_own_fault(void)
{
    struct ot_papers_one one[PAPERS] = { 0 };
    make(3, true, one);
    CU_ASSERT_EQUAL(one[ODD].err.exit, OT_EXIT_INPUT);
    OT_HOLDS(one[ODD].err.text, "f: not a report");
    CU_ASSERT_EQUAL(one[WRONG].err.exit, OT_EXIT_FAILED);
    OT_HOLDS(one[WRONG].err.text, "h is not a valid report");
    CU_ASSERT_EQUAL(one[ODD].html.length + one[WRONG].odt.length, 0);
    CU_ASSERT(one[0].html.length > 0 && one[0].odt.length > 0);
    ot_papers_free(one, PAPERS);
}

static void a_template_at_fault_is_told_once(void)
{
    struct ot_paper paper[PAPERS];
    struct ot_papers_one one[PAPERS] = { 0 };
    struct ot_error err = { 0 };
    const struct ot_papers papers = {
        .paper = paper, .count = PAPERS, .threads = 2, .one = one
    };
    for (size_t i = 0; i < PAPERS; i++) {
        paper[i] = paper_of(i);
        paper[i].template = "<no/>";
        paper[i].template_length = 5;
        paper[i].template_file = "ours.xsl";
    }
    CU_ASSERT_EQUAL(ot_papers_make(&papers, &err), -1);
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_SCRIPT);
    OT_HOLDS(err.text, "ours.xsl");
    CU_ASSERT_EQUAL(one[0].html.length, 0);
}

static void no_papers_are_soon_made(void)
{
    const struct ot_papers papers = { .threads = 2 };
    CU_ASSERT_EQUAL(ot_papers_make(&papers, NULL), 0);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(are_those_that_are_made_one_by_one),
        OT_TEST(each_tells_its_own_fault),
        OT_TEST(a_template_at_fault_is_told_once),
        OT_TEST(no_papers_are_soon_made),
    };
    int failed = OT_TESTS_RUN("papers", tests);
    ot_text_free(&charts);
    free(plain);
    free(wrong);
    return failed;
}
