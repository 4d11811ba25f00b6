/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all papers share is compiled first, and none of them changes it. */
#include "config.h"

#include "paper/papers.h"

#include "base/threads.h"
#include "report/memory.h"
#include "report/schema.h"

#define STACK ((size_t)8 << 20) /* a template may call itself a thousand times */

struct making {
    const struct ot_papers *papers;
    struct ot_sheet *sheet, *odt_sheet;
};

static void make(void *with, size_t part, unsigned thread)
{
    const struct making *m = with;
    struct ot_papers_one *one = &m->papers->one[part];
    struct ot_paper paper = m->papers->paper[part];
    size_t before = ot_memory_failures();
    (void)thread;
    paper.sheet = m->sheet;
    paper.odt_sheet = m->odt_sheet;
    int failed = m->papers->odt ? ot_paper_both(&paper, &one->html, &one->odt, &one->err)
                                : ot_paper_html(&paper, &one->html, &one->err);
    if (ot_memory_failures() > before)
        failed = ot_error_memory(&one->err);
    if (!failed)
        return;
    ot_text_free(&one->html);
    ot_text_free(&one->odt);
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
    struct ot_threads *sharing = ot_threads_deep(threads, STACK);
    ot_threads_share(sharing, papers->count, make, &m);
    ot_threads_free(sharing);
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
    }
}
