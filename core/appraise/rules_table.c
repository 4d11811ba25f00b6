/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the rules: what `outturn explain` and the page of the checks say of each.
 */
#include "config.h"

#include "appraise/finding.h"

const struct ot_rule ot_rules[] = {
    [OT_RULE_TOTAL_DISAGREES] = {
        .id = "total_disagrees",
        .level = "caveat",
        .finds = "rows and a printed total differ by more than the tolerance",
        .source = "the tables against `totals`",
        .how = "The rows that a line of `totals` speaks of are added up, in pence. "
               "They may differ from its value by its `tolerance`.",
        .doubt = "The total may have been printed of something else. Read its note "
                 "and its paper before you say that the paper is wrong.",
        .silence = "Correct the row that was copied wrongly. Give a rounded total its "
                   "tolerance: 50,000 for \"£9.5m\".",
    },
    [OT_RULE_OVERSPEND] = {
        .id = "overspend",
        .level = "caveat",
        .finds = "planned spend over income by more than £1",
        .source = "`spend` against `funding`",
        .how = "For each period and source: planned spend less planned income. Where "
               "a line names no source, all sources together.",
        .doubt = "Income of another source may be meant to cover it.",
        .silence = "Add the income that is missing, or move the spend to its source.",
    },
    [OT_RULE_ROUNDING_POUND] = {
        .id = "rounding_pound",
        .level = "remark",
        .finds = "planned spend over income by £1 or less",
        .source = "`spend` against `funding`",
        .how = "As `overspend`, where the difference is £1 or less.",
        .doubt = "It is most likely rounding in the paper. It asks for no decision.",
        .silence = "Leave it: the row is as printed. Correct it when the paper is "
                   "corrected.",
    },
    [OT_RULE_UNALLOCATED] = {
        .id = "unallocated",
        .level = "remark",
        .finds = "income over planned spend",
        .source = "`funding` against `spend`",
        .how = "For each period and source: planned income less planned spend.",
        .doubt = "A later year is often allocated later. Ask whether it was meant.",
        .silence = "Add the spend once it is agreed. A contingency is spend, too.",
    },
    [OT_RULE_PARTS_EXCEED_WHOLE] = {
        .id = "parts_exceed_whole",
        .level = "caveat",
        .finds = "the parts of a scheme come to more than its own lines",
        .source = "`spend` of the schemes that are `part_of` another, against its own",
        .how = "For each period and basis: all sources together; where those fit, "
               "each source that the lines of the whole name.",
        .doubt = "A part may be paid from elsewhere, too, or belong to another "
                 "scheme.",
        .silence = "Name the source of the line of the part, or change its `part_of`.",
    },
    [OT_RULE_REQUIRED_SPEND_SHORT] = {
        .id = "required_spend_short",
        .level = "caveat",
        .finds = "planned spend below a required minimum",
        .source = "`requirements`: `planned`, and the lines of `spend` that count, "
                  "against `minimum`",
        .how = "For each requirement of the kind `minimum_spend`: the printed "
               "`planned` is held against the minimum. Where that is enough, or not "
               "given, the lines that `counts` picks are added up.",
        .doubt = "Other lines may count, which the paper does not itemise.",
        .silence = "Correct the planned figure, or plan the spend.",
    },
    [OT_RULE_SHARES_NOT_100] = {
        .id = "shares_not_100",
        .level = "caveat",
        .finds = "shares of a payment do not make 100 %",
        .source = "`requirements`: the `share` of each `set`",
        .how = "The shares of the payments of one set are added up. Printed decimals "
               "may be rounded.",
        .doubt = "A payment of the set may not have been copied into the table.",
        .silence = "Add the payment that is missing, or correct the share.",
    },
    [OT_RULE_STATEMENTS_DISAGREE] = {
        .id = "statements_disagree",
        .level = "caveat",
        .finds = "one thing stated in different ways",
        .source = "`requirements`: the sets of payments; minimums of the same name "
                  "and period",
        .how = "The shares of each set of payments are held against those of the "
               "others. So are the minimums of one name and period.",
        .doubt = "The papers may speak of different years, or one may replace the "
                 "other.",
        .silence = "Keep the statement that holds, and say in its note which paper "
                   "replaced the other.",
    },
    [OT_RULE_VALUE_TRUNCATED] = {
        .id = "value_truncated",
        .level = "caveat",
        .finds = "a printed value that was cut off, not rounded",
        .source = "`performance`: `value` against numerator / denominator × `per`",
        .how = "The value is computed from its parts. The printed one is the same "
               "when digits are cut off, and not when they are rounded.",
        .doubt = "The difference is less than one in the last digit. Only a target "
                 "that is met by a hair depends on it.",
        .silence = "Leave it: the value is as printed. The computed value is used.",
    },
    [OT_RULE_VALUE_IS_NUMERATOR] = {
        .id = "value_is_numerator",
        .level = "caveat",
        .finds = "the numerator stands where the value should",
        .source = "`performance`: `value` against `numerator`",
        .how = "The printed value equals its own numerator, and not numerator / "
               "denominator × `per`.",
        .doubt = "The metric may be a plain number. Then leave its `per` empty.",
        .silence = "Leave it: the value is as printed. The computed value is used.",
    },
    [OT_RULE_VALUE_DISAGREES] = {
        .id = "value_disagrees",
        .level = "caveat",
        .finds = "a printed value that its parts do not give",
        .source = "`performance`: `value` against numerator / denominator × `per`",
        .how = "The printed value is neither the rounded nor the cut-off result of "
               "its parts, nor the numerator.",
        .doubt = "The value may be standardised or modelled, which its parts cannot "
                 "give.",
        .silence = "Correct the digit that was copied wrongly. For a modelled value "
                   "leave numerator and denominator empty.",
    },
    [OT_RULE_FEWER_DIGITS] = {
        .id = "fewer_digits",
        .level = "remark",
        .finds = "a target printed with fewer digits than its baseline",
        .source = "`performance`: the decimals of `value`",
        .how = "The printed decimals of the target are counted, and those of its "
               "baseline. Trailing zeros do not count.",
        .doubt = "A spreadsheet may have dropped a zero: 93.0 comes back as 93.",
        .silence = "Print the target as the paper that sets it does.",
    },
    [OT_RULE_TARGET_WITHIN_CHANCE] = {
        .id = "target_within_chance",
        .level = "caveat",
        .finds = "a target within the 95 % interval of its baseline",
        .source = "`performance`: `target` against `baseline`",
        .how = "The interval is the issuer's own, else Wilson's for a share of "
               "people, else Byar's for a count (exact below 10). Averages, and days "
               "that one patient spends, have none.",
        .doubt = "It says that one year could meet the target by chance, not that the "
                 "target is too low. A trend over years can tell more.",
        .silence = "Nothing, as it is true of the target. A bolder target, or a "
                   "larger number counted, ends it.",
    },
    [OT_RULE_NUMERATOR_UP_RATE_DOWN] = {
        .id = "numerator_up_rate_down",
        .level = "caveat",
        .finds = "number and rate move in opposite directions",
        .source = "`performance`: `target` against `baseline`",
        .how = "The numerators are compared, and so are the rates. Totals of periods "
               "of other lengths are not compared.",
        .doubt = "A growing population explains it. The question is what the service "
                 "must provide for: people, or a rate.",
        .silence = "Nothing, as it is true of the target. Say both in the paper.",
    },
    [OT_RULE_OTHER_SEASON] = {
        .id = "other_season",
        .level = "remark",
        .finds = "target and baseline cover other months of the year",
        .source = "`performance`: the `period` of target and baseline",
        .how = "The months of the year that both periods touch are compared, whatever "
               "the year.",
        .doubt = "It matters for what follows the seasons, such as admissions and "
                 "delays, more than for the rest.",
        .silence = "Give a baseline of the same months of an earlier year.",
    },
    [OT_RULE_ASSESSMENT_DISAGREES] = {
        .id = "assessment_disagrees",
        .level = "caveat",
        .finds = "a returned assessment that its value does not bear out",
        .source = "`performance`: `assessed` of an actual against the target of its "
                  "period",
        .how = "A value that meets its target was returned as not achieved or not on "
               "track, or the reverse. Or a value is given, and returned as not "
               "available.",
        .doubt = "A return before the end of the period may know more than the value "
                 "to date.",
        .silence = "Correct the assessment or the value; or give the target of that "
                   "part of the period.",
    },
    [OT_RULE_SAVING_EXCEEDS_BEDS] = {
        .id = "saving_exceeds_beds",
        .level = "caveat",
        .finds = "a claimed saving above the cost of the beds to be released",
        .source = "`benefits` against `activity` and `parameters`",
        .how = "Planned `beds_released` × `bed_cost`, or `ward_cost` / `ward_beds`, a "
               "year. The claim is the saving of the acute hospital, else all of it, "
               "of the same period; of a scheme where the row names one.",
        .doubt = "Savings may come from more than beds. Beds saved seldom save their "
                 "whole cost.",
        .silence = "Say what else is saved, and claim it on a row of its own, for its "
                   "own beneficiary.",
    },
    [OT_RULE_SAVING_FOR_EACH] = {
        .id = "saving_for_each",
        .level = "caveat",
        .finds = "a claimed saving for each admission outside the cost of one",
        .source = "`benefits` and `activity` against the cost of an admission",
        .how = "The claim (as for `saving_exceeds_beds`) is divided by planned "
               "`admissions_avoided`, `non_elective_admissions_avoided` or "
               "`emergency_admissions_avoided`. It is held against the interval of "
               "`admission_cost`: of the plan, else of an installed kind, in the "
               "prices of the period.",
        .doubt = "The average cost of an admission is not what one fewer saves. A "
                 "claim below it may be the careful one.",
        .silence = "Give the plan its own `admission_cost`, with low, high and "
                   "source.",
    },
    [OT_RULE_STAY_IMPLAUSIBLE] = {
        .id = "stay_implausible",
        .level = "caveat",
        .finds = "people at once and starts a week that imply an unlikely stay",
        .source = "`activity`: `users` counted at once against `starts`",
        .how = "Stay = people at once / starts a week (Little's law), of one scheme, "
               "period and basis. It is held against `expected_stay` in weeks (low to "
               "high); without one, 3 to 6 weeks, which is assumed.",
        .doubt = "Capacity is a ceiling, not a flow: 28 spaces a week need not all be "
                 "filled.",
        .silence = "Give the plan an `expected_stay` for the scheme, or the starts "
                   "that really happen.",
    },
    [OT_RULE_OVERLAPPING_ACTUALS] = {
        .id = "overlapping_actuals",
        .level = "caveat",
        .finds = "actual values of periods that overlap in part",
        .source = "`funding`, `spend`, `activity` and `performance`, among themselves",
        .how = "Two actuals of the same thing share days, and neither lies within the "
               "other. A year and its quarters do not overlap in this sense.",
        .doubt = "Both may be right. They cannot be added up.",
        .silence = "Split one of them where the other begins.",
    },
    [OT_RULE_QUARTERS_DO_NOT_ADD] = {
        .id = "quarters_do_not_add",
        .level = "caveat",
        .finds = "parts of a period that do not make up the whole",
        .source = "`funding`, `spend` and `activity`, among themselves",
        .how = "Values of the same thing that tile the period of another, without gap "
               "or overlap, are added up. Rates, stocks and percentages are left "
               "alone.",
        .doubt = "People who are counted in two quarters are counted once in the "
                 "year.",
        .silence = "Correct the value that was copied wrongly. Name a count of "
                   "different people otherwise than a count of starts.",
    },
    [OT_RULE_ACTUAL_AFTER_REPORT] = {
        .id = "actual_after_report",
        .level = "caveat",
        .finds = "actual values of periods that end after the report's date",
        .source = "`basis` or `role` actual against the report's date",
        .how = "A flow is known when its period has ended, a stock from its first "
               "day. Once for each table.",
        .doubt = "The report may have been dated back, or made again later with more "
                 "data.",
        .silence = "Give the report its true date, or leave out what was not known "
                   "then.",
    },
    [OT_RULE_OUTSIDE_LEGEND] = {
        .id = "outside_legend",
        .level = "caveat",
        .finds = "an indicator that is not R, A, G or C",
        .source = "`decisions`: `indicator`",
        .how = "R is no or limited progress, A pending further action, G significant "
               "progress, C completed. Once for a plan.",
        .doubt = "The body may use a word of its own, whose meaning its readers know.",
        .silence = "Ask which of the four it is, and write that letter.",
    },
    [OT_RULE_RATING_MISSING] = {
        .id = "rating_missing",
        .level = "remark",
        .finds = "a risk with neither a rating nor a score",
        .source = "`risks`: `rating`, `score`, `likelihood` and `impact`",
        .how = "Open risks without any of: a rating, a score, likelihood and impact "
               "together. Once for a plan.",
        .doubt = "The paper may rate two rows together.",
        .silence = "Rate the risk, or close it.",
    },
    [OT_RULE_KIND_NOT_INSTALLED] = {
        .id = "kind_not_installed",
        .level = "caveat",
        .finds = "a scheme's kind for which no plugin is installed",
        .source = "`schemes` against the installed plugins",
        .how = "The kind of a scheme is looked for in the folders of plugins.",
        .doubt = "The plugin may be installed elsewhere: `outturn --version` lists "
                 "the folders.",
        .silence = "Install the plugin, correct the name, or leave the kind empty: "
                   "then the ledger alone accounts for the scheme.",
    },
    [OT_RULE_ACTIVITY_NOT_READ] = {
        .id = "activity_not_read",
        .level = "caveat",
        .finds = "a measure of a scheme that no input of its kind reads",
        .source = "`activity` against the inputs of the kind",
        .how = "Each measure of a scheme with an installed kind is looked for among "
               "the inputs of the kind.",
        .doubt = "A measure may be kept for readers alone.",
        .silence = "Write the name that `outturn schemes KIND` lists, or give the "
                   "measure to the whole area.",
    },
    [OT_RULE_UNIT_DIFFERS] = {
        .id = "unit_differs",
        .level = "caveat",
        .finds = "activity in another unit than the input that reads it",
        .source = "`activity`: `unit` against the inputs of the kind",
        .how = "The unit of each measure that an input reads is held against that of "
               "the input. An empty unit is the input's. Said once for each scheme, "
               "measure and unit.",
        .doubt = "Believe it: no evaluation of the scheme is made while a row of it "
                 "stands in another unit.",
        .silence = "Write the unit that `outturn schemes KIND` lists, and convert the "
                   "figure. Or name the measure otherwise.",
    },
    [OT_RULE_MISSING_FROM_ACTUALS] = {
        .id = "missing_from_actuals",
        .level = "caveat",
        .finds = "activity that is planned, but not among the actuals",
        .source = "`activity`: planned against actual or forecast, by the inputs of the "
                  "kind",
        .how = "Of a period with actuals: an input that the kind can do without is "
               "planned, and has no actual. Said once for each scheme and input; not "
               "where the kind refuses the actuals anyway.",
        .doubt = "The figure may not have been due yet, or may have been planned as a "
                 "standard.",
        .silence = "Return the figure. Or plan without it, too: then both rest on the "
                   "same.",
    },
    [OT_RULE_ILLUSTRATIVE_UNDER_VERDICT] = {
        .id = "illustrative_under_verdict",
        .level = "caveat",
        .finds = "a verdict that stands on illustrative figures",
        .source = "the last verdict on each evaluation against the quality of its "
                  "main outcome and spend",
        .how = "A figure is as good as the weakest that it was made from. Not where the "
               "verdict is that the evidence is insufficient. Known only when the script "
               "has ended: `plan:checks()` does not list it.",
        .doubt = "Believe it: a verdict on assumed figures is a verdict on the "
                 "assumptions.",
        .silence = "Replace the assumed rows by figures that were returned or "
                   "published.",
    },
    [OT_RULE_SOURCE_NOT_STATED] = {
        .id = "source_not_stated",
        .level = "remark",
        .finds = "lines of spend that name no source of funding",
        .source = "`spend`: `source`",
        .how = "Counts the lines of schemes that are part of nothing. Once for a "
               "plan; not where there is no income at all.",
        .doubt = "A paper of one single source need not name it.",
        .silence = "Name the source of each line, if the paper says it.",
    },
    [OT_RULE_METRIC_SET_DIFFERS] = {
        .id = "metric_set_differs",
        .level = "remark",
        .finds = "a metric that the plan defines otherwise than its set",
        .source = "`metrics` against the shipped set of that name",
        .how = "Held against the set: `per`, `unit`, `numerator_is`, `interval`, "
               "`better` and `method`. An empty cell takes what the set says, and "
               "does not differ.",
        .doubt = "The shipped sets can be wrong: `outturn metrics` says what each "
                 "rests on.",
        .silence = "Empty the cell, correct it, or name a set of your own.",
    },
    [OT_RULE_TYPE_UNKNOWN] = {
        .id = "type_unknown",
        .level = "remark",
        .finds = "a type of scheme that the national list does not hold",
        .source = "`schemes`: `type` against the list of the template of 2023-25",
        .how = "The type is looked for in the list, longer names by their beginning. "
               "Each unknown type is said once.",
        .doubt = "A plan of another year uses the list of its year. Types of your own "
                 "are allowed.",
        .silence = "Write the type as the template does, or leave it.",
    },
};
const size_t ot_rule_count = sizeof ot_rules / sizeof ot_rules[0];
