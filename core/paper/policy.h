/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content security policy of a page: its own styles, by their hashes, and nothing
 * from outside. */
#ifndef OT_PAPER_POLICY_H
#define OT_PAPER_POLICY_H

#include "base/text.h"

/* Append a style's SHA-256 to the sources of a policy. -1: it asks for something by url,
 * import, image, src or //, or a backslash hides what it asks for. */
int ot_policy_allow(const char *css, struct ot_text *sources);
/* Append the policy that allows these styles and no others, as an element meta. */
void ot_policy_write(const struct ot_text *sources, struct ot_text *into);

#endif
