/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checking a description: names, units, ranges, indices, evidence, and words for
 * readers. */
#include "config.h"

#include "scheme/check.h"

#include <math.h>
#include <string.h>

#include "value/unit.h"

/* The row that is being checked. */
struct row {
    struct ot_faults *faults;
    struct ot_origin at;
    const char *table; /* "parameter" */
    const char *name;
};

static void say(const struct row *row, const char *text)
{
    ot_faults_add(row->faults, row->at, "%s %s: %s", row->table, row->name, text);
}

static void check_text(const struct row *row, const char *field, const char *text)
{
    if (ot_xml_fault(text, strlen(text)) >= 0)
        ot_faults_add(row->faults, row->at,
                      "%s %s: its %s is not UTF-8 text without control characters",
                      row->table, row->name, field);
}

static void check_needed(const struct row *row, const char *field, const char *text,
                         const char *what)
{
    if (!text[0])
        ot_faults_add(row->faults, row->at, "%s %s: no %s; expected %s", row->table,
                      row->name, field, what);
    check_text(row, field, text);
}

/* Names the row that is checked from here on. */
static struct row begin(const struct row *given, const char *table, const char *name,
                        size_t index)
{
    struct row row = *given;
    bool printable = ot_xml_fault(name, strlen(name)) < 0;
    row.table = table;
    row.name = printable && name[0] ? name : "(unnamed)";
    if (!ot_text_is_name(name))
        ot_faults_add(row.faults, row.at,
                      "%s %zu: \"%.60s\" is not a name; expected lower-case letters, "
                      "digits and _, a letter first, at most 47 bytes",
                      table, index + 1, printable ? name : "?");
    return row;
}

static void check_unit(const struct row *row, const char *text, struct ot_unit *unit)
{
    *unit = ot_unit_one();
    if (ot_unit_read(text, unit) != 0)
        ot_faults_add(row->faults, row->at,
                      "%s %s: \"%.60s\" is not a unit; expected words, their products "
                      "and quotients, as in \"fall/person/year\", or \"1\"",
                      row->table, row->name,
                      ot_xml_fault(text, strlen(text)) < 0 ? text : "?");
}

static void check_range(const struct row *row, struct ot_range range)
{
    if (!(range.least <= range.most))
        say(row, "its range ends before it begins; expected { least, most }");
}

static bool is_within(double value, struct ot_range range)
{
    return (range.least == 0 && range.most == 0) ||
           (value >= range.least && value <= range.most);
}

static bool is_choice(unsigned value, unsigned least, unsigned most)
{
    return value >= least && value <= most;
}

static void check_twice(const struct row *row, const char *other, const char *table)
{
    if (strcmp(row->name, other) == 0)
        ot_faults_add(row->faults, row->at, "%s %s: %s has that name, too", row->table,
                      row->name, table);
}

/* ---- Parameters ------------------------------------------------------------------ */

static void check_shape(const struct row *row, const struct ot_parameter *p)
{
    if (!is_choice(p->shape, OT_FIXED, OT_PERT))
        say(row, "its shape is none of enum ot_shape");
    else if (p->shape == OT_LOGNORMAL && !(p->low > 0))
        say(row, "a lognormal needs a low above 0");
    else if (p->shape == OT_GAMMA && !(p->base > 0 && p->low >= 0))
        say(row, "a gamma needs a base above 0 and a low of 0 or more");
    else if (p->shape == OT_BETA &&
             !(p->base > 0 && p->base < 1 && p->low >= 0 && p->high <= 1))
        say(row, "a beta needs a base between 0 and 1, and low and high within them");
}

static void check_values(const struct row *row, const struct ot_parameter *p)
{
    bool shown = p->shape != OT_FIXED || p->low != 0 || p->high != 0;
    if (!isfinite(p->base) || !isfinite(p->low) || !isfinite(p->high))
        say(row, "base, low and high must be finite numbers");
    else if (shown && !(p->low <= p->base && p->base <= p->high))
        say(row, "expected low <= base <= high");
    else if (!is_within(p->base, p->range))
        say(row, "its base lies outside its own range");
    check_range(row, p->range);
    check_shape(row, p);
}

