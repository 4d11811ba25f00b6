/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of what was done and what came of it: activity, parameters, requirements,
 * metrics, performance, decisions, risks, episodes. */
#include "config.h"

#include "plan/schema_columns.h"

#define YES_NO_UNKNOWN CHOICES("yes", "no", "unknown")

#define ROW ot_activity
static const struct ot_column activity_columns[] = {
    COLUMN(scheme, TEXT, "an id of schemes; empty: the whole area", FREE,
           .link = OT_LINK_SCHEME),
    COLUMN(measure, ID, "an input of the scheme's kind, or a name of your own", NEEDED),
    COLUMN(group, TEXT, "a part of it: pathway=P1; empty: all", FREE),
    COLUMN(period, PERIOD, "2023-24, 2023-24 Q3, Apr 2023", NEEDED),
    COLUMN(basis, BASIS, "what the value is", NEEDED,
           CHOICES("planned", "forecast", "actual", "capacity", "demand")),
    COLUMN(counted, CHOICE, "empty is in period; at once is a stock", FREE,
           CHOICES("in period", "per day", "per week", "per month", "at once"),
           .absent = "in period"),
    COLUMN(value, VALUE, "28, >160, <=800, TBC", NEEDED,
           .aliases = "expected outputs;expected output"),
    COLUMN(unit, TEXT, "person, hour, bed, %", FREE, .aliases = "units"),
    QUALITY(NEEDED),
    STATUS,
    AS_OF,
    REFERENCE(FREE),
    NOTE,
};
const struct ot_schema ot_schema_activity = {
    SCHEMA("activity", activity_columns, activity, activity_count),
    .summary = "What was done; capacity and demand.",
    .wide = "value",
    .key = "scheme measure group period basis counted as_of",
};
#undef ROW

#define ROW ot_override
static const struct ot_column parameter_columns[] = {
    COLUMN(scheme, TEXT, "for this scheme alone", FREE, .link = OT_LINK_SCHEME),
    COLUMN(kind, ID, "for schemes of this kind; both empty: the whole plan", FREE),
    COLUMN(name, ID, "of the parameter", NEEDED),
    COLUMN(scenario, TEXT, "empty: the base", FREE),
    COLUMN(value, VALUE, "the central estimate", NEEDED),
    COLUMN(low, VALUE, "of the 95 % interval", FREE),
    COLUMN(high, VALUE, "of the 95 % interval", FREE),
    COLUMN(distribution, CHOICE, "empty: the plugin's", FREE,
           CHOICES("fixed", "normal", "lognormal", "beta", "gamma", "uniform",
                   "triangular", "pert")),
    COLUMN(unit, TEXT, "GBP/person", FREE),
    COLUMN(price_year, YEAR, "of money; empty: the plan's", FREE),
    COLUMN(grade, CHOICE, "of the evidence", FREE,
           CHOICES("strong", "moderate", "weak", "assumed")),
    QUALITY(NEEDED),
    REFERENCE(FREE),
    NOTE,
};
const struct ot_schema ot_schema_parameters = {
    SCHEMA("parameters", parameter_columns, parameters, parameter_count),
    .summary = "Assumptions of your own, in place of a plugin's.",
    .key = "scheme kind name scenario",
};
#undef ROW

#define ROW ot_requirement
static const struct ot_column requirement_columns[] = {
    COLUMN(id, ID, "with the period, tells rows apart", NEEDED),
    COLUMN(kind, CHOICE, "what is required", NEEDED,
           CHOICES("minimum_spend", "condition", "payment", "sign_off")),
    COLUMN(set, TEXT, "payments of one set make 100 %", FREE),
    COLUMN(name, TEXT, "as printed; of sign_off a role", NEEDED),
    COLUMN(period, PERIOD, "when it holds", FREE),
    COLUMN(minimum, MONEY, "GBP, as printed", FREE),
    COLUMN(planned, MONEY, "GBP, as printed", FREE),
    COLUMN(counts, TEXT, "the spend lines that count: source=DFG; area!=Acute", FREE,
           .link = OT_LINK_COUNTS),
    COLUMN(share, VALUE, "% of the fund", FREE),
    COLUMN(metric, TEXT, "on which a payment hangs", FREE, .link = OT_LINK_METRIC),
    COLUMN(met, CHOICE, "empty: not said", FREE, CHOICES("yes", "no")),
    QUALITY(FREE, .absent = "returned"),
    REFERENCE(FREE),
    NOTE,
};
const struct ot_schema ot_schema_requirements = {
    SCHEMA("requirements", requirement_columns, requirements, requirement_count),
    .summary = "Minimum spend, national conditions, payments, sign-off.",
    .key = "id period",
};
#undef ROW

