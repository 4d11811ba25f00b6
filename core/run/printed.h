/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a script prints, on its way to standard error. */
#ifndef OT_RUN_PRINTED_H
#define OT_RUN_PRINTED_H

#include <stdbool.h>
#include <stddef.h>

/* Write the lines to a descriptor; what cannot be written is lost. terminal: the cursor
 * may stand at the beginning of a line that shows how the run goes (ot_limits.progress);
 * the rest of it is cleared, in the same write, so that nothing comes between. */
void ot_printed_write(int to, bool terminal, const char *bytes, size_t length);

#endif
