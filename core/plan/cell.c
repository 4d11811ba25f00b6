/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cell of a table, read into its field of a row; what spreadsheets do to cells is
 * named, with its cure. */
#include "config.h"

#include "plan/cell.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "plan/word.h"

#define SHOWN_MAX 60
#define MONEY_MAX 9e16 /* pounds: in pence it stays within 64 bits */

const char *ot_cell_quote(struct ot_arena *arena, const char *text)
{
    size_t length = ot_utf8_cut(text, strnlen(text, SHOWN_MAX));
    char *shown = ot_arena_format(arena, "\"%.*s%s\"", (int)length, text,
                                  text[length] ? "..." : "");
    for (char *at = shown; at && *at; at++)
        if ((unsigned char)*at < ' ' || *at == 0x7F)
            *at = ' ';
    return shown;
}

const char *ot_cell_choices(struct ot_arena *arena, const char *const *choices)
{
    struct ot_text text = { 0 };
    ot_text_put(&text, "one of ");
    for (size_t i = 0; choices[i]; i++)
        ot_text_format(&text, "%s%s", i ? ", " : "", choices[i]);
    const char *list = text.failed ? NULL : ot_arena_text(arena, ot_text_string(&text));
    ot_text_free(&text);
    return list;
}

/* What was found, as a message may show it. */
static const char *found(const struct ot_cell *cell)
{
    if (cell->text[0] == '\0')
        return "nothing";
    if (cell->schema->personal)
        return "a value that is not shown";
    return ot_cell_quote(cell->arena, cell->text);
}

static int expected(const struct ot_cell *cell, const char *what)
{
    const char *shown = found(cell);
    if (!shown || !what)
        return -1;
    ot_faults_add(cell->faults, cell->at, "expected %s; found %s", what, shown);
    return 1;
}

/* A fault of its own words, that go on from what was found. */
static int refuse(const struct ot_cell *cell, const char *what)
{
    const char *shown = found(cell);
    if (!shown)
        return -1;
    ot_faults_add(cell->faults, cell->at, "%s %s", shown, what);
    return 1;
}

/* ---- What spreadsheets do ---- */

static bool is_error(const char *text)
{
    static const char *const errors[] = { "#REF!",  "#N/A",  "#VALUE!", "#DIV/0!",
                                          "#NAME?", "#NUM!", "#NULL!",  "#SPILL!" };
    for (size_t i = 0; i < sizeof errors / sizeof errors[0]; i++)
        if (ot_text_same_folded(text, errors[i]))
            return true;
    return false;
}

/* "1.2E+05" */
static bool is_shortened(const char *text)
{
    size_t digits = strspn(text, "-0123456789.");
    return digits > 0 && (text[digits] == 'E' || text[digits] == 'e') &&
           strchr("+-0123456789", text[digits + 1]) && text[digits + 1] &&
           strspn(text + digits + 1, "+-0123456789") == strlen(text + digits + 1);
}

/* What has become of a number, and the cure; NULL: nothing known. */
static const char *mangled_number(const char *text)
{
    if (is_shortened(text))
        return "was shortened by the spreadsheet; widen the column, format it as a "
               "number, save again";
    if (strchr(text, '$'))
        return "is in dollars; the spreadsheet's language made $ of the pound sign; set "
               "it to English (UK), save again";
    if (strspn(text, "-0123456789,.") == strlen(text) && strchr(text, ','))
        return "is not a number: a comma stands between groups of three digits, a full "
               "stop before decimals (1,234.5)";
    return NULL;
}

static int check_spreadsheet(const struct ot_cell *cell)
{
    if (cell->text[0] != '#')
        return 0;
    size_t hashes = strspn(cell->text, "#");
    if (is_error(cell->text))
        return refuse(cell, "is a spreadsheet's error, not a value");
    if (hashes > 1 && cell->text[hashes] == '\0')
        return refuse(cell, "is what a spreadsheet shows in a narrow column; widen the "
                            "column, save again");
    return 0;
}

/* ---- Values ---- */

