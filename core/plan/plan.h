/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan: what an area's tables say, typed, linked and checked for faults. Rows keep the
 * order of their file. Everything here is borrowed until ot_plan_free. Text that is not
 * given is NULL. */
#ifndef OT_PLAN_PLAN_H
#define OT_PLAN_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/error.h"
#include "base/origin.h"
#include "plan/period.h"
#include "table/table.h"

enum ot_basis {
    OT_BASIS_NONE,
    OT_BASIS_PLANNED,
    OT_BASIS_FORECAST,
    OT_BASIS_ACTUAL,
    OT_BASIS_MINIMUM,
    OT_BASIS_CAPACITY,
    OT_BASIS_DEMAND,
    OT_BASES
};
const char *ot_basis_word(enum ot_basis basis); /* static; "" for none */
int ot_basis_read(const char *word, enum ot_basis *out);

enum ot_status {
    OT_STATUS_FINAL,
    OT_STATUS_PROVISIONAL,
    OT_STATUS_REVISED,
    OT_STATUS_RECONSTRUCTED
};
const char *ot_status_word(enum ot_status status);

enum ot_missing {
    OT_MISSING_NOT,
    OT_MISSING_NOT_APPLICABLE,
    OT_MISSING_TO_BE_CONFIRMED,
    OT_MISSING_NOT_AVAILABLE,
    OT_MISSING_SUPPRESSED,
    OT_MISSING_NOT_GIVEN
};
const char *ot_missing_word(enum ot_missing why); /* "not applicable", …; static */

enum ot_qualifier {
    OT_QUALIFIER_NONE,
    OT_QUALIFIER_OVER,
    OT_QUALIFIER_AT_LEAST,
    OT_QUALIFIER_UNDER,
    OT_QUALIFIER_AT_MOST,
    OT_QUALIFIER_ABOUT
};
const char *ot_qualifier_word(
    enum ot_qualifier qualifier); /* "over", "at least", "under", "up to", "about"; "" */

/* A value cell. Money has pence, too. */
struct ot_value {
    double number; /* a percentage is as printed: 91.5 */
    int64_t pence; /* of money */
    enum ot_missing missing;
    enum ot_qualifier qualifier;
    int decimals; /* printed, trailing zeros not counted */
    bool percent; /* "%" stood in the cell */
    const char *printed;
    struct ot_origin at; /* its own cell */
};

/* What every row of figures carries. */
struct ot_vouch {
    enum ot_quality quality;
    enum ot_status status;
    int as_of;             /* day number; 0: not given */
    const char *reference; /* "S0 s10" */
    const char *note;
    bool small; /* counts 1 to 7 people: a public paper withholds it. The rule of the
                   NHS for hospital statistics below the national level, 2018 */
};

