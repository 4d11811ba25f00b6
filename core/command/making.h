/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers made in a child process, several at once. */
#ifndef OT_COMMAND_MAKING_H
#define OT_COMMAND_MAKING_H

#include <stdbool.h>
#include <stddef.h>
#include "base/error.h"
#include "base/text.h"

struct ot_making {
    const char *const *file; /* of reports */
    size_t count;
    const char *template; /* a file; NULL: the shipped ones */
    bool private_;
    bool odt;     /* the ODT and its page, else the page alone */
    bool printed; /* with odt: and the ODT to be printed, see ot_paper_both */
};

/* What became of one report. */
struct ot_made {
    struct ot_text html, odt, printed; /* a page by a template of the ODT is left out */
    struct ot_error err; /* why there is no paper; "" where it was told before */
    bool by_the_program; /* err: of how the child ended */
};

/* Make all in one child, by as many threads as there are processors. Where that child
 * fails, each report gets a child of its own: one that is fatal to its child costs no
 * other. made: count, zeroed; filled in the order of the reports. Returns 128 + n where a
 * signal came, else 0. */
int ot_make_papers(const struct ot_making *making, struct ot_made *made);
void ot_made_free(struct ot_made *made);

#endif
