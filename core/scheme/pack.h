/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packed bytes between processes: 64-bit words, least significant byte first, and texts
 * by length. Whoever reads trusts no length. */
#ifndef OT_SCHEME_PACK_H
#define OT_SCHEME_PACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

void ot_pack_word(struct ot_text *into, uint64_t word);
void ot_pack_reals(struct ot_text *into, const double *value, size_t count);
void ot_pack_string(struct ot_text *into, const char *string); /* NULL is "" */
/* 0, or -1 with out of memory if any addition failed. */
int ot_pack_end(const struct ot_text *into, struct ot_error *err);

/* A reader: once it has failed it gives 0, "" and NULL, so that it is enough to look
 * once, at the end. */
struct ot_unpack {
    const unsigned char *at;
    size_t left;
    struct ot_arena *arena; /* borrowed: what is read is copied into it */
    bool failed;            /* the bytes end too early, or hold what they must not */
    bool memory;            /* ran out of memory */
};
uint64_t ot_unpack_word(struct ot_unpack *from);
/* A word of at most `most`: more is a failure. */
size_t ot_unpack_count(struct ot_unpack *from, size_t most);
const double *ot_unpack_reals(struct ot_unpack *from, size_t count);
const char *ot_unpack_string(struct ot_unpack *from);
/* 0 if all was read and nothing is left; else -1, exit 8: "the packed WHAT is damaged".
 */
int ot_unpack_end(const struct ot_unpack *from, const char *what, struct ot_error *err);

#endif
