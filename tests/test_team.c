/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several workers answer together. */
#include "config.h"

#include "run/team.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "harness.h"

static struct ot_team *team;

/* A team of two that have taken these batches, and computed so many draws each. */
static void form(size_t first_took, size_t second_took, uint64_t draws)
{
    CU_ASSERT_PTR_NULL_FATAL(ot_team_form(team, "falls", 7));
    ot_queue_open(team->queue);
    for (size_t i = 0; i <= first_took || i <= second_took; i++)
        ot_queue_take(team->queue, i == first_took ? 0 : i == second_took ? 1 : 9);
    for (int i = 0; i < 2; i++)
        team->member[i].answer = (struct ot_message){ .kind = OT_DONE, .draws = draws };
}

static void fail(int member, const char *why)
{
    struct ot_message *answer = &team->member[member].answer;
    answer->exit = OT_EXIT_FAILED;
    snprintf(answer->text, sizeof answer->text, "%s", why);
}

static void together_they_answer_for_all_draws(void)
{
    form(4, 5, 100);
    struct ot_message answer = ot_team_answer(team, 2, 200);
    CU_ASSERT(answer.kind == OT_DONE && answer.exit == OT_EXIT_OK);
    CU_ASSERT_EQUAL(answer.store, 7);
    CU_ASSERT_EQUAL(ot_team_answer(team, 1, 100).exit, OT_EXIT_OK);
    CU_ASSERT_EQUAL(ot_team_answer(team, 1, 0).exit, OT_EXIT_OK);
    ot_team_dismiss(team);
}

static void draws_that_were_left_out_or_made_twice_are_no_answer(void)
{
    form(4, 5, 100);
    struct ot_message answer = ot_team_answer(team, 2, 201);
    CU_ASSERT(answer.kind == OT_DIED && answer.exit == OT_EXIT_FAILED);
    OT_SAME(answer.text, "left out some of the draws");
    CU_ASSERT_EQUAL(ot_team_answer(team, 2, 199).kind, OT_DIED);
    ot_team_dismiss(team);
}

static void of_faults_that_of_the_earliest_batch_counts(void)
{
    form(6, 3, 0);
    fail(0, "in batch 6");
    OT_SAME(ot_team_answer(team, 2, 1).text, "in batch 6");
    fail(1, "in batch 3");
    OT_SAME(ot_team_answer(team, 2, 1).text, "in batch 3");
    ot_team_dismiss(team);
    form(2, 3, 0);
    fail(1, "in batch 3");
    OT_SAME(ot_team_answer(team, 2, 1).text, "in batch 3");
    fail(0, "in batch 2");
    OT_SAME(ot_team_answer(team, 2, 1).text, "in batch 2");
    ot_team_dismiss(team);
}

static void its_memory_grows_and_cannot_shrink(void)
{
    struct stat status;
    form(0, 1, 1);
    CU_ASSERT_EQUAL(ot_team_make_room(team, 100000), 0);
    CU_ASSERT_EQUAL(ot_team_make_room(team, 5), 0);
    CU_ASSERT_EQUAL(fstat(team->store, &status), 0);
    CU_ASSERT_EQUAL(status.st_size, 100000);
    CU_ASSERT_EQUAL(ftruncate(team->store, 5), -1);
    int store = team->store;
    ot_team_dismiss(team);
    CU_ASSERT_EQUAL(fcntl(store, F_GETFD), -1);
    OT_SAME(team->name, "");
    ot_team_dismiss(team); /* of none: nothing */
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(together_they_answer_for_all_draws),
        OT_TEST(draws_that_were_left_out_or_made_twice_are_no_answer),
        OT_TEST(of_faults_that_of_the_earliest_batch_counts),
        OT_TEST(its_memory_grows_and_cannot_shrink),
    };
    team = calloc(1, sizeof *team);
    int status = team ? OT_TESTS_RUN("team", tests) : 1;
    free(team);
    return status;
}
