/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all papers share is compiled first, and none of them changes it. */
#include "config.h"

#include "paper/papers.h"

#include "base/threads.h"
#include "report/memory.h"
#include "report/schema.h"

#define STACK ((size_t)8 << 20) /* a template may call itself a thousand times */

/* The regions of all threads together are a part of what a process may take. */
#define REGIONS ((size_t)256 << 20)
#define THREADS 64

struct making {
    const struct ot_papers *papers;
    struct ot_sheet *sheet, *odt_sheet;
    struct ot_region *region[THREADS]; /* of each thread */
};

static void make(void *with, size_t part, unsigned thread)
{
    const struct making *m = with;
    struct ot_papers_one *one = &m->papers->one[part];
    struct ot_paper paper = m->papers->paper[part];
    size_t before = ot_memory_failures();
    paper.sheet = m->sheet;
    paper.odt_sheet = m->odt_sheet;
    ot_memory_open(m->region[thread]);
    int failed = m->papers->odt
                     ? ot_paper_both(&paper, &one->html, &one->odt,
                                     m->papers->printed ? &one->printed : NULL, &one->err)
                     : ot_paper_html(&paper, &one->html, &one->err);
    ot_memory_close();
    if (ot_memory_failures() > before)
        failed = ot_error_memory(&one->err);
    if (!failed)
        return;
    ot_text_free(&one->html);
    ot_text_free(&one->odt);
    ot_text_free(&one->printed);
}

static void share(struct making *m, unsigned threads)
{
    struct ot_threads *sharing = ot_threads_deep(threads, STACK);
    unsigned count = ot_threads_count(sharing);
    size_t share = REGIONS / count,
           bytes = share < OT_MEMORY_REGION ? share : OT_MEMORY_REGION;
    for (unsigned i = 0; i < count; i++)
        m->region[i] = ot_region_new(bytes);
    ot_threads_share(sharing, m->papers->count, make, m);
    for (unsigned i = 0; i < count; i++)
        ot_region_free(m->region[i]);
    ot_threads_free(sharing);
}

int ot_papers_make(const struct ot_papers *papers, struct ot_error *err)
{
    struct making m = { .papers = papers };
    unsigned threads = papers->threads;
    int failed = -1;
    if (papers->count == 0)
        return 0;
    if (threads > papers->count)
        threads = (unsigned)papers->count;
    if (ot_report_schema_ready(err) != 0 ||
        !(m.sheet = ot_paper_sheet(papers->paper, err)))
        goto out;
    if (papers->odt && !(m.odt_sheet = ot_odt_sheet(papers->paper, err)))
        goto out;
    share(&m, threads);
    failed = 0;
out:
    ot_sheet_free(m.sheet);
    ot_sheet_free(m.odt_sheet);
    return failed;
}

void ot_papers_free(struct ot_papers_one *one, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ot_text_free(&one[i].html);
        ot_text_free(&one[i].odt);
        ot_text_free(&one[i].printed);
    }
}
