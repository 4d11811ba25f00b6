---@meta
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What lua-language-server shows and checks while a script is written. Not run.

---@class outturn.outturn.report.options
---@field title string its title
---@field to? string who it is for
---@field date? string its date; the only clock
---@field purpose? string why it is written
---@field author? string a role

---@class outturn.outturn.quantity.options
---@field quality? string `"illustrative"` unless said
---@field why string the reasoning, or where it comes from
---@field low? number lower end of its 95 % interval
---@field high? number upper end

---@class outturn.outturn.draws.options
---@field quality? string `"illustrative"` unless said
---@field label? string what to call it
---@field why string where they come from

---@class outturn.outturn.uprate.options
---@field to string the year whose prices are wanted
---@field from? string the year it is in; only where it does not say

---@class outturn.outturn.proportion.options
---@field level? number of the interval; 0.95 unless said

---@class outturn.outturn.rate.options
---@field per? number for how many; 100000 unless said
---@field level? number of the interval; 0.95 unless said

---@class outturn.outturn.options.options
---@field effect? string an outcome of the evaluations; `"benefit"`, in pounds, unless said
---@field thresholds? number[] what a unit of effect may be worth, rising; of pounds 1, of a QALY 0 to 100,000 unless said
---@field reference? string label of what the others are compared with; the first unless said

---what belongs to no plan
---@class outturn.outturn
outturn = {}

---begin the report; a script makes one, and returns it
---@param options? outturn.outturn.report.options
---@return outturn.report
function outturn.report(options) end

---a figure of the script's own
---@param value number the number
---@param unit string such as `"person"` or `"GBP/person"`
---@param options? outturn.outturn.quantity.options
---@return outturn.quantity
function outturn.quantity(value, unit, options) end

---draws of the script's own; their mean is the base case
---@param list number[] a number for each draw
---@param unit string as of `outturn.quantity`
---@param options? outturn.outturn.draws.options
---@return outturn.quantity
function outturn.draws(list, unit, options) end

---money in the prices of another year (GDP deflator)
---@param amount number|outturn.quantity money, or a number of pounds
---@param options? outturn.outturn.uprate.options
---@return outturn.quantity
function outturn.uprate(amount, options) end

---a part of a whole, as a percentage, with its Wilson interval
---@param part number|outturn.quantity how many of them
---@param whole number|outturn.quantity of how many
---@param options? outturn.outturn.proportion.options
---@return outturn.quantity
function outturn.proportion(part, whole, options) end

---events in a population, with Byar's interval (exact below ten events)
---@param count number|outturn.quantity how many events
---@param population number|outturn.quantity among how many
---@param options? outturn.outturn.rate.options
---@return outturn.quantity
function outturn.rate(count, population, options) end

---a less b, of two proportions (Newcombe) or two rates (MOVER), with its interval; a and b must be counted apart
---@param a outturn.quantity a proportion or a rate
---@param b outturn.quantity of the same kind
---@return outturn.quantity
function outturn.difference(a, b) end

---a divided by b, of two rates, with its interval (none where there are no events)
---@param a outturn.quantity a rate
---@param b outturn.quantity another
---@return outturn.quantity
function outturn.ratio(a, b) end

---several ways to spend, side by side; each is an evaluation, or a table of `label`, `cost` and `effect`
---@param options (outturn.evaluation|table)[] one at least, of the same draws and periods
---@param options? outturn.outturn.options.options
---@return outturn.options
function outturn.options(options, options) end

---@class outturn.plan.schemes.options
---@field kind? string|string[] of these kinds
---@field type? string|string[] of these types
---@field source? string paid for from this source
---@field stage? string|string[] at these stages
---@field part_of? string|string[] parts of this scheme

---@class outturn.plan.funding.options
---@field period? string all periods of the plan unless said
---@field basis? string `"planned"` unless said; or `"actual"`, `"forecast"` …
---@field source? string of this source
---@field contributor? string of this organisation
---@field account? "revenue"|"capital" of this account
---@field at? string as known on that day