struct ot_plan_fact {
    struct ot_origin at;
    const char *field, *value, *note;
};
struct ot_paper {
    struct ot_origin at;
    const char *id, *title, *body, *date, *address, *note;
};
struct ot_funding {
    struct ot_origin at;
    const char *source, *contributor,
        *account; /* account: never NULL, "revenue" where not given */
    struct ot_period period;
    enum ot_basis basis;
    struct ot_value amount;
    struct ot_vouch vouch;
};
struct ot_scheme {
    struct ot_origin at;
    const char *id, *name, *template_id, *kind, *type, *subtype, *part_of, *commissioner,
        *area, *provider, *lead, *new_or_existing, *stage, *start, *end, *metrics,
        *priority, *description, *reference, *note;
    struct ot_value nhs_share;
    struct ot_origin kind_at; /* the cell of kind */
};
struct ot_spend {
    struct ot_origin at;
    const char *scheme, *line, *source, *area, *commissioner, *provider, *recurrence,
        *account;
    struct ot_value nhs_share;
    struct ot_period period;
    enum ot_basis basis;
    struct ot_value amount;
    struct ot_vouch vouch;
};
struct ot_benefit {
    struct ot_origin at;
    const char *scheme, *recurrence, *beneficiary, *cashable, *description;
    struct ot_period period;
    enum ot_basis basis;
    struct ot_value amount; /* a saving is positive */
    struct ot_vouch vouch;
};
struct ot_activity {
    struct ot_origin at;
    const char *scheme, *measure, *group, *unit;
    struct ot_period period;
    enum ot_basis basis;
    const char *counted; /* never NULL: "in period", "per day", "per week", "per month",
                            "at once" */
    bool counted_up;     /* from episodes, not typed in */
    struct ot_origin unit_at; /* the cell of unit */
    struct ot_value value;
    struct ot_vouch vouch;
};
struct ot_override { /* a row of `parameters` */
    struct ot_origin at;
    const char *scheme, *kind, *name, *scenario, *distribution, *unit, *grade;
    struct ot_value value, low, high;
    int price_year; /* 2022 for 2022-23; 0: not given */
    struct ot_vouch vouch;
};
struct ot_requirement {
    struct ot_origin at;
    const char *id, *kind, *set, *name, *counts, *metric, *met;
    struct ot_period period;
    struct ot_value minimum, planned, share;
    struct ot_vouch vouch;
};
struct ot_metric {
    struct ot_origin at;
    const char *id, *set, *name, *numerator, *denominator, *unit, *numerator_is,
        *interval, *better, *method, *scheme, *note;
    struct ot_value per;
};
struct ot_performance {
    struct ot_origin at;
    const char *metric, *group, *role, *label, *assessed;
    struct ot_period period;
    struct ot_value value, numerator, denominator, low, high;
    struct ot_vouch vouch;
};
struct ot_decision {
    struct ot_origin at;
    const char *body, *date, *minute, *item, *subject, *decision, *lead, *action,
        *indicator, *reviewed, *scheme, *metric, *reference, *note;
    struct ot_period due;
};
struct ot_risk {
    struct ot_origin at;
    const char *id, *risk, *rating, *mitigation, *owner, *state, *scheme;
    struct ot_value likelihood, impact, score;
    struct ot_vouch vouch;
};
struct ot_total { /* printed in a paper as a sum; never added to anything */
    struct ot_origin at;
    const char *table, *source, *contributor, *scheme, *recurrence, *account;
    struct ot_period period;
    enum ot_basis basis;              /* planned where not given */
    struct ot_value value, tolerance; /* GBP; tolerance.missing: 0 */
    struct ot_vouch vouch;
};
struct ot_episode {
    struct ot_origin at;
    const char *episode, *scheme, *referred, *accepted, *started, *ended, *discharged,
        *hours, *contacts, *age_band, *sex, *quintile, *at_home_91, *died, *readmitted,
        *long_term_care;
};

struct ot_plan_file {
    const char *name, *file;
    size_t rows;
    char sha256[65];
};

struct ot_plan {
    struct ot_arena *arena; /* owned, with all below */
    const char *title, *area, *area_code,
        *board; /* from the facts; title and area never NULL */
    struct ot_period *periods;
    size_t period_count;
    int price_year;
    struct ot_plan_file *files;
    size_t file_count; /* as read, by name */
    struct ot_plan_fact *facts;
    size_t fact_count;
    struct ot_paper *papers;
    size_t paper_count;
    struct ot_funding *funding;
    size_t funding_count;
    struct ot_scheme *schemes;
    size_t scheme_count;
    struct ot_spend *spend;
    size_t spend_count;
    struct ot_benefit *benefits;
    size_t benefit_count;
    struct ot_activity *activity;
    size_t activity_count;
    struct ot_override *parameters;
    size_t parameter_count;
    struct ot_requirement *requirements;
    size_t requirement_count;
    struct ot_metric *metrics;
    size_t metric_count;
    struct ot_performance *performance;
    size_t performance_count;
    struct ot_decision *decisions;
    size_t decision_count;
    struct ot_risk *risks;
    size_t risk_count;
    struct ot_total *totals;
    size_t total_count;
    struct ot_episode
        *episodes; /* of the part that is being read; none of a whole plan */
    size_t episode_count;
};

struct ot_plan *ot_plan_new(void); /* empty; NULL: out of memory */
void ot_plan_free(struct ot_plan *plan);
/* One more of the files it was read from. 0, or -1: out of memory. */
int ot_plan_add_file(struct ot_plan *plan, const struct ot_table *table, size_t rows);

const struct ot_scheme *ot_plan_scheme(const struct ot_plan *plan,
                                       const char *id); /* NULL: none */
/* The row of a field; NULL: none. */
const struct ot_plan_fact *ot_plan_find_fact(const struct ot_plan *plan,
                                             const char *field);
const char *ot_plan_fact(const struct ot_plan *plan, const char *field); /* NULL: none */
const struct ot_paper *ot_plan_paper(const struct ot_plan *plan,
                                     const char *reference); /* of its first word */

#endif
