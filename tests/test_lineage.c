/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nodes and assumptions as XML. */
#include "config.h"

#include "harness.h"
#include "report/lineage.h"
#include "sample.h"
#include "value/force.h"

static struct ot_graph *graph;

/* What `put` writes of the lineage of node; owned by the caller. */
static struct ot_text written(struct ot_node *node,
                              void (*put)(const struct ot_shown *, struct ot_tree *,
                                          xmlNode *))
{
    struct ot_shown shown;
    struct ot_tree tree;
    struct ot_text text = { 0 };
    ot_force(graph, node, NULL);
    CU_ASSERT_EQUAL(ot_lineage(&node, 1, graph->arena, &shown.node, &shown.count), 0);
    xmlNode *root = ot_tree_start(&tree, "report", "urn:x", NULL);
    put(&shown, &tree, root);
    CU_ASSERT_EQUAL(ot_tree_write(&tree, &text), 0);
    xmlFreeDoc(tree.doc);
    return text;
}

static void numbers_nodes_by_their_place(void)
{
    char id[OT_NODE_ID_ROOM];
    struct ot_shown shown;
    sample_spend(graph, 9, 9, "not shown");
    struct ot_node *a = sample_spend(graph, 1, 2, "a"),
                   *b = sample_spend(graph, 2, 3, "b");
    struct ot_node *sum = ot_graph_add(graph, b, a, NULL);
    CU_ASSERT_EQUAL(ot_lineage(&sum, 1, graph->arena, &shown.node, &shown.count), 0);
    OT_SAME(ot_shown_id(&shown, a, id), "n1");
    OT_SAME(ot_shown_id(&shown, b, id), "n2");
    OT_SAME(ot_shown_id(&shown, sum, id), "n3");
}

static void a_leaf_has_its_cell_and_paper(void)
{
    struct ot_text text =
        written(sample_spend(graph, 0.1, 20, "Spend"), ot_shown_lineage);
    OT_HOLDS(text.bytes, "<node id=\"n1\" operation=\"leaf\" label=\"Spend\" "
                         "value=\"0.10000000000000001\" unit=\"GBP\" prices=\"cash\" "
                         "price-year=\"2015-16\" quality=\"published\">");
    OT_HOLDS(text.bytes,
             "<leaf table=\"spend\" file=\"spend.csv\" row=\"20\" column=\"6\" "
             "printed=\"150,000\" source=\"S1F schemes\" "
             "paper=\"Better Care Fund template part 2\"/>");
    ot_text_free(&text);
}

static void an_uprated_node_has_factor_and_index(void)
{
    struct ot_prices to = { OT_PRICE_REAL, 2016 };
    struct ot_node *node = ot_graph_uprate(graph, sample_spend(graph, 100, 2, "Spend"),
                                           1.02, to, "GDP deflator, x to y", true, NULL);
    struct ot_text text = written(node, ot_shown_lineage);
    OT_HOLDS(text.bytes,
             "operation=\"uprate\" label=\"Spend\" value=\"102\" unit=\"GBP\" "
             "prices=\"real\" price-year=\"2016-17\" quality=\"published\" "
             "provisional=\"true\" factor=\"1.02\" "
             "index=\"GDP deflator, x to y\">");
    OT_HOLDS(text.bytes, "<operand node=\"n1\"/>");
    ot_text_free(&text);
}

static int fill(const struct ot_call *call, const struct ot_node *node, double *into,
                struct ot_error *err)
{
    (void)call;
    (void)node;
    (void)err;
    into[0] = 2.5;
    into[1] = 0.0 / 0.0;
    return 0;
}

static void a_hook_has_its_column_and_how(void)
{
    static const struct ot_call call = { .force = fill };
    struct ot_node *node = ot_graph_call(graph, OT_NODE_HOOK, &call, 0, 2, NULL,
                                         sample_unit("fall"), (struct ot_prices){ 0 },
                                         "Falls", "people × rate", "e7", NULL, 0, NULL);
    struct ot_text text =
        written(ot_graph_period(graph, node, 0, NULL), ot_shown_lineage);
    OT_HOLDS(text.bytes, "evaluation=\"e7\" how=\"people × rate\">");
    OT_HOLDS(text.bytes, "<period value=\"2.5\"/>\n        <period/>");
    OT_HOLDS(text.bytes,
             "operation=\"period\" label=\"Falls\" value=\"2.5\" unit=\"fall\" "
             "quality=\"published\" period=\"1\">");
    ot_text_free(&text);
}

static void the_same_assumption_stands_once(void)
{
    struct ot_node *sum =
        ot_graph_add(graph, sample_rate_ratio(graph), sample_rate_ratio(graph), NULL);
    struct ot_text text = written(sum, ot_shown_assumptions);
    const char *first = strstr(text.bytes, "<assumption ");
    OT_HOLDS(text.bytes, "<assumption nodes=\"n1 n2\" "
                         "label=\"Rate ratio of falls, exercise\" "
                         "value=\"0.77000000000000002\" unit=\"1\" quality=\"estimated\" "
                         "grade=\"strong\" low=\"0.70999999999999996\"");
    CU_ASSERT_PTR_NOT_NULL_FATAL(first);
    CU_ASSERT_PTR_NULL(strstr(first + 1, "<assumption "));
    ot_text_free(&text);
}

static void no_assumption_makes_no_list(void)
{
    struct ot_text text = written(sample_spend(graph, 1, 2, "a"), ot_shown_assumptions);
    CU_ASSERT_PTR_NULL(strstr(text.bytes, "assumption"));
    ot_text_free(&text);
}

static void a_year_has_both_its_ends(void)
{
    char into[OT_PRICES_ROOM];
    OT_SAME(ot_year_words(2015, into), "2015-16");
    OT_SAME(ot_year_words(1999, into), "1999-00");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(numbers_nodes_by_their_place),
        OT_TEST(a_leaf_has_its_cell_and_paper),
        OT_TEST(an_uprated_node_has_factor_and_index),
        OT_TEST(a_hook_has_its_column_and_how),
        OT_TEST(the_same_assumption_stands_once),
        OT_TEST(no_assumption_makes_no_list),
        OT_TEST(a_year_has_both_its_ends),
    };
    graph = ot_graph_new();
    int failed = OT_TESTS_RUN("lineage", tests);
    ot_graph_free(graph);
    return failed;
}