#define ROW ot_metric
static const struct ot_column metric_columns[] = {
    COLUMN(id, ID, "performance names it", NEEDED),
    COLUMN(set, TEXT, "whose definition it is", NEEDED),
    COLUMN(name, TEXT, "as printed", NEEDED),
    COLUMN(numerator, TEXT, "in words", FREE),
    COLUMN(denominator, TEXT, "in words", FREE),
    COLUMN(per, VALUE, "100 (a percentage), 1000, 100000, 1 (a mean); empty: a number",
           FREE),
    COLUMN(unit, TEXT, "of the numerator", FREE),
    COLUMN(numerator_is, CHOICE, "empty is total", FREE,
           CHOICES("total", "monthly_average", "daily_average")),
    COLUMN(interval, CHOICE, "empty: by the kind of metric", FREE,
           CHOICES("wilson", "byar", "none")),
    COLUMN(better, CHOICE, "which way is better", FREE, CHOICES("up", "down")),
    COLUMN(method, CHOICE, "empty is crude", FREE,
           CHOICES("crude", "dsr", "isr", "survey")),
    COLUMN(scheme, TEXT, "an id of schemes", FREE, .link = OT_LINK_SCHEME),
    OWN_NOTE,
};
const struct ot_schema ot_schema_metrics = {
    SCHEMA("metrics", metric_columns, metrics, metric_count),
    .summary =
        "Definitions of metrics; for those of a shipped set (docs/metrics.md) empty "
        "cells come from it.",
    .key = "id",
};
#undef ROW

#define ROW ot_performance
static const struct ot_column performance_columns[] = {
    COLUMN(metric, TEXT, "an id of metrics", NEEDED, .link = OT_LINK_METRIC),
    COLUMN(group, TEXT, "a part of it: quintile=1; empty: all", FREE),
    COLUMN(period, PERIOD, "a target without a date leaves it empty", FREE),
    COLUMN(role, CHOICE, "what the value is", NEEDED,
           CHOICES("baseline", "target", "forecast", "actual")),
    COLUMN(label, TEXT, "tells targets apart: October 2015 payment", FREE),
    COLUMN(value, VALUE, "as printed, wrong or not; N/A, TBC", FREE),
    COLUMN(numerator, VALUE, "as printed", FREE),
    COLUMN(denominator, VALUE, "as printed", FREE),
    COLUMN(low, VALUE, "of the issuer's own 95 % interval", FREE),
    COLUMN(high, VALUE, "of the issuer's own 95 % interval", FREE),
    COLUMN(assessed, CHOICE, "as returned", FREE,
           CHOICES("on track", "not on track", "achieved", "not achieved",
                   "data not available")),
    QUALITY(NEEDED),
    STATUS,
    AS_OF,
    REFERENCE(FREE),
    NOTE,
};
const struct ot_schema ot_schema_performance = {
    SCHEMA("performance", performance_columns, performance, performance_count),
    .summary = "Values of metrics: baselines, targets, actuals.",
    .key = "metric group period role label as_of",
};
#undef ROW

