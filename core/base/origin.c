/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a value stands, how far it can be trusted, and the list of faults. */
#include "config.h"

#include "base/origin.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define FILE_ROOM (OT_ORIGIN_ROOM - 24) /* two numbers, two colons and the NUL follow */

char *ot_origin_write(struct ot_origin at, char into[OT_ORIGIN_ROOM])
{
    const char *file = at.file ? at.file : "";
    size_t length = strlen(file);
    if (length > FILE_ROOM)
        length = ot_utf8_cut(file, FILE_ROOM);
    int shown = (int)length;
    if (!at.file || at.row == 0)
        snprintf(into, OT_ORIGIN_ROOM, "%.*s", shown, file);
    else if (at.column == 0)
        snprintf(into, OT_ORIGIN_ROOM, "%.*s:%u", shown, file, at.row);
    else
        snprintf(into, OT_ORIGIN_ROOM, "%.*s:%u:%u", shown, file, at.row, at.column);
    return into;
}

static const char *const quality_words[OT_QUALITIES] = {
    [OT_QUALITY_PUBLISHED] = "published",       [OT_QUALITY_RETURNED] = "returned",
    [OT_QUALITY_ESTIMATED] = "estimated",       [OT_QUALITY_ASSUMED] = "assumed",
    [OT_QUALITY_ILLUSTRATIVE] = "illustrative", [OT_QUALITY_SCRIPT] = "script",
    [OT_QUALITY_MISSING] = "missing",
};

const char *ot_quality_word(enum ot_quality quality)
{
    return quality_words[quality];
}

int ot_quality_read(const char *word, enum ot_quality *quality)
{
    for (int i = 0; i < OT_QUALITIES; i++)
        if (strcmp(word, quality_words[i]) == 0) {
            *quality = (enum ot_quality)i;
            return 0;
        }
    return -1;
}

enum ot_quality ot_quality_worst(enum ot_quality a, enum ot_quality b)
{
    return a > b ? a : b;
}

static bool make_room(struct ot_faults *faults)
{
    if (faults->count < faults->room)
        return true;
    size_t room = faults->room ? faults->room * 2 : 16;
    struct ot_fault *item = reallocarray(faults->item, room, sizeof *item);
    if (!item)
        return false;
    faults->item = item;
    faults->room = room;
    return true;
}

/* The file's name stands behind the text, in the same piece of memory: the table that it
 * comes from may go before the list. */
static char *add_file(char *text, size_t length, const char **file)
{
    size_t name = strlen(*file) + 1;
    char *both = realloc(text, length + 1 + name);
    if (!both) {
        free(text);
        return NULL;
    }
    *file = memcpy(both + length + 1, *file, name);
    return both;
}

/* A value that was cut may end within a character. */
static size_t mend(char *text, size_t length)
{
    for (long fault; (fault = ot_utf8_fault(text, length)) >= 0; length--)
        memmove(text + fault, text + fault + 1, length - (size_t)fault);
    return length;
}

void ot_faults_add(struct ot_faults *faults, struct ot_origin at, const char *format, ...)
{
    char *text = NULL;
    va_list arguments;
    va_start(arguments, format);
    int length = vasprintf(&text, format, arguments);
    va_end(arguments);
    if (length < 0)
        text = NULL;
    if (text)
        length = (int)mend(text, (size_t)length);
    if (text && at.file)
        text = add_file(text, (size_t)length, &at.file);
    if (!text || !make_room(faults)) {
        free(text);
        faults->lost = true;
        return;
    }
    faults->item[faults->count++] = (struct ot_fault){ at, text };
}

void ot_faults_take(struct ot_faults *faults, struct ot_faults *from)
{
    faults->lost = faults->lost || from->lost;
    for (size_t i = 0; i < from->count; i++)
        if (make_room(faults)) {
            faults->item[faults->count++] = from->item[i];
        } else {
            free(from->item[i].text);
            faults->lost = true;
        }
    free(from->item);
    *from = (struct ot_faults){ 0 };
}

/* A fault, with the index of the first fault in its file, and its own. */
struct ranked {
    struct ot_fault fault;
    size_t file, index;
};

static int compare_size(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int compare_ranked(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    int order = compare_size(a->file, b->file);
    if (order == 0)
        order = compare_size(a->fault.at.row, b->fault.at.row);
    if (order == 0)
        order = compare_size(a->fault.at.column, b->fault.at.column);
    return order ? order : compare_size(a->index, b->index);
}

static size_t first_of_file(const struct ranked *list, size_t index, const char *file)
{
    if (index > 0 && ot_text_same(list[index - 1].fault.at.file, file))
        return list[index - 1].file;
    for (size_t i = 0; i < index; i++)
        if (ot_text_same(list[i].fault.at.file, file))
            return i;
    return index;
}

/* Out of memory leaves the order as found: that is still of use. */
void ot_faults_sort(struct ot_faults *faults)
{
    struct ranked *list = calloc(faults->count ? faults->count : 1, sizeof *list);
    if (!list)
        return;
    for (size_t i = 0; i < faults->count; i++) {
        list[i].fault = faults->item[i];
        list[i].index = i;
        list[i].file = first_of_file(list, i, faults->item[i].at.file);
    }
    qsort(list, faults->count, sizeof *list, compare_ranked);
    for (size_t i = 0; i < faults->count; i++)
        faults->item[i] = list[i].fault;
    free(list);
}

void ot_faults_clear(struct ot_faults *faults)
{
    for (size_t i = 0; i < faults->count; i++)
        free(faults->item[i].text);
    free(faults->item);
    *faults = (struct ot_faults){ 0 };
}