---@class outturn.plan.spend.options
---@field period? string all periods of the plan unless said
---@field basis? string `"planned"` unless said; or `"actual"`, `"forecast"` …
---@field source? string from this source
---@field scheme? string on this scheme
---@field type? string of this type
---@field area? string in this area of spend
---@field commissioner? string by this commissioner
---@field provider? string with this provider
---@field recurrence? "recurrent"|"non_recurrent" what recurs, or what does not
---@field account? "revenue"|"capital" of this account
---@field at? string as known on that day

---@class outturn.plan.benefits.options
---@field period? string all periods of the plan unless said
---@field basis? string `"planned"` unless said; or `"actual"`, `"forecast"` …
---@field scheme? string of this scheme
---@field recurrence? "recurrent"|"non_recurrent" what recurs, or what does not
---@field beneficiary? string to this party
---@field cashable? "cashable"|"capacity"|"social" of this kind
---@field at? string as known on that day

---@class outturn.plan.balance.options
---@field period? string all periods of the plan unless said
---@field basis? string `"planned"` unless said; or `"actual"`, `"forecast"` …
---@field source? string of this source

---@class outturn.plan.spend_by.options
---@field period? string all periods of the plan unless said
---@field basis? string `"planned"` unless said; or `"actual"`, `"forecast"` …
---@field account? "revenue"|"capital" of this account
---@field split_joint? boolean by commissioner: joint lines by the NHS's share, the rest the council's

---@class outturn.plan.funding_by.options
---@field period? string all periods of the plan unless said
---@field basis? string `"planned"` unless said; or `"actual"`, `"forecast"` …
---@field account? "revenue"|"capital" of this account

---@class outturn.plan.uplift.options
---@field source? string of this source
---@field from string the earlier
---@field to string the later
---@field basis? string `"planned"` unless said; or `"actual"`, `"forecast"` …

---@class outturn.plan.activity.options
---@field group? string a part of it
---@field basis? string `"planned"` unless said; or `"actual"`, `"forecast"` …

---@class outturn.plan.parameter.options
---@field scenario? string a scenario of the plan

---@class outturn.plan.checks.options
---@field rule? string by this rule
---@field level? "caveat"|"remark" of this level; all unless said

---@class outturn.plan.requirements.options
---@field kind? string|string[] `minimum_spend`, `condition`, `payment` or `sign_off`
---@field set? string|string[] of these sets
---@field period? string all periods of the plan unless said

---@class outturn.plan.earned.options
---@field met? string|string[] ids of metrics or payments that are met; the others are not
---@field set? string of payments; not needed where there is one set
---@field period? string whose income; else of the year that the payment lies in

---@class outturn.plan.payments.options
---@field met? string|string[] ids of metrics or payments that are met; the others are not
---@field set? string of payments; not needed where there is one set
---@field period? string whose income; else of the year that the payment lies in

---@class outturn.plan.metrics.options
---@field set? string|string[] of these sets; all unless said

---@class outturn.plan.decisions.options
---@field indicator? string|string[] as printed: `"R"`, `"BLACK"`
---@field body? string|string[] of these boards or groups
---@field open? boolean true: neither completed nor closed; false: the others
---@field scheme? string|string[] of these schemes
---@field metric? string|string[] of these metrics

---@class outturn.plan.risks.options
---@field rating? string|string[] as printed: `"HIGH"`
---@field scheme? string|string[] of these schemes
---@field state? "open"|"closed" a row that says none is open

---the plan whose tables were read
---@class outturn.plan
---@field area string the area whose plan it is
---@field title string the plan's title
---@field periods outturn.list its periods, in order
---@field price_year string the year in whose prices it is evaluated
---@field board string? the board that agrees it
---@field stage string? `draft` or `final`
---@field lead string? the role that leads it
---@field agreed string? the day it was agreed
---@field submitted string? the day it was submitted
---@field template string? the national template it follows
---@field pooled_under string? the power that the fund is pooled under
---@field governance outturn.list who sees it, from first to last
plan = {}