static void check_evidence(const struct row *row, const struct ot_parameter *p)
{
    if (!is_choice(p->grade, OT_ASSUMED, OT_STRONG))
        say(row, "its grade is none of enum ot_grade");
    else if (p->grade == OT_ASSUMED && !p->note[0])
        say(row, "assumed, without a note; expected a note that says why this value");
    else if (p->grade != OT_ASSUMED && !p->source[0])
        say(row, "no source; expected author, year and where, or the grade OT_ASSUMED "
                 "with a note");
    check_text(row, "source", p->source);
    check_text(row, "note", p->note);
}

static void check_prices(const struct row *row, const struct ot_parameter *p,
                         struct ot_unit unit)
{
    bool money = ot_unit_holds_money(unit);
    if (money && !is_choice((unsigned)p->price_year, 1990, 2099))
        say(row, "an amount of money without a price year; expected .price_year = 2022 "
                 "for 2022-23");
    if (!money && p->price_year != 0)
        say(row, "a price year, but its unit holds no GBP");
}

static void check_parameter(const struct ot_kind *kind, size_t index,
                            const struct row *given)
{
    const struct ot_parameter *p = &kind->parameters[index];
    struct row row = begin(given, "parameter", p->name, index);
    struct ot_unit unit;
    for (size_t i = 0; i < index; i++)
        check_twice(&row, kind->parameters[i].name, "an earlier one");
    check_needed(&row, "label", p->label, "a few words for readers");
    check_unit(&row, p->unit, &unit);
    check_values(&row, p);
    check_evidence(&row, p);
    check_prices(&row, p, unit);
    if (p->shared[0] && !ot_text_is_name(p->shared))
        say(&row, "`shared` is not a name");
}

/* ---- Inputs ---------------------------------------------------------------------- */

static void check_instead(const struct ot_kind *kind, const struct ot_input *in,
                          const struct row *row, struct ot_unit unit)
{
    struct ot_unit other;
    if (in->instead < 0 || (size_t)in->instead >= kind->parameter_count)
        say(row, "OT_ASSUME, but `instead` is no parameter's index");
    else if (ot_unit_read(kind->parameters[in->instead].unit, &other) == 0 &&
             !ot_unit_same(unit, other))
        ot_faults_add(row->faults, row->at,
                      "input %s: in %s, but `instead`, %s, is in %s; expected one unit",
                      row->name, unit.text, kind->parameters[in->instead].name,
                      other.text);
}

static void check_reading(const struct ot_kind *kind, size_t index, const struct row *row)
{
    const struct ot_input *in = &kind->inputs[index];
    if (!is_choice(in->reading, OT_EXACT, OT_EVENTS))
        say(row, "its reading is none of enum ot_reading");
    else if (in->reading == OT_SAMPLE_OF &&
             (in->of < 0 || (size_t)in->of >= kind->input_count ||
              (size_t)in->of == index))
        say(row, "OT_SAMPLE_OF, but `of` is no other input's index");
}

static void check_input(const struct ot_kind *kind, size_t index, const struct row *given)
{
    const struct ot_input *in = &kind->inputs[index];
    struct row row = begin(given, "input", in->name, index);
    struct ot_unit unit;
    for (size_t i = 0; i < index; i++)
        check_twice(&row, kind->inputs[i].name, "an earlier one");
    for (size_t i = 0; i < kind->parameter_count; i++)
        check_twice(&row, kind->parameters[i].name, "a parameter");
    check_needed(&row, "label", in->label, "a few words for readers");
    check_unit(&row, in->unit, &unit);
    if (strcmp(in->name, "spend") == 0 && !ot_unit_is_money(unit))
        say(&row, "it is the plan's recorded spend; expected the unit GBP");
    if (!is_choice(in->absent, OT_REFUSE, OT_UNKNOWN))
        say(&row, "its `absent` is none of enum ot_absent");
    else if (in->absent == OT_ASSUME)
        check_instead(kind, in, &row, unit);
    check_reading(kind, index, &row);
    check_range(&row, in->range);
    check_text(&row, "note", in->note);
}