static bool read_marker(const char *text, enum ot_missing *why)
{
    static const struct {
        const char *marker;
        enum ot_missing why;
    } markers[] = {
        { "", OT_MISSING_NOT_GIVEN },          { "n/a", OT_MISSING_NOT_APPLICABLE },
        { "tbc", OT_MISSING_TO_BE_CONFIRMED }, { "-", OT_MISSING_NOT_AVAILABLE },
        { "..", OT_MISSING_NOT_AVAILABLE },    { "*", OT_MISSING_SUPPRESSED },
        { "c", OT_MISSING_SUPPRESSED },
    };
    for (size_t i = 0; i < sizeof markers / sizeof markers[0]; i++)
        if (ot_text_same_folded(text, markers[i].marker)) {
            *why = markers[i].why;
            return true;
        }
    return false;
}

static const char *read_qualifier(const char *text, enum ot_qualifier *qualifier)
{
    static const struct {
        const char *sign;
        enum ot_qualifier qualifier;
    } signs[] = {
        { ">=", OT_QUALIFIER_AT_LEAST }, { "<=", OT_QUALIFIER_AT_MOST },
        { ">", OT_QUALIFIER_OVER },      { "<", OT_QUALIFIER_UNDER },
        { "~", OT_QUALIFIER_ABOUT },
    };
    *qualifier = OT_QUALIFIER_NONE;
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        size_t length = strlen(signs[i].sign);
        if (strncmp(text, signs[i].sign, length) != 0)
            continue;
        *qualifier = signs[i].qualifier;
        text += length;
        return text + strspn(text, " ");
    }
    return text;
}

/* The digits of a value cell, without its sign and its "%"; NULL: out of memory. */
static char *bare_number(const struct ot_cell *cell, struct ot_value *value)
{
    const char *text = read_qualifier(cell->text, &value->qualifier);
    size_t length = strlen(text);
    value->percent = length > 0 && text[length - 1] == '%';
    if (value->percent)
        length--;
    text = ot_text_trim(text, &length);
    return ot_arena_copy(cell->arena, text, length);
}

static const char *what_number(const struct ot_cell *cell)
{
    return cell->column->type == OT_COLUMN_MONEY
               ? "an amount of money such as 1,267,783 or £1,267,783.50"
               : "a number such as 4,449, 91.5%, >160 or ~60, or one of N/A, TBC, -, *";
}

static int read_value(const struct ot_cell *cell, void *into)
{
    struct ot_value value = { .at = cell->at };
    value.printed = ot_arena_text(cell->arena, cell->text);
    char *bare = bare_number(cell, &value);
    if (!value.printed || !bare)
        return -1;
    if (!read_marker(cell->text, &value.missing) &&
        ot_number_read_printed(bare, &value.number, &value.decimals)) {
        const char *what = mangled_number(bare);
        return what ? refuse(cell, what) : expected(cell, what_number(cell));
    }
    if (ot_pence_read(bare, &value.pence))
        value.pence = 0;
    memcpy(into, &value, sizeof value);
    return 0;
}

static int read_money(const struct ot_cell *cell, void *into)
{
    struct ot_value value;
    int failed = read_value(cell, &value);
    if (failed)
        return failed;
    if (value.percent)
        return expected(cell, what_number(cell));
    if (value.decimals > 2)
        return expected(cell, "an amount of money, with at most two decimals");
    if (value.number > MONEY_MAX || value.number < -MONEY_MAX)
        return refuse(cell, "is more money than can be counted");
    memcpy(into, &value, sizeof value);
    return 0;
}

/* ---- Words ---- */

static int put_text(const struct ot_cell *cell, void *into, const char *text)
{
    const char *copy = ot_arena_text(cell->arena, text);
    if (!copy)
        return -1;
    memcpy(into, &copy, sizeof copy);
    return 0;
}

static int read_text(const struct ot_cell *cell, void *into)
{
    return put_text(cell, into, cell->text);
}

static int read_id(const struct ot_cell *cell, void *into)
{
    if (!ot_text_is_name(cell->text))
        return expected(cell, "a name such as falls or home_first_2: small letters, "
                              "digits and _, a letter first");
    return read_text(cell, into);
}

static int refuse_choice(const struct ot_cell *cell)
{
    const char *const *choices = cell->column->choices;
    size_t count = 0;
    while (choices[count])
        count++;
    const char *list = ot_cell_choices(cell->arena, choices), *shown = found(cell);
    const char *nearest = count > 5 && !cell->schema->personal
                              ? ot_text_nearest(cell->text, choices, count)
                              : NULL;
    if (!list || !shown)
        return -1;
    ot_faults_add(cell->faults, cell->at, "expected %s; found %s%s%s%s", list, shown,
                  nearest ? "; did you mean \"" : "", nearest ? nearest : "",
                  nearest ? "\"?" : "");
    return 1;
}