---schemes, in the order of the plan; all unless some are picked
---@param options? outturn.plan.schemes.options
---@return outturn.list
function plan:schemes(options) end

---one scheme; an unknown id is an error
---@param id string as in the table of schemes
---@return outturn.scheme
function plan:scheme(id) end

---income, exact
---@param options? outturn.plan.funding.options
---@return outturn.quantity
function plan:funding(options) end

---spend, exact; parts are never added to their whole
---@param options? outturn.plan.spend.options
---@return outturn.quantity
function plan:spend(options) end

---savings that the plan claims
---@param options? outturn.plan.benefits.options
---@return outturn.quantity
function plan:benefits(options) end

---funding less spend; 0 where no row names the source
---@param options? outturn.plan.balance.options
---@return outturn.quantity
function plan:balance(options) end

---spend by a column; each pound once, so parts stand in place of their whole
---@param column "type"|"source"|"scheme"|"area"|"commissioner"|"provider"|"recurrence"|"account" of the table
---@param options? outturn.plan.spend_by.options
---@return outturn.list
function plan:spend_by(column, options) end

---income by a column
---@param column "source"|"contributor"|"account" of the table
---@param options? outturn.plan.funding_by.options
---@return outturn.list
function plan:funding_by(column, options) end

---by what share income rises, in cash
---@param options? outturn.plan.uplift.options
---@return outturn.quantity
function plan:uplift(options) end

---activity that kinds cannot do without, not recorded where there is spend; and spend, not recorded where a scheme runs
---@return outturn.list
function plan:missing() end

---a measure of the whole area
---@param measure string as in the table of activity
---@param period string when
---@param options? outturn.plan.activity.options
---@return outturn.quantity
function plan:activity(measure, period, options) end

---an assumption of the whole plan
---@param name string as in the table of parameters
---@param options? outturn.plan.parameter.options
---@return outturn.quantity
function plan:parameter(name, options) end

---where the plan contradicts itself
---@param options? outturn.plan.checks.options
---@return outturn.list
function plan:checks(options) end

---minimum spend, national conditions, payments and sign-off
---@param options? outturn.plan.requirements.options
---@return outturn.list
function plan:requirements(options) end

---what of the fund is earned if these results come about
---@param options? outturn.plan.earned.options
---@return outturn.quantity
function plan:earned(options) end

---the same, a row for each payment: `amount`, `earned`
---@param options? outturn.plan.payments.options
---@return outturn.list
function plan:payments(options) end

---metrics, in the order of the plan
---@param options? outturn.plan.metrics.options
---@return outturn.list
function plan:metrics(options) end

---one metric; an unknown id is an error
---@param id string as in the table of metrics
---@return outturn.metric
function plan:metric(id) end

---the decision tracker, minutes and milestones, in the order of the plan
---@param options? outturn.plan.decisions.options
---@return outturn.list
function plan:decisions(options) end

---the risk register, in the order of the plan
---@param options? outturn.plan.risks.options
---@return outturn.list
function plan:risks(options) end

---@class outturn.scheme.spend.options
---@field period? string all periods of the plan unless said
---@field basis? string `"planned"` unless said; or `"actual"`, `"forecast"` …
---@field source? string from this source

---@class outturn.scheme.activity.options
---@field group? string a part of it
---@field basis? string `"planned"` unless said; or `"actual"`, `"forecast"` …

---@class outturn.scheme.parameter.options
---@field scenario? string a scenario of the plan

---@class outturn.scheme.evaluate.options
---@field period? string those in which its spend is recorded unless said
---@field basis? "planned"|"actual"|"latest" `"planned"` unless said
---@field scenario? string a scenario of the plan
---@field with? table<string, number|string|outturn.quantity> parameters and inputs to replace by hand: name = quantity or number
---@field follow_up? integer years after the last period in which effects run out; 0 unless said
---@field price_year? string prices of this year; the plan's unless said
---@field label? string what to call it; the scheme's name unless said
---@field draws? number how many possible worlds; 10,000 unless said, 0: the base case alone
---@field seed? number of the draws, a whole number; 1 unless said

