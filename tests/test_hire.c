/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A worker, from the outside: it does one thing after another, and its end is explained.
 */
#include "config.h"

#include "run/hire.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "harness.h"

static struct ot_plugin_folders folders(void)
{
    static const char *path[1];
    path[0] = getenv("OUTTURN_TEST_PLUGINS");
    return (struct ot_plugin_folders){ .count = 1, .path = path };
}

static struct ot_hire started(const struct ot_hire_terms *terms)
{
    struct ot_hire hire;
    int store = memfd_create("store", MFD_CLOEXEC);
    CU_ASSERT_PTR_NULL(ot_hire_start(&hire, terms, store, NULL));
    close(store);
    return hire;
}

static struct ot_message ask(const struct ot_hire *hire, const char *kind, int into)
{
    struct ot_message question = { .kind = OT_DESCRIBE }, answer = { .draws = 0 };
    int beside;
    snprintf(question.text, sizeof question.text, "%s", kind);
    CU_ASSERT_EQUAL(ot_message_send(hire->channel, &question, into), 0);
    CU_ASSERT_EQUAL(ot_message_receive(hire->channel, &answer, &beside, true), 0);
    CU_ASSERT_EQUAL(beside, -1);
    return answer;
}

static void wait_until_ended(const struct ot_hire *hire)
{
    for (int i = 0; i < 5000 && !ot_child_has_ended(hire->pid); i++)
        usleep(1000);
    CU_ASSERT(ot_child_has_ended(hire->pid));
}

static void a_worker_serves_until_it_has_refused(void)
{
    struct ot_plugin_folders in = folders();
    struct ot_hire_terms terms = { .folders = &in, .seconds = 5 };
    struct ot_hire hire = started(&terms);
    struct ot_child_end how;
    int kind = memfd_create("kind", MFD_CLOEXEC);
    struct ot_message answer = ask(&hire, "sound", kind);
    CU_ASSERT(answer.kind == OT_DONE && answer.exit == OT_EXIT_OK);
    CU_ASSERT(lseek(kind, 0, SEEK_CUR) > 0);
    CU_ASSERT(ot_hire_serves(&hire, &terms));

    answer = ask(&hire, "nowhere", kind);
    CU_ASSERT_EQUAL(answer.exit, OT_EXIT_INTERNAL);
    OT_HOLDS(answer.text, "asked for a second plugin, nowhere");
    wait_until_ended(&hire);
    CU_ASSERT_FALSE(ot_hire_serves(&hire, &terms));
    ot_hire_end(&hire, &how);
    CU_ASSERT_EQUAL(hire.pid, 0);
    CU_ASSERT_FALSE(ot_hire_serves(&hire, &terms));
    close(kind);
}

static void one_that_is_older_than_a_job_may_last_serves_no_more(void)
{
    struct ot_plugin_folders in = folders();
    struct ot_hire_terms terms = { .folders = &in, .seconds = 5 };
    struct ot_hire hire = started(&terms);
    struct ot_child_end how;
    CU_ASSERT(ot_hire_serves(&hire, &terms));
    hire.born -= 5.5;
    CU_ASSERT_FALSE(ot_hire_serves(&hire, &terms));
    ot_hire_end(&hire, &how);
}

/* Maps of a process that others may share: the store is mapped by a job alone. */
static size_t shared_maps(pid_t pid)
{
    char path[64], line[512], mode[8] = "";
    size_t found = 0;
    snprintf(path, sizeof path, "/proc/%d/maps", (int)pid);
    FILE *maps = fopen(path, "r");
    CU_ASSERT_PTR_NOT_NULL_FATAL(maps);
    while (fgets(line, sizeof line, maps))
        found += sscanf(line, "%*s %7s", mode) == 1 && mode[3] == 's';
    fclose(maps);
    return found;
}

static void a_worker_shares_its_own_queue_and_no_other(void)
{
    struct ot_plugin_folders in = folders();
    struct ot_hire_terms terms = { .folders = &in, .seconds = 5 };
    struct ot_queue *own = ot_queue_new(), *other = ot_queue_new();
    struct ot_hire hire[2];
    struct ot_child_end how;
    int store = memfd_create("store", MFD_CLOEXEC);
    CU_ASSERT_FATAL(own && other);
    CU_ASSERT_PTR_NULL(ot_hire_start(&hire[0], &terms, store, other));
    CU_ASSERT_PTR_NULL(ot_hire_start(&hire[1], &terms, store, own));
    CU_ASSERT_EQUAL(shared_maps(getpid()), 2);
    for (int i = 0; i < 2; i++) {
        CU_ASSERT_EQUAL(shared_maps(hire[i].pid), 1);
        ot_hire_end(&hire[i], &how);
    }
    close(store);
    ot_queue_free(own);
    ot_queue_free(other);
}

static void how_a_worker_came_to_its_end_is_said(void)
{
    struct ot_plugin_folders in = folders();
    struct ot_hire_terms terms = { .folders = &in, .seconds = 1.5 };
    struct ot_hire hire = started(&terms);
    struct ot_child_end how;
    struct ot_message said;
    kill(hire.pid, SIGKILL);
    wait_until_ended(&hire);
    ot_hire_end(&hire, &how);
    ot_hire_explain(&terms, &how, false, &said);
    CU_ASSERT(said.kind == OT_DIED && said.exit == OT_EXIT_FAILED);
    OT_SAME(said.text, "crashed with SIGKILL (Killed)");
    ot_hire_explain(&terms, &how, true, &said);
    OT_SAME(said.text, "did not end within 1.5 seconds and was stopped");
    how.status = 3 << 8;
    ot_hire_explain(&terms, &how, false, &said);
    OT_SAME(said.text, "ended its process, with status 3 and without an answer");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_worker_serves_until_it_has_refused),
        OT_TEST(one_that_is_older_than_a_job_may_last_serves_no_more),
        OT_TEST(a_worker_shares_its_own_queue_and_no_other),
        OT_TEST(how_a_worker_came_to_its_end_is_said),
    };
    return OT_TESTS_RUN("hire", tests);
}
