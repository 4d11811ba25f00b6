/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The readers, and what must hold of whatever they take. */
#include "config.h"

#include "fuzz/targets.h"

#include <fcntl.h>
#include <lua.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/file.h"
#include "base/number.h"
#include "plan/counts.h"
#include "plan_folder.h"
#include "report/document.h"
#include "report/read.h"
#include "run/wire.h"
#include "scheme/job.h"
#include "script/sandbox.h"
#include "table/csv.h"

static void must(bool holds)
{
    if (!holds)
        abort();
}

/* What was refused is refused with a reason and an exit code. */
static void must_say(const struct ot_error *err)
{
    must(err->text[0] && err->exit > OT_EXIT_OK && err->exit <= OT_EXIT_INTERNAL);
}

/* Bytes up to the first NUL, as text. Owned by the caller. */
static char *text_of(const char *bytes, size_t length)
{
    char *text = strndup(bytes, length);
    must(text);
    return text;
}

static void run_csv(const char *bytes, size_t length)
{
    struct ot_faults faults = { 0 };
    struct ot_error err = { 0 };
    struct ot_table *table = ot_csv_read(bytes, length, "t", "t.csv", &faults, &err);
    must(table || faults.count > 0);
    for (size_t i = 0; table && i < table->rows; i++)
        for (size_t j = 0; j < table->columns; j++)
            must(ot_utf8_fault(table->row[i].cell[j], strlen(table->row[i].cell[j])) < 0);
    ot_faults_clear(&faults);
    ot_table_free(table);
}

static void run_number(const char *bytes, size_t length)
{
    char into[OT_NUMBER_ROOM], wide[OT_NUMBER_ROOM * 16], *text = text_of(bytes, length);
    double value, again;
    int64_t pence, same;
    int decimals;
    if (ot_number_read(text, &value) == 0) {
        must(isfinite(value));
        must(ot_number_read(ot_number_write(value, into), &again) == 0 && again == value);
        must(ot_number_read(ot_number_exact(value, into), &again) == 0 && again == value);
        ot_number_people(value, -1, wide);
        ot_money_people(value, wide);
    }
    if (ot_number_read_printed(text, &value, &decimals) == 0)
        must(isfinite(value) && decimals >= 0);
    if (ot_pence_read(text, &pence) == 0)
        must(ot_pence_read(ot_pence_write(pence, into), &same) == 0 && same == pence);
    free(text);
}

static void run_date(const char *bytes, size_t length)
{
    char into[32], *text = text_of(bytes, length);
    int days, again;
    if (ot_date_read(text, &days) == 0) {
        must(ot_date_is_valid(ot_date_of(days)));
        must(ot_date_days(ot_date_of(days)) == days);
        must(ot_date_read(ot_date_write(days, into), &again) == 0 && again == days);
        ot_date_people(days, into);
    }
    free(text);
}

/* Packed again it has the same bytes: all of them were understood. */
static void run_job(const char *bytes, size_t length)
{
    struct ot_arena *arena = ot_arena_new();
    struct ot_text packed = { 0 };
    struct ot_error err = { 0 };
    struct ot_job job;
    if (ot_job_unpack(bytes, length, arena, &job, &err) != 0) {
        must_say(&err);
    } else {
        must(ot_job_pack(&job, &packed, &err) == 0);
        must(packed.length == length);
    }
    ot_text_free(&packed);
    ot_arena_free(arena);
}

static void receive(const char *bytes, size_t length, const char *sum)
{
    struct ot_result out = { .exit = OT_EXIT_OK };
    struct ot_error err = { 0 };
    int fd = ot_wire_new(&err);
    must(fd >= 0 && write(fd, bytes, length) == (ssize_t)length);
    must(write(fd, sum, strlen(sum)) == (ssize_t)strlen(sum));
    fcntl(fd, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE);
    if (ot_wire_receive(fd, &out, &err) == 0)
        ot_result_free(&out);
    else
        must_say(&err);
    close(fd);
}