---one scheme of the plan
---@class outturn.scheme
---@field id string its id
---@field name string its name
---@field kind string? the plugin that knows it
---@field type string? its type in the national list
---@field stage string? planned, live, …
---@field part_of string? id of the scheme it is part of
---@field note string? the plan's note
local scheme = {}

---its spend in the ledger: cash, exact
---@param options? outturn.scheme.spend.options
---@return outturn.quantity
function scheme:spend(options) end

---a measure of what it did
---@param measure string an input of its kind, or any name of the table
---@param period string when
---@param options? outturn.scheme.activity.options
---@return outturn.quantity
function scheme:activity(measure, period, options) end

---an assumption about it: the plan's, else the plugin's
---@param name string as `outturn schemes` lists them
---@param options? outturn.scheme.parameter.options
---@return outturn.quantity
function scheme:parameter(name, options) end

---the schemes that are part of it
---@return outturn.list
function scheme:parts() end

---evaluate it. One that fails says so in `e.failed`; its figures are missing
---@param options? outturn.scheme.evaluate.options
---@return outturn.evaluation
function scheme:evaluate(options) end

---@class outturn.evaluation.acceptability.options
---@field threshold? number a value to mark, in pounds

---a scheme through its plugin
---@class outturn.evaluation
---@field spend outturn.outputs what it costs
---@field activity outturn.outputs what was done
---@field outcome outturn.outputs what came of it
---@field main outturn.quantity its main outcome
---@field benefit outturn.gains what the outcomes are worth
---@field quality string the weakest data it rests on
---@field grade string the weakest evidence behind its main outcome
---@field failed string? why it could not be evaluated
---@field label string what it is called
---@field evidence string `sufficient`, or why it is not
---@field npv outturn.quantity net present value: benefits less cost, discounted
---@field bcr outturn.quantity benefit-cost ratio: what each pound brings in public value
---@field payback outturn.quantity years until benefits have made up for the cost, in the base case
---@field fiscal_npv outturn.quantity the same of public bodies' cash and capacity alone
---@field fiscal_bcr outturn.quantity the same of public bodies' cash and capacity alone
---@field fiscal_payback outturn.quantity the same of public bodies' cash and capacity alone
local evaluation = {}

---what one party pays
---@param party "fund"|"nhs_acute"|"nhs_community"|"nhs_ambulance"|"nhs_primary"|"council"|"carers"|"people"|"society" who pays
---@return outturn.quantity
function evaluation:paid_by(party) end

---what one party gains
---@param party "fund"|"nhs_acute"|"nhs_community"|"nhs_ambulance"|"nhs_primary"|"council"|"carers"|"people"|"society" who gains
---@return outturn.quantity
function evaluation:benefit_to(party) end

---is there a value of this quality under its spend, main outcome or benefits?
---@param quality string such as `"illustrative"`
---@return boolean
function evaluation:rests_on(quality) end

---planned against actual: spend, activity, outcomes
---@return outturn.list
function evaluation:variance() end

---spend for each unit of an outcome
---@param name? string the main outcome unless said
---@return outturn.quantity
function evaluation:cost_per(name) end

---the value of a parameter or input at which benefits equal spend; needs no recorded activity of it
---@param name? string left out: the share of the benefit that is needed
---@return outturn.quantity
function evaluation:break_even(name) end

---what it would be worth to know, before going on with the scheme or not: everything at once, then one parameter each; `value`, `error`
---@return outturn.list
function evaluation:worth_finding_out() end

---one assumption after the other at the ends of its 95% interval, the one that matters most first
---@param name? string the result: `"npv"` unless said, or `"bcr"`, `"main"`, an outcome …
---@return outturn.chart
function evaluation:tornado(name) end

---how the draws of a result spread
---@param name? string the result: `"npv"` unless said, or `"bcr"`, `"main"`, an outcome …
---@return outturn.chart
function evaluation:distribution(name) end

---how likely the scheme is to be worth its cost, for each value that one of its main outcome may have
---@param options? outturn.evaluation.acceptability.options
---@return outturn.chart
function evaluation:acceptability(options) end

