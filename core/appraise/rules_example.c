/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where each rule can be seen at work: the examples of `outturn explain` and of the page
 * of the checks, run as tests. */
#include "config.h"

#include "appraise/finding.h"

const struct ot_rule_example ot_rule_examples[] = {
    [OT_RULE_TOTAL_DISAGREES] = {
        .plan = "2015-16",
        .text = "benefits 2014-15, recurrent: the rows come to £360,000; S1F "
                   "schemes prints £180,000 (Total row, printed -180,000)",
    },
    [OT_RULE_OVERSPEND] = {
        .plan = "2015-16",
        .text = "2014-15, all sources: planned spend of £3,987,000 is £29,000 over "
                   "income of £3,958,000",
    },
    [OT_RULE_ROUNDING_POUND] = {
        .plan = "2023-25",
        .text = "2024-25, Minimum NHS Contribution: planned spend of £20,752,369 "
                   "is £1 over income of £20,752,368, which may be rounding",
    },
    [OT_RULE_UNALLOCATED] = {
        .plan = "2023-25",
        .text = "2024-25, Local Authority Discharge Funding: £580,144 of the "
                   "income of £1,446,031 has no planned spend",
    },
    [OT_RULE_PARTS_EXCEED_WHOLE] = {
        .plan = "2023-25",
        .file = "spend.csv",
        .row = "bridging,ICB",
        .from = "£330,000",
        .to = "£1,330,000",
        .text = "2023-24, ICB Discharge Funding: the parts of \"All schemes of the "
                   "plan\" come to £1,330,000, more than its own £1,326,649",
    },
    [OT_RULE_REQUIRED_SPEND_SHORT] = {
        .plan = "2023-25",
        .file = "requirements.csv",
        .row = "adult_social_care",
        .from = "7,394,426",
        .to = "6,394,426",
        .text = "Adult Social Care services spend from the minimum ICB "
                   "allocations, 2023-24: planned spend is £6,394,426, £123,859 below "
                   "the minimum of £6,518,285",
    },
    [OT_RULE_SHARES_NOT_100] = {
        .plan = "2015-16",
        .text = "Payments, risk table: shares of 75% and 24% make 99% of the fund, "
                   "not 100%",
    },
    [OT_RULE_STATEMENTS_DISAGREE] = {
        .plan = "2015-16",
        .text = "Payments are stated in 3 ways: 50% and 50% (board paper); 75% and "
                   "25% (template 2d); 75% and 24% (risk table)",
    },
    [OT_RULE_VALUE_TRUNCATED] = {
        .plan = "2015-16",
        .text = "Delayed transfers of care per 100,000, average days delayed per "
                   "month, Jun-Nov 2013: the printed value is cut off, not rounded. "
                   "It prints 289; 559 / 193,078 × 100,000 is 289.52",
    },
    [OT_RULE_VALUE_IS_NUMERATOR] = {
        .plan = "2015-16",
        .text = "People with community alarm and one or more sensors, as a share "
                   "of new community alarm users, 2012-13: the numerator is printed "
                   "in place of the value. It prints 204; 204 / 957 is 21.32%",
    },
    [OT_RULE_VALUE_DISAGREES] = {
        .plan = "2015-16",
        .file = "performance.csv",
        .row = "avoidable_admissions,2013-14",
        .from = "954",
        .to = "945",
        .text = "Avoidable emergency admissions (composite) per 100,000, 2013-14 "
                   "H1: the printed value is not what its parts give. It prints 945; "
                   "2,463 / 258,213 × 100,000 is 953.86",
    },
    [OT_RULE_FEWER_DIGITS] = {
        .plan = "2015-16",
        .text = "Permanent admissions of people 65+ to residential and nursing "
                   "care, per 100,000, 2014-15 (October 2015 payment): the target is "
                   "printed as 723, and its baseline with more digits, 779.9",
    },
    [OT_RULE_TARGET_WITHIN_CHANCE] = {
        .plan = "2015-16",
        .text = "Permanent admissions of people 65+ to residential and nursing "
                   "care, per 100,000, 2014-15 (October 2015 payment): the target of "
                   "722.8 lies within the 95% interval of its baseline, 682.4 to "
                   "887.5. Chance alone could meet it",
    },
    [OT_RULE_NUMERATOR_UP_RATE_DOWN] = {
        .plan = "2015-16",
        .text = "Permanent admissions of people 65+ to residential and nursing "
                   "care, per 100,000, 2014-15 (October 2015 payment): the number "
                   "rises from 230 to 236. Its rate falls from 779.9 to 722.8, as the "
                   "population changes",
    },
    [OT_RULE_OTHER_SEASON] = {
        .plan = "2015-16",
        .text = "Delayed transfers of care per 100,000, average days delayed per "
                   "month, Apr-Dec 2014 (April 2015 payment): the baseline covers "
                   "other months of the year, Jun-Nov 2013",
    },
    [OT_RULE_ASSESSMENT_DISAGREES] = {
        .plan = "2023-25",
        .file = "performance.csv",
        .to = "at_home_91,2022-23,target,85%,,,returned,,,\nat_home_91,2022-23,actual,,198,240,returned,,,achieved",
        .text = "65 and over still at home 91 days after discharge into "
                   "reablement, 2022-23: returned as \"achieved\", while 82.5% stands "
                   "against a target of 85% (higher is better)",
    },
    [OT_RULE_SAVING_EXCEEDS_BEDS] = {
        .plan = "2015-16",
        .text = "2015-16: a saving of £9,150,000 is claimed, while the beds to be "
                   "released (about 60) cost £7,500,000",
    },
    [OT_RULE_SAVING_FOR_EACH] = {
        .plan = "2015-16",
        .text = "2015-16: the claimed saving is £2,057 or £2,135 for each "
                   "admission avoided. An admission costs £4,055 (£3,232 to £4,885)",
    },
    [OT_RULE_STAY_IMPLAUSIBLE] = {
        .plan = "2023-25",
        .text = "Home First Reablement, 2023-24: 65 at once and 28 starts a week "
                   "make a stay of 2.32 weeks, where 3 to 6 are expected",
    },
    [OT_RULE_OVERLAPPING_ACTUALS] = {
        .plan = "2023-25",
        .file = "performance.csv",
        .to = "nctr,2024-01-15..2024-02-15,actual,,4500,32,published,SITREP,,",
        .text = "Patients a day no longer meeting the criteria to reside, Milton "
                   "Keynes University Hospital: the actuals of Jan 2024 and of 15 Jan "
                   "2024 to 15 Feb 2024 overlap; they cannot be added up",
    },
    [OT_RULE_QUARTERS_DO_NOT_ADD] = {
        .plan = "2023-25",
        .file = "activity.csv",
        .to = "reablement,starts,,2022-23 H1,actual,in "
              "period,450,person,returned,,,\nreablement,starts,,2022-23 H2,actual,in "
              "period,499,person,returned,,,",
        .text = "Home First Reablement, starts, actual 2022-23: its 2 parts come "
                   "to 949, the whole is 950",
    },
    [OT_RULE_ACTUAL_AFTER_REPORT] = {
        .plan = "2023-25",
        .text = "performance: 9 actual values of a time that was still to come at "
                   "the report's date, 8 November 2023",
    },
    [OT_RULE_OUTSIDE_LEGEND] = {
        .plan = "2023-25",
        .text = "BLACK stands outside the legend (R, A, G, C), in 5 of 5 "
                   "indicators",
    },
    [OT_RULE_RATING_MISSING] = {
        .plan = "2015-16",
        .text = "1 of 8 open risks: neither rating nor score (TUPE issues)",
    },
    [OT_RULE_KIND_NOT_INSTALLED] = {
        .plan = "2023-25",
        .file = "schemes.csv",
        .row = "falls,",
        .from = "falls prevention service,falls",
        .to = "falls prevention service,fallz",
        .text = "Integrated falls prevention service is of the kind \"fallz\", for "
                   "which no plugin is installed: the ledger accounts for it, and "
                   "nothing is known of its outcomes",
    },
    [OT_RULE_ACTIVITY_NOT_READ] = {
        .plan = "2023-25",
        .file = "activity.csv",
        .row = "bridging,days_bridged",
        .from = "days_bridged",
        .to = "days_bridge",
        .text = "days_bridge of bridging: no input of the kind bridging reads it; "
                   "did you mean \"days_bridged\"?",
    },
    [OT_RULE_UNIT_DIFFERS] = {
        .plan = "2023-25",
        .file = "activity.csv",
        .row = "reablement,hours",
        .from = ",hour,",
        .to = ",day,",
        .text = "Home First Reablement, hours: the unit is day in activity.csv:7:8, where "
                "reablement reads hour. So the scheme cannot be evaluated",
    },
    [OT_RULE_MISSING_FROM_ACTUALS] = {
        .plan = "2023-25",
        .file = "activity.csv",
        .to = "reablement,starts,,2023-24,actual,in period,912,person,returned,,,",
        .also_file = "spend.csv",
        .also = "reablement,Minimum NHS Contribution,Social Care,LA,,revenue,actual,"
                "\"£1,900,000\",,returned,,",
        .text = "Home First Reablement, 2023-24: hours, planned in activity.csv:7:7, is not "
                "among the actuals. The kind goes on without it: the actuals may look better or worse than the plan for that alone",
    },
    [OT_RULE_ILLUSTRATIVE_UNDER_VERDICT] = {
        .plan = "2023-25",
        .text = "Home First Reablement: the verdict \"insufficient evidence\" "
                   "stands on illustrative figures of outcome and spend, assumed so "
                   "that the tool can run",
    },
    [OT_RULE_SOURCE_NOT_STATED] = {
        .plan = "2015-16",
        .text = "28 of 28 lines of spend name no source of funding: income and "
                   "spend can be compared over all sources alone",
    },
    [OT_RULE_METRIC_SET_DIFFERS] = {
        .plan = "2015-16",
        .file = "metrics.csv",
        .row = "dtoc,",
        .from = "down",
        .to = "up",
        .text = "Delayed transfers of care per 100,000, average days delayed per "
                   "month: not as the set 2014 defines it: better is up, not down",
    },
    [OT_RULE_TYPE_UNKNOWN] = {
        .plan = "2023-25",
        .file = "schemes.csv",
        .row = "dfg,",
        .from = "DFG Related Schemes",
        .to = "DFG Related Scheme",
        .text = "Disabled Facilities Grant is of the type \"DFG Related Scheme\", "
                   "which the national list does not hold; did you mean \"DFG Related "
                   "Schemes\"?",
    },
};
