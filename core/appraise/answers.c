/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of what is in memory, the newest first. */
#include "config.h"

#include "appraise/answers.h"

/* Of all evaluations together; the newest is kept whatever its size. */
#define KEPT_BYTES ((size_t)4 << 20)

static size_t bytes_of(const struct ot_answer *answer)
{
    return answer->outputs * answer->periods * answer->draws * sizeof(double);
}

static void drop(struct ot_kept_answer *kept)
{
    ot_answer_free(&kept->answer);
    kept->count = 0;
}

/* What is too large to be copied, or finds no memory, is dropped. */
static void settle(struct ot_kept_answer *kept)
{
    if (bytes_of(&kept->answer) > KEPT_BYTES || ot_answer_own(&kept->answer) != 0)
        drop(kept);
}

/* Leaves on the list what fits, and the newest. */
static void tidy(struct ot_appraisal *appraisal)
{
    struct ot_kept_answer **at = &appraisal->kept;
    size_t bytes = 0;
    while (*at) {
        struct ot_kept_answer *kept = *at;
        bytes += kept->count ? bytes_of(&kept->answer) : 0;
        if (kept->count && bytes > KEPT_BYTES && kept != appraisal->kept)
            drop(kept);
        if (kept->count)
            at = &kept->older;
        else
            *at = kept->older;
    }
}

int ot_answers_run(void *with, const struct ot_job *job, struct ot_answer *answer,
                   struct ot_error *err)
{
    struct ot_appraisal *appraisal = with;
    for (struct ot_kept_answer *kept = appraisal->kept; kept; kept = kept->older)
        if (kept->answer.lent)
            settle(kept);
    tidy(appraisal);
    return appraisal->runner->run(appraisal->runner->with, job, answer, err);
}

static void release(void *thing)
{
    ot_answer_free(&((struct ot_kept_answer *)thing)->answer);
}

struct ot_kept_answer *ot_kept_answer_new(struct ot_graph *graph)
{
    struct ot_kept_answer *kept = ot_arena_array(graph->arena, 1, sizeof *kept);
    if (!kept || ot_graph_own(graph, kept, release) != 0)
        return NULL;
    return kept;
}

int ot_answers_keep(struct ot_appraisal *appraisal, struct ot_kept_answer *kept,
                    const struct ot_job *job, struct ot_error *err)
{
    drop(kept);
    if (ot_answers_run(appraisal, job, &kept->answer, err) != 0)
        return -1;
    kept->first = job->first;
    kept->count = job->draws;
    kept->older = appraisal->kept;
    appraisal->kept = kept;
    tidy(appraisal);
    return 0;
}
