/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers of several reports, made at once by threads. */
#ifndef OT_PAPER_PAPERS_H
#define OT_PAPER_PAPERS_H

#include "paper/odt.h"

/* One of them: the page, the ODTs where they are wanted, or why there is neither. */
struct ot_papers_one {
    struct ot_text html, odt, printed; /* see ot_paper_both */
    struct ot_error err;               /* exit 0: made */
};

struct ot_papers {
    const struct ot_paper *paper; /* the first one's templates hold for all */
    size_t count;
    bool odt, printed;         /* not the page alone; and the ODT to be printed */
    unsigned threads;          /* at most so many; 0 or 1: the caller's alone */
    struct ot_papers_one *one; /* of each paper: zeroed by the caller, then filled */
};

/* Make all: the bytes do not depend on the threads. -1: err, a template that cannot be
 * compiled (exit 4), or memory. A paper that could not be made says so in its own. */
int ot_papers_make(const struct ot_papers *papers, struct ot_error *err);
void ot_papers_free(struct ot_papers_one *one, size_t count);

#endif