/* The choice as its column writes it; NULL: none. */
static const char *find_choice(const struct ot_cell *cell)
{
    for (const char *const *choice = cell->column->choices; *choice; choice++)
        if (ot_text_same_folded(cell->text, *choice))
            return *choice;
    return NULL;
}

static int read_choice(const struct ot_cell *cell, void *into)
{
    const char *choice = find_choice(cell);
    if (!choice)
        return refuse_choice(cell);
    memcpy(into, &choice, sizeof choice);
    return 0;
}

static int read_basis(const struct ot_cell *cell, void *into)
{
    const char *choice = find_choice(cell);
    return choice ? ot_basis_read(choice, into) : refuse_choice(cell);
}

static int read_quality(const struct ot_cell *cell, void *into)
{
    const char *choice = find_choice(cell);
    return choice ? ot_quality_read(choice, into) : refuse_choice(cell);
}

static int read_status(const struct ot_cell *cell, void *into)
{
    const char *choice = find_choice(cell);
    return choice ? ot_status_read(choice, into) : refuse_choice(cell);
}

/* ---- Times ---- */

static int read_period(const struct ot_cell *cell, void *into)
{
    struct ot_error err;
    if (ot_period_read(cell->text, into, &err) == 0)
        return 0;
    if (cell->schema->personal)
        return expected(cell, "a date such as 2023-09-20");
    ot_faults_add(cell->faults, cell->at, "%s", err.text);
    return 1;
}

static int read_when(const struct ot_cell *cell, void *into)
{
    struct ot_period period;
    int failed = read_period(cell, &period);
    return failed ? failed : read_text(cell, into);
}

static int read_date(const struct ot_cell *cell, void *into)
{
    struct ot_period period;
    struct ot_error err;
    if (ot_period_read(cell->text, &period, &err) == 0 && period.first == period.last) {
        memcpy(into, &period.first, sizeof period.first);
        return 0;
    }
    if (!cell->schema->personal && ot_period_is_mangled(cell->text, &err)) {
        ot_faults_add(cell->faults, cell->at, "%s", err.text);
        return 1;
    }
    return expected(cell, "a date such as 2023-09-20 or 20/09/2023");
}

static int read_year(const struct ot_cell *cell, void *into)
{
    return ot_year_read(cell->text, into)
               ? expected(cell, "a financial year such as 2023-24")
               : 0;
}

static int read_empty(const struct ot_cell *cell, char *field)
{
    if (cell->column->type == OT_COLUMN_PERIOD)
        memcpy(field, &OT_PERIOD_NONE, sizeof OT_PERIOD_NONE);
    if (cell->column->type == OT_COLUMN_MONEY || cell->column->type == OT_COLUMN_VALUE)
        return read_value(cell, field);
    if (!cell->column->required)
        return 0;
    return cell->column->choices
               ? expected(cell, ot_cell_choices(cell->arena, cell->column->choices))
               : expected(cell,
                          ot_arena_format(cell->arena, "%s (%s)", cell->column->name,
                                          cell->column->meaning));
}

int ot_cell_read(const struct ot_cell *cell, void *row)
{
    static int (*const read[])(const struct ot_cell *, void *) = {
        [OT_COLUMN_TEXT] = read_text,       [OT_COLUMN_ID] = read_id,
        [OT_COLUMN_CHOICE] = read_choice,   [OT_COLUMN_BASIS] = read_basis,
        [OT_COLUMN_QUALITY] = read_quality, [OT_COLUMN_STATUS] = read_status,
        [OT_COLUMN_PERIOD] = read_period,   [OT_COLUMN_WHEN] = read_when,
        [OT_COLUMN_DATE] = read_date,       [OT_COLUMN_YEAR] = read_year,
        [OT_COLUMN_MONEY] = read_money,     [OT_COLUMN_VALUE] = read_value,
    };
    struct ot_cell given = *cell;
    char *field = (char *)row + cell->column->offset;
    int failed = check_spreadsheet(cell);
    if (failed)
        return failed;
    if (cell->text[0] == '\0' && cell->column->absent)
        given.text = cell->column->absent;
    return given.text[0] == '\0' ? read_empty(&given, field)
                                 : read[cell->column->type](&given, field);
}
