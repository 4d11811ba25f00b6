/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content security policy of a page: its own styles, by their hashes, and nothing
 * from outside. */
#ifndef OT_PAPER_POLICY_H
#define OT_PAPER_POLICY_H

#include <libxml/tree.h>
#include "base/text.h"

/* Append the policy, as an element meta, with the SHA-256 of each style at or below root.
 * -1: a style asks for something by url, import, image, src or //, or a backslash hides
 * what it asks for. */
int ot_policy_write(const xmlNode *root, struct ot_text *into);

#endif
