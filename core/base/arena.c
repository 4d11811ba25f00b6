/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that is given back all at once: a chain of zeroed blocks, cut from the front. */
#include "config.h"

#include "base/arena.h"

#include <stdarg.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_SIZE ((size_t)32 << 10)
#define FIRST_ROOM 8

struct block {
    struct block *next;
    size_t used, size;
    alignas(max_align_t) unsigned char bytes[];
};

struct ot_arena {
    struct block *block; /* the one being cut; older ones follow */
};

struct ot_arena *ot_arena_new(void)
{
    return calloc(1, sizeof(struct ot_arena));
}

void ot_arena_free(struct ot_arena *arena)
{
    if (!arena)
        return;
    for (struct block *block = arena->block, *next; block; block = next) {
        next = block->next;
        free(block);
    }
    free(arena);
}

/* A large piece has a block to itself, behind the one being cut, so that the rest of that
 * one is not lost. */
static struct block *add_block(struct ot_arena *arena, size_t bytes)
{
    size_t size = bytes > BLOCK_SIZE / 4 ? bytes : BLOCK_SIZE, total;
    if (__builtin_add_overflow(size, sizeof(struct block), &total))
        return NULL;
    struct block *block = calloc(1, total);
    if (!block)
        return NULL;
    block->size = size;
    if (arena->block && size != BLOCK_SIZE) {
        block->next = arena->block->next;
        arena->block->next = block;
    } else {
        block->next = arena->block;
        arena->block = block;
    }
    return block;
}

void *ot_arena_array(struct ot_arena *arena, size_t count, size_t size)
{
    size_t bytes, align = alignof(max_align_t);
    if (__builtin_mul_overflow(count, size, &bytes) ||
        __builtin_add_overflow(bytes, align - 1, &bytes))
        return NULL;
    bytes -= bytes % align;
    if (bytes == 0)
        bytes = align;
    struct block *block = arena->block;
    if (!block || block->size - block->used < bytes)
        block = add_block(arena, bytes);
    if (!block)
        return NULL;
    void *piece = block->bytes + block->used;
    block->used += bytes;
    return piece;
}

char *ot_arena_copy(struct ot_arena *arena, const char *bytes, size_t length)
{
    char *copy = length < SIZE_MAX ? ot_arena_array(arena, length + 1, 1) : NULL;
    if (copy && length > 0)
        memcpy(copy, bytes, length);
    return copy;
}

char *ot_arena_text(struct ot_arena *arena, const char *text)
{
    return text ? ot_arena_copy(arena, text, strlen(text)) : NULL;
}

char *ot_arena_format(struct ot_arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *text = length < 0 ? NULL : ot_arena_array(arena, (size_t)length + 1, 1);
    if (!text)
        return NULL;
    va_start(arguments, format);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    va_end(arguments);
    return text;
}

/* The room is not kept: it is FIRST_ROOM, then the next power of two at or above count.
 */
static bool is_full(size_t count)
{
    return count == 0 || (count >= FIRST_ROOM && (count & (count - 1)) == 0);
}

void *ot_arena_push(struct ot_arena *arena, void **items, size_t *count, size_t size)
{
    /* *items is a pointer of the caller's own type: copied as bytes, for aliasing. */
    unsigned char *array;
    memcpy(&array, items, sizeof array);
    if (is_full(*count)) {
        size_t room = *count ? *count * 2 : FIRST_ROOM;
        unsigned char *larger = room > *count ? ot_arena_array(arena, room, size) : NULL;
        if (!larger)
            return NULL;
        if (*count)
            memcpy(larger, array, *count * size);
        array = larger;
        memcpy(items, &array, sizeof array);
    }
    return array + size * (*count)++;
}
