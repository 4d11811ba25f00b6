/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose a parameter is, where a choice rests on several of one name. */
#include "config.h"

#include "appraise/worth_knowing.h"

#include "varied.h"

#define DRAWS 2000

static struct ot_graph *graph;

static struct ot_node *unknown(const char *label, uint64_t key)
{
    return varied(graph, "1", label, 10, 3, key, DRAWS);
}

static const struct ot_line *line_of(const struct ot_lines *lines, const char *name)
{
    for (size_t i = 0; i < lines->count; i++)
        if (strcmp(lines->line[i].name, name) == 0)
            return &lines->line[i];
    return NULL;
}

/* Two options that are each made of a parameter of their own and of one that they share.
 */
static struct ot_lines choose(const char *own, const char *other)
{
    static const char *const whose[] = { "Falls", "Bridging" };
    struct ot_node *shared = unknown("Value", 3), *rests_on[2];
    struct ot_choice choice = { .graph = graph,
                                .rests_on = rests_on,
                                .nodes = 2,
                                .whose = whose,
                                .options = 2,
                                .draws = DRAWS,
                                .unit = sample_unit("1") };
    struct ot_lines lines = { 0 };
    const double *net[2];
    double *column[2];
    rests_on[0] = ot_graph_add(graph, unknown(own, 1), shared, NULL);
    rests_on[1] = ot_graph_add(graph, unknown(other, 2), shared, NULL);
    for (size_t i = 0; i < 2; i++) {
        net[i] = column[i] = malloc(DRAWS * sizeof(double));
        CU_ASSERT_EQUAL_FATAL(ot_sample(graph, rests_on[i], column[i], NULL), 0);
    }
    choice.net_benefit = net;
    CU_ASSERT_EQUAL_FATAL(ot_worth_knowing(&choice, &lines, NULL), 0);
    free(column[0]);
    free(column[1]);
    return lines;
}

static void of_two_parameters_of_one_name_each_says_whose_it_is(void)
{
    struct ot_lines lines = choose("Deadweight", "Deadweight");
    CU_ASSERT_EQUAL(lines.count, 3);
    CU_ASSERT_PTR_NOT_NULL(line_of(&lines, "Deadweight (Falls)"));
    CU_ASSERT_PTR_NOT_NULL(line_of(&lines, "Deadweight (Bridging)"));
    CU_ASSERT_PTR_NOT_NULL(line_of(&lines, "Value"));
}

static void one_that_has_its_name_alone_goes_by_it(void)
{
    struct ot_lines lines = choose("Deadweight", "Take-up");
    CU_ASSERT_PTR_NOT_NULL(line_of(&lines, "Deadweight"));
    CU_ASSERT_PTR_NOT_NULL(line_of(&lines, "Take-up"));
}

static void what_both_share_decides_nothing_between_them(void)
{
    struct ot_lines lines = choose("Deadweight", "Take-up");
    const struct ot_line *own = line_of(&lines, "Deadweight");
    const struct ot_line *shared = line_of(&lines, "Value");
    CU_ASSERT_FATAL(own && shared);
    CU_ASSERT(shared->cell[0].node->value[0] < 0.1 * own->cell[0].node->value[0]);
    CU_ASSERT_PTR_EQUAL(&lines.line[2], shared);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(of_two_parameters_of_one_name_each_says_whose_it_is),
        OT_TEST(one_that_has_its_name_alone_goes_by_it),
        OT_TEST(what_both_share_decides_nothing_between_them),
    };
    graph = ot_graph_new();
    int failed = OT_TESTS_RUN("worth_knowing", tests);
    ot_graph_free(graph);
    return failed;
}
