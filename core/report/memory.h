/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an allocation fails, libxml2 leaves an attribute or a text out and says nothing,
 * or says that a sound document is broken. So its failures are counted: once there is
 * one, nothing that was read or made is believed. */
#ifndef OT_REPORT_MEMORY_H
#define OT_REPORT_MEMORY_H

#include <libxml/tree.h>
#include <stddef.h>
#include "base/region.h"

/* Count from now on, for the whole process. May be called again, and first of all before
 * any thread. */
void ot_memory_watch(void);
/* How many allocations of this thread have failed since the first call of
 * ot_memory_watch. */
size_t ot_memory_failures(void);
/* One more, not of libxml2's own. */
void ot_memory_fail(void);

/* Bytes of a region for the trees of one report or paper: of a hundred schemes the report
 * takes 8 MB, the page 8 and the ODT 17. */
#define OT_MEMORY_REGION ((size_t)32 << 20)

/* What this thread's libxml2 and libxslt allocate from now on lies in a region (NULL: as
 * ever), until it is closed: then all of it is gone, freed or not. What does not fit
 * comes from the system. What they keep for the process must have been made before. */
void ot_memory_open(struct ot_region *region);
void ot_memory_close(void);
/* Free a document: nothing needs to be done where all of it is gone with the region. */
void ot_memory_drop(xmlDoc *doc);

#endif