---what an evaluation computes of one role: `e.spend`, `e.activity`, `e.outcome`
---@class outturn.outputs
---@field total outturn.quantity all of it (of spend alone)
---@field [string] outturn.quantity one output, as `outturn schemes` lists them
local outputs = {}

---benefits, by kind of gain
---@class outturn.gains
---@field total outturn.quantity all benefits
---@field cashable outturn.quantity bills that are smaller
---@field capacity outturn.quantity beds and hours set free
---@field social outturn.quantity health, welfare, time
local gains = {}

---@class outturn.quantity.present_value.options
---@field schedule? "standard"|"health"|"reduced" of the Green Book; `"standard"` unless said
---@field from? string the year that counts in full; the first unless said

---a value that knows its unit, its prices and what it is made of
---@class outturn.quantity
---@field has_interval boolean whether it says how sure it is: :interval() and :contains(x)
---@field name string what it is called
---@field unit string such as `GBP/fall`
---@field prices string such as `2015-16 prices`
---@field quality string the weakest of what it is made of
---@field missing string? why there is no value
---@operator add(number|outturn.quantity): outturn.quantity
---@operator sub(number|outturn.quantity): outturn.quantity
---@operator mul(number|outturn.quantity): outturn.quantity
---@operator div(number|outturn.quantity): outturn.quantity
---@operator unm: outturn.quantity
local quantity = {}

---its base case, which is no draw
---@return outturn.quantity
function quantity:base() end

---the mean of its draws; of a quotient the ratio of the means of its parts
---@return outturn.quantity
function quantity:estimate() end

---how far another seed would move the estimate (Monte Carlo standard error)
---@return outturn.quantity
function quantity:error() end

---half of its draws are below
---@return outturn.quantity
function quantity:median() end

---the standard deviation of its draws
---@return outturn.quantity
function quantity:sd() end

---below it is this share of its draws
---@param p number from 0 to 1
---@return outturn.quantity
function quantity:quantile(p) end

---the share of its draws that lie on one side of a value
---@param op "<"|"<="|">"|">=" which side
---@param x number|outturn.quantity the value
---@return outturn.quantity
function quantity:probability(op, x) end

---a plain number, which leaves the lineage
---@return number
function quantity:number() end

---over all its periods
---@return outturn.quantity
function quantity:total() end

---one for each period
---@return outturn.list
function quantity:by_period() end

---of one period of its evaluation
---@param period string which
---@return outturn.quantity
function quantity:over(period) end

---of a result of an evaluation: its periods discounted and added up
---@param options? outturn.quantity.present_value.options
---@return outturn.quantity
function quantity:present_value(options) end

---itself; where it is missing, an illustrative value in its place
---@param value number in the same unit
---@param why string the reasoning
---@return outturn.quantity
function quantity:or_assume(value, why) end

---the ends of its interval; an error where it has none
---@param level? number 0.95, or that which it was made at, unless said
---@return outturn.number, number
function quantity:interval(level) end

---does its interval hold this value? Then chance alone may part the two
---@param x number|outturn.quantity the value
---@param level? number as of :interval
---@return boolean
function quantity:contains(x, level) end

---a place where the plan contradicts itself
---@class outturn.check
---@field rule string the rule that found it
---@field level string `caveat` or `remark`
---@field text string what was found, in a sentence
---@field values outturn.list the figures that disagree
local check = {}

---@class outturn.report.section.options
---@field private? boolean left out of the public paper

---@class outturn.report.recommend.options
---@field lead? string the role that does it
---@field due? string when it is to be done by
---@field scheme? string id of the scheme that it is about
---@field values? table<string, number|string|outturn.quantity> what the {names} stand for

---@class outturn.report.check.options
---@field level? "caveat"|"remark" `caveat` unless said
---@field values? table<string, number|string|outturn.quantity> what the {names} stand for; at most 4 quantities

---the report of this script
---@class outturn.report
local report = {}