/* ---- Outputs --------------------------------------------------------------------- */

static void check_role(const struct row *row, const struct ot_output *out,
                       struct ot_unit unit)
{
    bool money = out->role == OT_SPEND || out->role == OT_BENEFIT;
    if (!is_choice(out->role, OT_SPEND, OT_BENEFIT))
        say(row, "its role is none of enum ot_role");
    else if (money && !ot_unit_is_money(unit))
        say(row, "spend and benefits are in GBP");
    else if (money && out->party == OT_NOBODY)
        say(row, out->role == OT_SPEND ? "no party; expected who pays, as OT_FUND"
                                       : "no party; expected who gains, as OT_NHS_ACUTE");
    else if (!money && out->party != OT_NOBODY)
        say(row, "a party, but only spend and benefits have one");
    if (out->role != OT_BENEFIT && out->cash != OT_SOCIAL)
        say(row, "`cash`, but only benefits have it");
    if (out->headline && out->role != OT_OUTCOME)
        say(row, "the headline must be an outcome");
}

static void check_choices(const struct row *row, const struct ot_output *out)
{
    if (!is_choice(out->party, OT_NOBODY, OT_SOCIETY))
        say(row, "its party is none of enum ot_party");
    if (!is_choice(out->cash, OT_SOCIAL, OT_CASHABLE))
        say(row, "its cash is none of enum ot_cash");
    if (!is_choice(out->better, OT_NEITHER, OT_LESS))
        say(row, "its better is none of enum ot_better");
    if (!is_choice(out->time, OT_ADDS_UP, OT_LEVEL))
        say(row, "its time is none of enum ot_time");
}

static void check_output(const struct ot_kind *kind, size_t index,
                         const struct row *given)
{
    const struct ot_output *out = &kind->outputs[index];
    struct row row = begin(given, "output", out->name, index);
    struct ot_unit unit;
    for (size_t i = 0; i < index; i++)
        check_twice(&row, kind->outputs[i].name, "an earlier one");
    check_needed(&row, "label", out->label, "a few words for readers");
    check_needed(&row, "how", out->how, "its formula in words, for readers");
    check_unit(&row, out->unit, &unit);
    check_role(&row, out, unit);
    check_choices(&row, out);
    check_range(&row, out->range);
    check_text(&row, "note", out->note);
}

/* One headline, and something that is spent. */
static void check_outputs_together(const struct ot_kind *kind, const struct row *row)
{
    size_t headlines = 0, spends = 0;
    for (size_t i = 0; i < kind->output_count; i++) {
        headlines += kind->outputs[i].headline != 0;
        spends += kind->outputs[i].role == OT_SPEND;
    }
    if (headlines != 1)
        ot_faults_add(row->faults, row->at,
                      "%zu outputs are the headline; expected .headline = 1 on the one "
                      "outcome that the scheme is for",
                      headlines);
    if (spends == 0)
        ot_faults_add(row->faults, row->at, "no output has the role OT_SPEND");
}

void ot_kind_check(const struct ot_kind *kind, struct ot_origin at,
                   struct ot_faults *faults)
{
    struct row none = { faults, at, "", "" }, row = begin(&none, "kind", kind->name, 0);
    check_needed(&row, "title", kind->title, "what readers call it");
    check_needed(&row, "version", kind->version, "as in \"1\"");
    check_needed(&row, "summary", kind->summary, "one sentence");
    for (size_t i = 0; i < kind->parameter_count; i++)
        check_parameter(kind, i, &row);
    for (size_t i = 0; i < kind->input_count; i++)
        check_input(kind, i, &row);
    for (size_t i = 0; i < kind->output_count; i++)
        check_output(kind, i, &row);
    check_outputs_together(kind, &row);
}
