/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libxml2's allocator: that of the system, which counts its failures. */
#include "config.h"

#include "report/memory.h"

#include <libxml/xmlmemory.h>
#include <stdlib.h>
#include <string.h>

static _Thread_local size_t failures;

/* Nothing is written where nothing failed: that costs threads dear. */
static void *counted(void *block)
{
    if (!block)
        failures++;
    return block;
}

static void *allocate(size_t size)
{
    return counted(malloc(size));
}

static void *reallocate(void *block, size_t size)
{
    return counted(realloc(block, size));
}

static char *duplicate(const char *text)
{
    return counted(strdup(text));
}

/* libxml2's own allocator is that of the system too, so that these may replace it at any
 * time. */
void ot_memory_watch(void)
{
    if (xmlMalloc != allocate)
        xmlMemSetup(free, allocate, reallocate, duplicate);
}

size_t ot_memory_failures(void)
{
    return failures;
}

void ot_memory_fail(void)
{
    failures++;
}
