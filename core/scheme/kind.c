/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A kind: copied out of a plugin, packed, unpacked, looked up; and its words. */
#include "config.h"

#include "scheme/kind.h"

#include <stdlib.h>
#include <string.h>

#include "scheme/check.h"
#include "scheme/pack.h"
#include "scheme/row.h"

#define MAGIC UINT64_C(0x31444e494b544f) /* "OTKIND1" */
#define MOST_ROWS 1000

/* ---- Words ----------------------------------------------------------------------- */

#define WORD(words, value)                                                    \
    ((unsigned)(value) < sizeof(words) / sizeof((words)[0]) && (words)[value] \
         ? (words)[value]                                                     \
         : "")

const char *ot_grade_word(enum ot_grade grade)
{
    static const char *const words[] = { "assumed", "weak", "moderate", "strong" };
    return WORD(words, grade);
}

const char *ot_role_word(enum ot_role role)
{
    static const char *const words[] = { NULL, "spend", "activity", "outcome",
                                         "benefit" };
    return WORD(words, role);
}

const char *ot_party_word(enum ot_party party)
{
    static const char *const words[] = {
        "nobody",      "fund",    "nhs_acute", "nhs_community", "nhs_ambulance",
        "nhs_primary", "council", "carers",    "people",        "society",
    };
    return WORD(words, party);
}

const char *ot_party_people(enum ot_party party)
{
    static const char *const words[] = {
        "nobody",
        "the Better Care Fund",
        "acute hospitals",
        "community health services",
        "the ambulance service",
        "general practice",
        "the council",
        "unpaid carers",
        "the people served",
        "society",
    };
    return WORD(words, party);
}

const char *ot_cash_word(enum ot_cash cash)
{
    static const char *const words[] = { "social", "capacity", "cashable" };
    return WORD(words, cash);
}

const char *ot_shape_word(enum ot_shape shape)
{
    static const char *const words[] = { "fixed", "normal",  "lognormal",  "beta",
                                         "gamma", "uniform", "triangular", "pert" };
    return WORD(words, shape);
}

/* ---- Looking up ------------------------------------------------------------------ */

int ot_kind_parameter(const struct ot_kind *kind, const char *name)
{
    for (size_t i = 0; i < kind->parameter_count; i++)
        if (strcmp(kind->parameters[i].name, name) == 0)
            return (int)i;
    return -1;
}

int ot_kind_input(const struct ot_kind *kind, const char *name)
{
    for (size_t i = 0; i < kind->input_count; i++)
        if (strcmp(kind->inputs[i].name, name) == 0)
            return (int)i;
    return -1;
}

int ot_kind_output(const struct ot_kind *kind, const char *name)
{
    for (size_t i = 0; i < kind->output_count; i++)
        if (strcmp(kind->outputs[i].name, name) == 0)
            return (int)i;
    return -1;
}

int ot_kind_headline(const struct ot_kind *kind)
{
    for (size_t i = 0; i < kind->output_count; i++)
        if (kind->outputs[i].headline)
            return (int)i;
    return -1;
}

/* ---- Making ---------------------------------------------------------------------- */

static struct ot_kind *kind_new(struct ot_error *err)
{
    struct ot_kind *kind = calloc(1, sizeof *kind);
    if (kind && !(kind->arena = ot_arena_new())) {
        free(kind);
        kind = NULL;
    }
    if (!kind)
        ot_error_memory(err);
    return kind;
}

void ot_kind_free(struct ot_kind *kind)
{
    if (!kind)
        return;
    ot_arena_free(kind->arena);
    free(kind);
}

static const char *copy(struct ot_kind *kind, const char *text)
{
    return ot_arena_text(kind->arena, text ? text : "");
}

static int copy_all(const struct ot_scheme_kind *from, const char *path,
                    struct ot_kind *kind)
{
    kind->abi = from->abi;
    kind->path = copy(kind, path);
    kind->name = copy(kind, from->name);
    kind->title = copy(kind, from->title);
    kind->version = copy(kind, from->version);
    kind->summary = copy(kind, from->summary);
    kind->parameter_count = from->parameter_count;
    kind->parameters =
        ot_rows_copy(&ot_row_parameter, from->parameters, from->parameter_count,
                     from->parameter_size, kind->arena);
    kind->input_count = from->input_count;
    kind->inputs = ot_rows_copy(&ot_row_input, from->inputs, from->input_count,
                                from->input_size, kind->arena);
    kind->output_count = from->output_count;
    kind->outputs = ot_rows_copy(&ot_row_output, from->outputs, from->output_count,
                                 from->output_size, kind->arena);
    return kind->path && kind->name && kind->title && kind->version && kind->summary &&
                   kind->parameters && kind->inputs && kind->outputs
               ? 0
               : -1;
}