/* As they are, and with the checksum that they ought to have: else no changed byte gets
 * past it. */
static void run_wire(const char *bytes, size_t length)
{
    char sum[OT_SHA256_ROOM];
    receive(bytes, length, "");
    receive(bytes, length, ot_sha256(bytes, length, sum));
}

/* A loop within one call of Lua's own library is ended by the supervisor alone. Matching
 * a pattern can take for ever within the least memory, so that scripts find none to
 * match. */
static int without_patterns(lua_State *L)
{
    static const char *const matching[] = { "find", "gmatch", "gsub", "match" };
    lua_getglobal(L, "string");
    for (size_t i = 0; i < sizeof matching / sizeof matching[0]; i++) {
        lua_pushnil(L);
        lua_setfield(L, -2, matching[i]);
    }
    return 0;
}

static void run_script(const char *bytes, size_t length)
{
    struct ot_error err = { 0 };
    struct ot_sandbox sandbox = {
        .script = { .file = "t.lua", .bytes = bytes, .length = length },
        .memory = (size_t)1 << 20,
        .processor = 0.02,
    };
    if (ot_sandbox_run(&sandbox, without_patterns, NULL, &err) != 0)
        must_say(&err);
    must(sandbox.used == 0);
}

static void run_report(const char *bytes, size_t length)
{
    struct ot_text text = { 0 };
    struct ot_error err = { 0 };
    unsigned line;
    xmlFreeDoc(ot_document_parse(bytes, length, &line, &err));
    if (ot_report_trace(bytes, length, "r.xml", NULL, &text, &err) != 0)
        must_say(&err);
    ot_text_free(&text);
    err = (struct ot_error){ 0 };
    if (ot_report_summary_text(bytes, length, "r.xml", &text, &err) != 0)
        must_say(&err);
    ot_text_free(&text);
}

static void run_counts(const char *bytes, size_t length)
{
    char *text = text_of(bytes, length);
    struct ot_arena *arena = ot_arena_new();
    struct ot_error err = { 0 };
    struct ot_counts counts = { 0 };
    if (ot_counts_read(text, arena, &counts, &err) != 0)
        must_say(&err);
    ot_arena_free(arena);
    free(text);
}

/* The first line names the table ("episodes"), the rest is its file; the other tables are
 * those of a small sound plan. */
static void run_plan(const char *bytes, size_t length)
{
    char path[600];
    const char *end = memchr(bytes, '\n', length);
    const struct ot_schema *schema = NULL;
    for (size_t i = 0; end && i < ot_schema_count; i++)
        if (strlen(ot_schemas[i]->name) == (size_t)(end - bytes) &&
            memcmp(ot_schemas[i]->name, bytes, (size_t)(end - bytes)) == 0)
            schema = ot_schemas[i];
    if (!schema)
        return;
    struct ot_plan *plan = NULL;
    struct ot_faults faults = { 0 };
    struct ot_error err = { 0 };
    plan_folder_start();
    snprintf(path, sizeof path, "%s/%s.csv", ot_test_folder(), schema->name);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    size_t rest = length - (size_t)(end + 1 - bytes);
    must(fd >= 0 && write(fd, end + 1, rest) == (ssize_t)rest);
    close(fd);
    if (ot_plan_load(ot_test_folder(), &plan, &faults, &err) != 0)
        must_say(&err);
    ot_faults_clear(&faults);
    ot_plan_free(plan);
}

const struct fuzz_target fuzz_targets[] = {
    { "csv", run_csv },       { "number", run_number }, { "date", run_date },
    { "job", run_job },       { "wire", run_wire },     { "script", run_script },
    { "report", run_report }, { "counts", run_counts }, { "plan", run_plan },
};
const size_t fuzz_target_count = sizeof fuzz_targets / sizeof fuzz_targets[0];

const struct fuzz_target *fuzz_target_find(const char *name)
{
    for (size_t i = 0; i < fuzz_target_count; i++)
        if (strcmp(fuzz_targets[i].name, name) == 0)
            return &fuzz_targets[i];
    return NULL;
}
