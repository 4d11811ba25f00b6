/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart's data keep their bits on the way to XML and back. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "harness.h"
#include "report/chart.h"
#include "report/document.h"
#include "sample.h"

static void writes_numbers_that_read_back_the_same(void)
{
    char *xml = sample_xml();
    CU_ASSERT_PTR_NOT_NULL_FATAL(xml);
    OT_HOLDS(xml, "<chart kind=\"cost-per-outcome\">");
    OT_HOLDS(xml, "<axis of=\"x\" label=\"Cost of each fall avoided\" unit=\"GBP/fall\" "
                  "prices=\"cash\" price-year=\"2015-16\"/>");
    OT_HOLDS(xml,
             "<point label=\"Falls service\" x=\"0.3333333333333333\" low=\"-1e-09\" "
             "high=\"100000.25\"");
    OT_HOLDS(xml, "<point label=\"Bed days\" missing=\"the plan records none\"/>");
    OT_HOLDS(xml, "<point y=\"1\" cannot-be-given=\"nothing was avoided\"/>");
    free(xml);
}

static xmlNode *find(xmlDoc *doc)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    for (xmlNode *s = ot_document_child(root, "section"); s;
         s = ot_document_next(s, "section"))
        if (ot_document_child(s, "chart"))
            return ot_document_child(s, "chart");
    return NULL;
}

static void reads_what_was_written(void)
{
    char *xml = sample_xml();
    xmlDoc *doc = ot_document_report(xml, strlen(xml), "r.xml", NULL);
    struct ot_arena *arena = ot_arena_new();
    struct ot_chart *chart = ot_chart_read(arena, find(doc), NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(chart);
    CU_ASSERT_EQUAL(chart->kind, OT_CHART_COST_PER_OUTCOME);
    OT_SAME(chart->title, "Falls cost less than £600 & more");
    OT_SAME(chart->x.unit, "GBP/fall");
    CU_ASSERT_PTR_NULL(chart->y.label);
    CU_ASSERT_EQUAL_FATAL(chart->count, 2);
    CU_ASSERT_EQUAL(chart->series[0].role, OT_ROLE_PLANNED);
    CU_ASSERT_EQUAL_FATAL(chart->series[0].points, 2);
    CU_ASSERT_EQUAL(chart->series[0].point[0].x, 1.0 / 3);
    CU_ASSERT_EQUAL(chart->series[0].point[0].low, -1e-9);
    CU_ASSERT_TRUE(isnan(chart->series[0].point[0].y));
    OT_SAME(chart->series[0].point[0].high_label, "0.83");
    OT_SAME(chart->series[0].point[1].missing, "the plan records none");
    CU_ASSERT_EQUAL(chart->series[1].role, OT_ROLE_NONE);
    OT_SAME(chart->series[1].point[0].cannot_be_given, "nothing was avoided");
    ot_arena_free(arena);
    xmlFreeDoc(doc);
    free(xml);
}

static void refuses_a_kind_or_a_role_that_it_does_not_know(void)
{
    static const char kind[] =
        "<chart xmlns=\"urn:outturn:report:1\" kind=\"pie\"><title>A</title></chart>";
    static const char role[] = "<chart xmlns=\"urn:outturn:report:1\" kind=\"spend\">"
                               "<title>A</title><series role=\"slice\"/></chart>";
    const char *const text[] = { kind, role };
    const char *const said[] = { "kind \"pie\"", "role \"slice\"" };
    for (size_t i = 0; i < 2; i++) {
        struct ot_error err = { 0 };
        struct ot_arena *arena = ot_arena_new();
        unsigned line;
        xmlDoc *doc = ot_document_parse(text[i], strlen(text[i]), &line, &err);
        CU_ASSERT_PTR_NULL(ot_chart_read(arena, xmlDocGetRootElement(doc), &err));
        OT_HOLDS(err.text, said[i]);
        xmlFreeDoc(doc);
        ot_arena_free(arena);
    }
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(writes_numbers_that_read_back_the_same),
        OT_TEST(reads_what_was_written),
        OT_TEST(refuses_a_kind_or_a_role_that_it_does_not_know),
    };
    return OT_TESTS_RUN("chart", tests);
}