/* What must hold before a row can be read at all. */
static void check_tables(const struct ot_scheme_kind *from, struct ot_origin at,
                         struct ot_faults *faults)
{
    const struct {
        const char *name, *macro;
        const void *rows;
        size_t count;
    } table[] = {
        { "parameters", "OT_PARAMETERS", from->parameters, from->parameter_count },
        { "inputs", "OT_INPUTS", from->inputs, from->input_count },
        { "outputs", "OT_OUTPUTS", from->outputs, from->output_count },
    };
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        if (table[i].count > MOST_ROWS)
            ot_faults_add(faults, at, "%zu %s: expected at most %d", table[i].count,
                          table[i].name, MOST_ROWS);
        else if (table[i].count > 0 && !table[i].rows)
            ot_faults_add(faults, at, "%zu %s, but no table of them: use %s(table)",
                          table[i].count, table[i].name, table[i].macro);
    }
    if (!from->spend)
        ot_faults_add(faults, at, "no spend hook: expected .spend = a function");
    if (!from->outcome)
        ot_faults_add(faults, at, "no outcome hook: expected .outcome = a function");
}

static int refuse(const char *path, const struct ot_faults *faults, size_t before,
                  struct ot_error *err)
{
    size_t count = faults->count - before;
    if (faults->lost || count == 0)
        return ot_error_memory(err);
    return ot_error_set(err, OT_EXIT_PLUGIN,
                        "%s: refused for %zu fault%s in what it describes", path, count,
                        count == 1 ? "" : "s");
}

int ot_kind_copy(const struct ot_scheme_kind *described, const char *path,
                 struct ot_kind **out, struct ot_faults *faults, struct ot_error *err)
{
    struct ot_origin at = { .file = path };
    size_t before = faults->count;
    check_tables(described, at, faults);
    if (faults->count > before || faults->lost)
        return refuse(path, faults, before, err);
    struct ot_kind *kind = kind_new(err);
    if (!kind)
        return -1;
    if (copy_all(described, path, kind) != 0) {
        ot_kind_free(kind);
        return ot_error_memory(err);
    }
    ot_kind_check(kind, at, faults);
    if (faults->count > before || faults->lost) {
        ot_kind_free(kind);
        return refuse(path, faults, before, err);
    }
    *out = kind;
    return 0;
}

/* ---- Packed ---------------------------------------------------------------------- */

int ot_kind_pack(const struct ot_kind *kind, struct ot_text *into, struct ot_error *err)
{
    ot_pack_word(into, MAGIC);
    ot_pack_word(into, kind->abi);
    ot_pack_string(into, kind->path);
    ot_pack_string(into, kind->sha256);
    ot_pack_string(into, kind->name);
    ot_pack_string(into, kind->title);
    ot_pack_string(into, kind->version);
    ot_pack_string(into, kind->summary);
    ot_pack_word(into, kind->parameter_count);
    ot_pack_word(into, kind->input_count);
    ot_pack_word(into, kind->output_count);
    ot_rows_pack(&ot_row_parameter, kind->parameters, kind->parameter_count, into);
    ot_rows_pack(&ot_row_input, kind->inputs, kind->input_count, into);
    ot_rows_pack(&ot_row_output, kind->outputs, kind->output_count, into);
    return ot_pack_end(into, err);
}

static void unpack_all(struct ot_unpack *from, struct ot_kind *kind)
{
    if (ot_unpack_word(from) != MAGIC)
        from->failed = true;
    kind->abi = (unsigned)ot_unpack_count(from, UINT32_MAX);
    kind->path = ot_unpack_string(from);
    const char *sum = ot_unpack_string(from);
    if (strlen(sum) >= sizeof kind->sha256)
        from->failed = true;
    else
        memcpy(kind->sha256, sum, strlen(sum) + 1);
    kind->name = ot_unpack_string(from);
    kind->title = ot_unpack_string(from);
    kind->version = ot_unpack_string(from);
    kind->summary = ot_unpack_string(from);
    kind->parameter_count = ot_unpack_count(from, MOST_ROWS);
    kind->input_count = ot_unpack_count(from, MOST_ROWS);
    kind->output_count = ot_unpack_count(from, MOST_ROWS);
    kind->parameters = ot_rows_unpack(&ot_row_parameter, from, kind->parameter_count);
    kind->inputs = ot_rows_unpack(&ot_row_input, from, kind->input_count);
    kind->outputs = ot_rows_unpack(&ot_row_output, from, kind->output_count);
}

/* What another process described is checked here once more. */
static int check_again(const struct ot_kind *kind, struct ot_error *err)
{
    struct ot_faults faults = { 0 };
    ot_kind_check(kind, (struct ot_origin){ 0 }, &faults);
    int failed = 0;
    if (faults.lost)
        failed = ot_error_memory(err);
    else if (faults.count > 0)
        failed = ot_error_set(err, OT_EXIT_INTERNAL, "the packed kind is damaged: %s",
                              faults.item[0].text);
    ot_faults_clear(&faults);
    return failed;
}

int ot_kind_unpack(const char *bytes, size_t length, struct ot_kind **out,
                   struct ot_error *err)
{
    struct ot_kind *kind = kind_new(err);
    if (!kind)
        return -1;
    struct ot_unpack from = { (const unsigned char *)bytes, length, kind->arena, false,
                              false };
    unpack_all(&from, kind);
    if (ot_unpack_end(&from, "kind", err) != 0 || check_again(kind, err) != 0) {
        ot_kind_free(kind);
        return -1;
    }
    *out = kind;
    return 0;
}