---begin a section
---@param title string its title
---@param options? outturn.report.section.options
---@return outturn.section
function report:section(title, options) end

---begin an annex
---@param title string its title
---@return outturn.section
function report:annex(title) end

---ask something of the reader
---@param verb "Note"|"Agree"|"Approve"|"Review"|"Endorse"|"Confirm"|"Support" what is asked of the reader
---@param text string what to note, agree …; with {names}
---@param options? outturn.report.recommend.options
---@return outturn.report
function report:recommend(verb, text, options) end

---a check of the script's own; it stands after those of the program, marked
---@param id string a name that no check of the program has
---@param text string what was found, in a sentence; with {names}
---@param options? outturn.report.check.options
---@return outturn.report
function report:check(id, text, options) end

---a rule for verdicts; its source lines are printed
---@param title string its title
---@param decide fun(e: outturn.evaluation): string, string given an evaluation, returns a word and a reason
---@return outturn.rule
function report:rule(title, decide) end

---@class outturn.section.balances.options
---@field periods? string|string[] these; those of the plan unless said
---@field basis? string `"planned"` unless said; or `"actual"`, `"forecast"` …
---@field against? string another basis beside it: `"actual"`, `"forecast"`
---@field private? boolean left out of the public paper

---@class outturn.section.required_spend.options
---@field period? string all periods of the plan unless said
---@field private? boolean left out of the public paper

---@class outturn.section.conditions.options
---@field period? string all periods of the plan unless said
---@field private? boolean left out of the public paper

---@class outturn.section.recommend.options
---@field lead? string the role that does it
---@field due? string when it is to be done by
---@field scheme? string id of the scheme that it is about
---@field values? table<string, number|string|outturn.quantity> what the {names} stand for

---@class outturn.section.text.options
---@field private? boolean left out of the public paper

---@class outturn.section.caveat.options
---@field private? boolean left out of the public paper

---@class outturn.section.figure.options
---@field as? "%"|"£k"|"£m" how to show it
---@field digits? integer decimals
---@field private? boolean left out of the public paper

---@class outturn.section.table.options
---@field private? boolean left out of the public paper

---@class outturn.section.compare.options
---@field order? string a column: the best first; as given unless said
---@field title? string its title
---@field private? boolean left out of the public paper

---@class outturn.section.checks.options
---@field level? "caveat"|"remark" of this level; all unless said

---@class outturn.section.metrics.options
---@field set? string|string[] of these sets; all unless said
---@field private? boolean left out of the public paper

---@class outturn.section.decisions.options
---@field indicator? string|string[] as printed: `"R"`, `"BLACK"`
---@field body? string|string[] of these boards or groups
---@field open? boolean true: neither completed nor closed; false: the others
---@field scheme? string|string[] of these schemes
---@field metric? string|string[] of these metrics

---@class outturn.section.risks.options
---@field rating? string|string[] as printed: `"HIGH"`
---@field scheme? string|string[] of these schemes
---@field state? "open"|"closed" a row that says none is open

---@class outturn.section.chart.options
---@field private? boolean left out of the public paper

---a section of the report
---@class outturn.section
local section = {}

---a table of funding, spend and balance, by period and source
---@param options? outturn.section.balances.options
---@return outturn.section
function section:balances(options) end

---a table of minimum spend, what is planned, and under-spend
---@param options? outturn.section.required_spend.options
---@return outturn.section
function section:required_spend(options) end

---tables of national conditions and of sign-off
---@param options? outturn.section.conditions.options
---@return outturn.section
function section:conditions(options) end

---the same, filed under the section
---@param verb "Note"|"Agree"|"Approve"|"Review"|"Endorse"|"Confirm"|"Support" what is asked of the reader
---@param text string what to note, agree …; with {names}
---@param options? outturn.section.recommend.options
---@return outturn.section
function section:recommend(verb, text, options) end

---a paragraph
---@param text string with {names} where figures stand
---@param values? table<string, number|string|outturn.quantity> what the {names} stand for
---@param options? outturn.section.text.options
---@return outturn.section
function section:text(text, values, options) end

