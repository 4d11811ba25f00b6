/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The host's own copy of what a scheme plugin describes, and the packed bytes in which it
 * travels between processes: no pointer of a plugin ever leaves the process that loaded
 * it. */
#ifndef OT_SCHEME_KIND_H
#define OT_SCHEME_KIND_H

#include <stddef.h>
#include "base/arena.h"
#include "base/error.h"
#include "base/origin.h"
#include "base/text.h"
#include "outturn.h" /* the rows: copied into the host's own layout */

struct ot_kind {
    struct ot_arena *arena; /* owned, with all text below; text that is not given is "" */
    const char *path;       /* of the plugin's file */
    char sha256[65];        /* of the plugin's file */
    unsigned abi;
    const char *name, *title, *version, *summary;
    const struct ot_parameter *parameters;
    size_t parameter_count;
    const struct ot_input *inputs;
    size_t input_count;
    const struct ot_output *outputs;
    size_t output_count;
};
void ot_kind_free(struct ot_kind *kind);
int ot_kind_parameter(const struct ot_kind *kind, const char *name); /* index or -1 */
int ot_kind_input(const struct ot_kind *kind, const char *name);
int ot_kind_output(const struct ot_kind *kind, const char *name);
int ot_kind_headline(
    const struct ot_kind *kind); /* index of the headline outcome, or -1 */

/* Copy a descriptor (rows by stride, fields that a row is too short for read as zero)
 * after checking all of it: names, units, ranges, indices, bases within ranges, low <=
 * base <= high, a source unless assumed, a note where assumed, a `how` for each output,
 * one headline, both hooks. Each fault is added at `path` (borrowed by faults); -1 if any
 * (exit code 5, their number in err), or memory. sha256 stays empty. */
int ot_kind_copy(const struct ot_scheme_kind *described, const char *path,
                 struct ot_kind **out, struct ot_faults *faults, struct ot_error *err);

/* Packed: magic, version, counts, strings by length; little-endian; unpack checks every
 * bound. */
int ot_kind_pack(const struct ot_kind *kind, struct ot_text *into, struct ot_error *err);
int ot_kind_unpack(const char *bytes, size_t length, struct ot_kind **out,
                   struct ot_error *err);

const char *ot_grade_word(
    enum ot_grade grade); /* "assumed", "weak", "moderate", "strong" */
const char *ot_role_word(
    enum ot_role role); /* "spend", "activity", "outcome", "benefit" */
const char *ot_party_word(enum ot_party party);   /* "nhs_acute", … */
const char *ot_party_people(enum ot_party party); /* "acute hospitals", … */
const char *ot_cash_word(enum ot_cash cash);      /* "social", "capacity", "cashable" */
const char *ot_shape_word(enum ot_shape shape);

#endif
