/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the supervisor answers to an analyst that asks out of turn, or for what it may not
 * have. */
#include "config.h"

#include "run/crew.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "harness.h"
#include "run/remote.h"
#include "scheme/job.h"

static void a_child_that_asks_out_of_turn_is_not_answered(void)
{
    struct ot_crew_terms terms = { .workers = 1 };
    struct ot_message odd = { .kind = OT_DIED },
                      job = { .kind = OT_EVALUATE, .draws = 1 };
    struct ot_message answer;
    int beside;
    struct ot_crew *crew = ot_crew_new(&terms, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(crew);
    ot_message_send(ot_crew_channel(crew), &job, -1);
    ot_crew_tend(crew);
    CU_ASSERT_EQUAL(ot_message_receive(ot_crew_channel(crew), &answer, &beside, false),
                    0);
    OT_HOLDS(answer.text, "without its sealed bytes");
    ot_message_send(ot_crew_channel(crew), &odd, -1);
    ot_crew_tend(crew);
    CU_ASSERT_EQUAL(ot_message_receive(ot_crew_channel(crew), &answer, &beside, true),
                    -1);
    ot_message_send(ot_crew_channel(crew), &job, -1);
    ot_crew_tend(crew);
    CU_ASSERT_EQUAL(ot_message_receive(ot_crew_channel(crew), &answer, &beside, false),
                    -1);
    ot_crew_free(crew);
}

/* A job that would be sound, were its plugin one that a plan finds. */
static int forge(const char *path)
{
    static const double one = 1;
    struct ot_column_of column[2] = { { .count = 1, .value = &one },
                                      { .count = 1, .value = &one } };
    struct ot_job job = { .path = path,
                          .scheme = "forged",
                          .draws = 1,
                          .periods = 1,
                          .planned = 1,
                          .years = &one,
                          .parameters = 1,
                          .inputs = 2,
                          .outputs = 2,
                          .parameter = column,
                          .input = column };
    struct ot_text bytes = { 0 };
    int sealed = memfd_create("forged", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    CU_ASSERT_EQUAL_FATAL(ot_job_pack(&job, &bytes, NULL), 0);
    CU_ASSERT_EQUAL_FATAL(write(sealed, bytes.bytes, bytes.length),
                          (ssize_t)bytes.length);
    CU_ASSERT_EQUAL_FATAL(fcntl(sealed, F_ADD_SEALS,
                                F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE),
                          0);
    ot_text_free(&bytes);
    return sealed;
}

/* What the crew answers to an analyst that asks this. */
static void ask(const char *folder, const struct ot_message *question, int beside,
                struct ot_message *answer)
{
    struct ot_plugin_folders folders = { &folder, 1 };
    struct ot_crew_terms terms = { .workers = 1, .each = { .folders = &folders } };
    const struct timespec pause = { .tv_nsec = 1000000 };
    struct ot_crew *crew = ot_crew_new(&terms, NULL);
    int got = -1;
    CU_ASSERT_PTR_NOT_NULL_FATAL(crew);
    CU_ASSERT_EQUAL(ot_message_send(ot_crew_channel(crew), question, beside), 0);
    for (int i = 0; i < 10000; i++) {
        ot_crew_tend(crew);
        if (ot_message_receive(ot_crew_channel(crew), answer, &got, false) == 0)
            break;
        nanosleep(&pause, NULL);
    }
    if (got >= 0)
        close(got);
    if (beside >= 0)
        close(beside);
    ot_crew_free(crew);
}

static void name(struct ot_message *question, const char *plugin)
{
    snprintf(question->text, sizeof question->text, "%s", plugin);
}

/* A plugin of another folder is sound, and no plan finds it. */
static void a_job_may_name_no_plugin_but_one_that_a_plan_finds(void)
{
    const char *folder = getenv("OUTTURN_TEST_PLUGINS");
    struct ot_message answer, question = { .kind = OT_EVALUATE, .draws = 1, .size = 16 };
    char path[1000];
    snprintf(path, sizeof path, "%s/sound.so", folder);
    name(&question, path);
    ask(folder, &question, forge(path), &answer);
    CU_ASSERT_EQUAL(answer.exit, OT_EXIT_OK);
    name(&question, "sound");
    ask(folder, &question, forge(path), &answer);
    CU_ASSERT_EQUAL(answer.exit, OT_EXIT_OK);
    ask(folder, &question, forge("/nowhere/sound.so"), &answer);
    CU_ASSERT_EQUAL(answer.exit, OT_EXIT_FAILED);
    OT_HOLDS(answer.text, "a job is for another plugin");

    name(&question, "/nowhere/sound.so");
    ask(folder, &question, forge("/nowhere/sound.so"), &answer);
    CU_ASSERT_EQUAL(answer.exit, OT_EXIT_PLUGIN);
    OT_HOLDS(answer.text, "/nowhere/sound.so: not the plugin of the kind \"sound\"");
    name(&question, "/etc/passwd");
    ask(folder, &question, forge("/etc/passwd"), &answer);
    CU_ASSERT_EQUAL(answer.exit, OT_EXIT_PLUGIN);
    OT_HOLDS(answer.text, "\"/etc/passwd\" is not the path of a plugin");
    snprintf(path, sizeof path, "%s/falls.so", getenv("OUTTURN_PLUGINS"));
    name(&question, path);
    ask(folder, &question, forge(path), &answer);
    CU_ASSERT_EQUAL(answer.exit, OT_EXIT_PLUGIN);
    OT_HOLDS(answer.text, "no plugin for the kind \"falls\"");
}

static void a_kind_is_described_by_no_plugin_but_one_that_a_plan_finds(void)
{
    const char *folder = getenv("OUTTURN_TEST_PLUGINS");
    struct ot_message answer, question = { .kind = OT_DESCRIBE };
    snprintf(question.text, sizeof question.text, "%s/sound.so", folder);
    ask(folder, &question, -1, &answer);
    CU_ASSERT_EQUAL(answer.exit, OT_EXIT_OK);
    snprintf(question.text, sizeof question.text, "%s/falls.so",
             getenv("OUTTURN_PLUGINS"));
    ask(folder, &question, -1, &answer);
    CU_ASSERT_EQUAL(answer.exit, OT_EXIT_PLUGIN);
    OT_HOLDS(answer.text, "no plugin for the kind \"falls\"");
}

static void a_request_names_a_plugin(void)
{
    struct ot_message answer, question = { .kind = OT_DESCRIBE };
    ask(getenv("OUTTURN_TEST_PLUGINS"), &question, -1, &answer);
    CU_ASSERT_EQUAL(answer.exit, OT_EXIT_INTERNAL);
    OT_SAME(answer.text, "a request names no plugin");
}

static void a_runner_whose_supervisor_is_gone_says_so(void)
{
    int ends[2];
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL_FATAL(ot_message_pair(ends, NULL), 0);
    struct ot_remote *remote = ot_remote_new(ends[0]);
    struct ot_runner runner = ot_remote_runner(remote);
    close(ends[1]);
    CU_ASSERT_PTR_NULL(runner.describe(runner.with, "falls", &err));
    OT_HOLDS(err.text, "the supervisor gives no answer");
    CU_ASSERT_PTR_NULL(ot_remote_kind(remote, 0));
    ot_remote_free(remote);
    close(ends[0]);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_child_that_asks_out_of_turn_is_not_answered),
        OT_TEST(a_job_may_name_no_plugin_but_one_that_a_plan_finds),
        OT_TEST(a_kind_is_described_by_no_plugin_but_one_that_a_plan_finds),
        OT_TEST(a_request_names_a_plugin),
        OT_TEST(a_runner_whose_supervisor_is_gone_says_so),
    };
    return OT_TESTS_RUN("crew", tests);
}
