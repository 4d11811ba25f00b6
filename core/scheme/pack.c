/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packed bytes: written without a look at the machine's byte order, read without trust.
 */
#include "config.h"

#include "scheme/pack.h"

#include <string.h>

void ot_pack_word(struct ot_text *into, uint64_t word)
{
    char byte[8];
    for (int i = 0; i < 8; i++)
        byte[i] = (char)(word >> (8 * i) & 0xff);
    ot_text_add(into, byte, sizeof byte);
}

/* A machine that keeps its words as they are packed copies them by the column. */
static bool is_packed_order(void)
{
    const uint64_t one = 1;
    unsigned char first;
    memcpy(&first, &one, 1);
    return first == 1;
}

void ot_pack_reals(struct ot_text *into, const double *value, size_t count)
{
    if (is_packed_order()) {
        ot_text_add(into, (const char *)value, count * sizeof *value);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        uint64_t word;
        memcpy(&word, &value[i], sizeof word);
        ot_pack_word(into, word);
    }
}

void ot_pack_string(struct ot_text *into, const char *string)
{
    size_t length = string ? strlen(string) : 0;
    ot_pack_word(into, length);
    if (length)
        ot_text_add(into, string, length);
}

int ot_pack_end(const struct ot_text *into, struct ot_error *err)
{
    return into->failed ? ot_error_memory(err) : 0;
}

/* The next length bytes, or NULL. */
static const unsigned char *take(struct ot_unpack *from, size_t length)
{
    const unsigned char *at = from->at;
    if (from->failed || length > from->left) {
        from->failed = true;
        return NULL;
    }
    from->at += length;
    from->left -= length;
    return at;
}

static uint64_t word_at(const unsigned char *byte)
{
    uint64_t word = 0;
    for (int i = 0; i < 8; i++)
        word |= (uint64_t)byte[i] << (8 * i);
    return word;
}

uint64_t ot_unpack_word(struct ot_unpack *from)
{
    const unsigned char *byte = take(from, 8);
    return byte ? word_at(byte) : 0;
}

size_t ot_unpack_count(struct ot_unpack *from, size_t most)
{
    uint64_t word = ot_unpack_word(from);
    if (word > most) {
        from->failed = true;
        return 0;
    }
    return (size_t)word;
}

const double *ot_unpack_reals(struct ot_unpack *from, size_t count)
{
    if (count > from->left / 8)
        from->failed = true;
    if (from->failed)
        return NULL;
    double *value = ot_arena_array(from->arena, count + 1, sizeof *value);
    if (!value) {
        from->failed = from->memory = true;
        return NULL;
    }
    const unsigned char *byte = take(from, count * 8);
    if (is_packed_order()) {
        memcpy(value, byte, count * 8);
        return value;
    }
    for (size_t i = 0; i < count; i++) {
        uint64_t word = word_at(byte + 8 * i);
        memcpy(&value[i], &word, sizeof word);
    }
    return value;
}

const char *ot_unpack_string(struct ot_unpack *from)
{
    size_t length = ot_unpack_count(from, from->left);
    const unsigned char *byte = take(from, length);
    if (!byte || memchr(byte, 0, length)) {
        from->failed = true;
        return "";
    }
    const char *string = ot_arena_copy(from->arena, (const char *)byte, length);
    if (!string)
        from->failed = from->memory = true;
    return string ? string : "";
}

int ot_unpack_end(const struct ot_unpack *from, const char *what, struct ot_error *err)
{
    if (from->memory)
        return ot_error_memory(err);
    if (from->failed)
        return ot_error_set(err, OT_EXIT_INTERNAL,
                            "the packed %s is damaged: it ends early, or holds a length "
                            "that cannot be",
                            what);
    if (from->left > 0)
        return ot_error_set(err, OT_EXIT_INTERNAL,
                            "the packed %s is damaged: %zu bytes too many", what,
                            from->left);
    return 0;
}