---what the reader must know of the figures
---@param text string with {names} where figures stand
---@param values? table<string, number|string|outturn.quantity> what the {names} stand for
---@param options? outturn.section.caveat.options
---@return outturn.section
function section:caveat(text, values, options) end

---show a figure
---@param label string what it is
---@param quantity number|outturn.quantity the figure
---@param options? outturn.section.figure.options
---@return outturn.section
function section:figure(label, quantity, options) end

---a table
---@param title string its title
---@param rows table[] the headings, then a list of cells for each row; or a list of rows
---@param options? outturn.section.table.options
---@return outturn.section
function section:table(title, rows, options) end

---let a rule decide; what it compares is kept as the tests behind the verdict
---@param evaluation outturn.evaluation what is decided on
---@param rule outturn.rule as report:rule made it
---@return outturn.verdict
function section:verdict(evaluation, rule) end

---evaluations side by side, a row for each
---@param evaluations outturn.evaluation[] the rows
---@param columns string|string[] any of `spend`, `main`, `cost_per`, `break_even`, `benefit`, `cashable`, `capacity`, `social`, `npv`, `fiscal_npv`, `bcr`, `fiscal_bcr`, `payback`, `evidence`, `verdict`, and the names of outcomes and activities
---@param options? outturn.section.compare.options
---@return outturn.section
function section:compare(evaluations, columns, options) end

---list what plan:checks() finds
---@param options? outturn.section.checks.options
---@return outturn.section
function section:checks(options) end

---the ready-made table of metrics: baseline, target, latest actual, chance
---@param options? outturn.section.metrics.options
---@return outturn.section
function section:metrics(options) end

---the decision tracker as boards lay it out, milestones in a table of their own
---@param options? outturn.section.decisions.options
---@return outturn.section
function section:decisions(options) end

---the risk register, the highest first
---@param options? outturn.section.risks.options
---@return outturn.section
function section:risks(options) end

---a chart, with its figures behind it
---@param chart outturn.chart as e:tornado() and others make it
---@param options? outturn.section.chart.options
---@return outturn.section
function section:chart(chart, options) end

---how verdicts are come to; the report prints it
---@class outturn.rule
---@field title string its title
local rule = {}

---what a rule made of an evaluation
---@class outturn.verdict
---@field word string `continue`, `change`, `stop` or `insufficient evidence`
---@field reason string why it says so
---@field rule string the title of the rule
local verdict = {}

---a named row of quantities
---@class outturn.row
---@field name string what it is of
---@field note string? what its figures lack; a table shows it behind the name
---@field [string] outturn.quantity `value`, `share`; of a payment `amount`, `earned`; of a variance `planned`, `actual`, `difference`, `change`
local row = {}

---@class outturn.metric.target.options
---@field period? string of exactly this period
---@field label? string of this label, such as `October 2015 payment`

---a measure of the plan with a baseline, targets and actuals
---@class outturn.metric
---@field id string as in the table of metrics
---@field name string as printed
---@field set string whose definition it is
---@field better string? `up` or `down`
---@field unit string? of its numerator
local metric = {}

---the last baseline
---@return outturn.quantity
function metric:baseline() end

---a target, with the interval that its parts would have; the last with a value unless said
---@param options? outturn.metric.target.options
---@return outturn.quantity
function metric:target(options) end

---what was reached in exactly this period
---@param period string when
---@return outturn.quantity
function metric:actual(period) end

---the last actual that has a value
---@return outturn.quantity
function metric:latest() end

---`achieved`, `not achieved`, `on track`, `not on track` or `cannot tell yet`; and why
---@param period? string of the last target with a value, unless said
---@return outturn.text, text
function metric:assess(period) end

---what the fund requires of the plan
---@class outturn.requirement
---@field id string its id
---@field name string as printed; of a sign-off the role
---@field kind string as in the table
---@field set string? the set of a payment
---@field period string when it holds; empty: always
---@field metric string? the metric that a payment hangs on
---@field met string `yes`, `no` or `not said`
---@field note string? the plan's note
---@field counts string which lines of spend count
---@field minimum outturn.quantity what must be spent, as printed
---@field planned outturn.quantity what is planned, as printed
---@field recomputed outturn.quantity what the lines that count come to
---@field under_spend outturn.quantity by how much less is planned than must be spent
---@field share outturn.quantity the share of the fund that is paid
local requirement = {}

