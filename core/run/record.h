/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The run record: how a run went, beside the report that holds only what its figures
 * depend on. */
#ifndef OT_RUN_RECORD_H
#define OT_RUN_RECORD_H

#include <stdbool.h>

#include "base/text.h"

#define OT_RECORD_NAMESPACE "urn:outturn:run:1"

struct ot_record {
    const char *report, *report_sha256; /* file name */
    const char *script, *plan, *release;
    double seconds, timeout;
    size_t memory_mb;
    int exit;
    const char *body; /* the elements that the analyst added */
};
/* <plugin …/>: the binary that was used. */
void ot_record_plugin(struct ot_text *body, const char *kind, const char *path,
                      const char *sha256);
/* <lock …/>: what kept the analyst and the workers in. landlock: version; 0: none. */
void ot_record_lock(struct ot_text *body, const char *who, int landlock, bool calls);
/* The whole document. Text that XML cannot hold is written as "?". */
void ot_record_write(const struct ot_record *record, struct ot_text *into);

#endif