#define ROW ot_decision
static const struct ot_column decision_columns[] = {
    COLUMN(body, TEXT, "which board or group", FREE),
    COLUMN(date, WHEN, "of the meeting", FREE, .aliases = "date of meeting"),
    COLUMN(minute, TEXT, "number", FREE),
    COLUMN(item, TEXT, "number", FREE),
    COLUMN(subject, TEXT, "in words", NEEDED, .aliases = "subject and decision"),
    COLUMN(decision, TEXT, "in words; a milestone has none", FREE),
    COLUMN(lead, TEXT, "a role", FREE, .aliases = "lead officer"),
    COLUMN(action, TEXT, "since the last review", FREE,
           .aliases = "action since last review"),
    COLUMN(indicator, TEXT, "R, A, G, C", FREE, .aliases = "current indicator"),
    COLUMN(reviewed, WHEN, "when last looked at", FREE),
    COLUMN(due, PERIOD, "when it is to be done", FREE),
    COLUMN(scheme, TEXT, "an id of schemes", FREE, .link = OT_LINK_SCHEME),
    COLUMN(metric, TEXT, "an id of metrics", FREE, .link = OT_LINK_METRIC),
    OWN_REFERENCE,
    OWN_NOTE,
};
const struct ot_schema ot_schema_decisions = {
    SCHEMA("decisions", decision_columns, decisions, decision_count),
    .summary = "Decision tracker, minutes, milestones.",
    .key = "body date minute item subject",
};
#undef ROW

#define ROW ot_risk
static const struct ot_column risk_columns[] = {
    COLUMN(id, ID, "tells rows apart", NEEDED),
    COLUMN(risk, TEXT, "in words", NEEDED),
    COLUMN(likelihood, VALUE, "1 to 5", FREE),
    COLUMN(impact, VALUE, "1 to 5", FREE),
    COLUMN(score, VALUE, "1 to 25; empty: likelihood times impact", FREE),
    COLUMN(rating, TEXT, "as printed", FREE),
    COLUMN(mitigation, TEXT, "; between", FREE),
    COLUMN(owner, TEXT, "a role", FREE),
    COLUMN(state, CHOICE, "empty is open", FREE, CHOICES("open", "closed")),
    COLUMN(scheme, TEXT, "an id of schemes", FREE, .link = OT_LINK_SCHEME),
    QUALITY(FREE, .absent = "returned"),
    REFERENCE(FREE),
    NOTE,
};
const struct ot_schema ot_schema_risks = {
    SCHEMA("risks", risk_columns, risks, risk_count),
    .summary = "The risk register.",
    .key = "id",
};
#undef ROW

#define ROW ot_episode
static const struct ot_column episode_columns[] = {
    COLUMN(episode, TEXT, "a pseudonym of your own", NEEDED),
    COLUMN(scheme, TEXT, "an id of schemes", NEEDED, .link = OT_LINK_SCHEME),
    COLUMN(referred, TEXT, "date and time", FREE),
    COLUMN(accepted, TEXT, "date and time", FREE),
    COLUMN(started, WHEN, "date", FREE),
    COLUMN(ended, WHEN, "date", FREE),
    COLUMN(discharged, WHEN, "date", FREE),
    COLUMN(hours, TEXT, "of care", FREE),
    COLUMN(contacts, TEXT, "number", FREE),
    COLUMN(age_band, TEXT, "75-84", FREE),
    COLUMN(sex, TEXT, "as recorded", FREE),
    COLUMN(quintile, TEXT, "of deprivation, 1 to 5", FREE),
    COLUMN(at_home_91, CHOICE, "at home on day 91", FREE, YES_NO_UNKNOWN),
    COLUMN(died, CHOICE, "by day 91", FREE, YES_NO_UNKNOWN),
    COLUMN(readmitted, CHOICE, "by day 91", FREE, YES_NO_UNKNOWN),
    COLUMN(long_term_care, CHOICE, "by day 91", FREE, YES_NO_UNKNOWN),
};
const struct ot_schema ot_schema_episodes = {
    SCHEMA("episodes", episode_columns, episodes, episode_count),
    .summary = "One row a referral, under a pseudonym.",
    .personal = true,
    .key = "episode",
};
#undef ROW