---what a scheme needs and the plan does not hold
---@class outturn.gap
---@field scheme string id of the scheme
---@field name string the measure, or `spend`
---@field period string when
---@field text string what row to add, in a sentence
local gap = {}

---@class outturn.options.evpi.options
---@field threshold? number what a unit of effect is worth; needed unless there is one threshold
---@field people? number whom the decision concerns in a year, where costs are a person's
---@field years? integer for how long it holds, discounted; 1 unless said

---@class outturn.options.evppi.options
---@field threshold? number what a unit of effect is worth; needed unless there is one threshold

---@class outturn.options.plane.options
---@field option? string its label; the first that is not the reference unless said
---@field threshold? number what a unit of effect is worth: a line

---options side by side
---@class outturn.options
---@field icers outturn.list `cost`, `effect`; against the next cheaper efficient option `extra_cost`, `extra_effect`, `ratio`; `standing` in words
---@field frontier outturn.list the same of the efficient options alone, the cheapest first
---@field differences outturn.list the same of each option against the reference; `standing`: where it lies
local options = {}

---if a unit of effect is worth so much: `net_benefit`, `probability` of being best, `loss` to be expected of choosing it
---@param threshold number what a unit of effect is worth
---@return outturn.list
function options:at(threshold) end

---what it would be worth to know everything before the choice
---@param options? outturn.options.evpi.options
---@return outturn.quantity
function options:evpi(options) end

---what it would be worth to know one parameter, the most valuable first: `value`, `error`
---@param options? outturn.options.evppi.options
---@return outturn.list
function options:evppi(options) end

---what an option brings and costs more than the reference, draw by draw
---@param options? outturn.options.plane.options
---@return outturn.chart
function options:plane(options) end

---how often each option is best, at each threshold
---@return outturn.chart
function options:acceptability() end

---a chart, for section:chart
---@class outturn.chart
---@field title string what it shows, in a sentence
---@field description string what is measured
---@field missing string why there is nothing to show, or nil
---@field rows outturn.list of a tornado: `base`, `low`, `high`, `at_low`, `at_high`, and of a net present value `switching`, where it breaks even, and `turns`, in words
local chart = {}

---a row of the decision tracker
---@class outturn.decision
---@field subject string? in words
---@field decision string? in words; a milestone has none
---@field body string? which board or group
---@field date string? of the meeting: `2023-02-22`
---@field minute string? its number
---@field item string? its number
---@field lead string? a role
---@field action string? since the last review
---@field indicator string? as printed
---@field meaning string? of the indicator; nil outside the legend R, A, G, C
---@field reviewed string? when last looked at
---@field due string? when it is to be done
---@field scheme string? id of the scheme
---@field metric string? id of the metric
---@field note string? of the plan
---@field milestone boolean due, and nothing was decided
---@field open boolean neither completed nor closed
local decision = {}

---a row of the risk register
---@class outturn.risk
---@field id string? as in the table of risks
---@field risk string? in words
---@field rating string? as printed
---@field owner string? a role
---@field state string? `open` or `closed`
---@field scheme string? id of the scheme
---@field note string? of the plan
---@field likelihood outturn.quantity 1 to 5
---@field impact outturn.quantity 1 to 5
---@field score outturn.quantity as printed; else likelihood times impact
---@field computed outturn.quantity likelihood times impact
---@field disagrees boolean the printed score is not likelihood times impact
---@field mitigation outturn.list what is done about it
local risk = {}

---walked with `for x in list do`, counted with `#list`, indexed with `list[1]`
---@class outturn.list
---@operator len: integer
---@operator call: any
local list = {}

---the value of name.lua, a file beside the script
---@param name string
---@return any
function use(name) end
