/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libxml2's allocator: a region while one is open, else that of the system. It counts its
 * failures. */
#include "config.h"

#include "report/memory.h"

#include <libxml/xmlerror.h>
#include <libxml/xmlmemory.h>
#include <stdlib.h>
#include <string.h>

static _Thread_local size_t failures;

/* What this thread's blocks come from; NULL: from the system. */
static _Thread_local struct ot_region *region;
static _Thread_local bool outside; /* some came from the system all the same */

/* Nothing is written where nothing failed: that costs threads dear. */
static void *counted(void *block)
{
    if (!block)
        failures++;
    return block;
}

static void *allocate(size_t size)
{
    void *block = region ? ot_region_take(region, size) : NULL;
    if (block)
        return block;
    outside = true;
    return counted(malloc(size));
}

static void release(void *block)
{
    if (ot_region_holds(region, block))
        ot_region_give(region, block);
    else
        free(block);
}

/* What came from the system stays there. */
static void *reallocate(void *block, size_t size)
{
    if (!block)
        return allocate(size);
    if (!ot_region_holds(region, block))
        return counted(realloc(block, size));
    size_t room = ot_region_room(block);
    if (size <= room)
        return block;
    void *larger = allocate(size);
    if (larger) {
        memcpy(larger, block, room);
        ot_region_give(region, block);
    }
    return larger;
}

static char *duplicate(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = allocate(size);
    return copy ? memcpy(copy, text, size) : NULL;
}

/* libxml2's own allocator is that of the system too, so that these may replace it at any
 * time. */
void ot_memory_watch(void)
{
    if (xmlMalloc != allocate)
        xmlMemSetup(release, allocate, reallocate, duplicate);
}

size_t ot_memory_failures(void)
{
    return failures;
}

void ot_memory_fail(void)
{
    failures++;
}

/* The last error is libxml2's, for each thread: its words are of the paper before. */
void ot_memory_open(struct ot_region *from)
{
    xmlResetLastError();
    region = from;
    outside = false;
}

void ot_memory_close(void)
{
    xmlResetLastError();
    if (region)
        ot_region_clear(region);
    region = NULL;
}

void ot_memory_drop(xmlDoc *doc)
{
    if (!doc || !region || outside)
        xmlFreeDoc(doc);
    else
        xmlDictFree(doc->dict);
}
