/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The functions behind the table of the API. Each takes arguments that have been checked
 * against its row. */
#ifndef OT_SCRIPT_API_H
#define OT_SCRIPT_API_H

#include "script/binding.h"

/* The table. */
extern const struct ot_object_type ot_object_types[OT_OBJECTS];
extern const struct ot_binding_rows ot_outturn_rows, ot_plan_rows, ot_fund_rows,
    ot_scheme_rows, ot_quantity_rows, ot_report_rows, ot_metric_rows, ot_tracker_rows,
    ot_options_rows, ot_chart_rows;
extern const struct ot_api ot_api;

/* The reference page as Markdown, and a file of annotations (LuaCATS) for editors. */
void ot_binding_reference(struct ot_text *into);
void ot_binding_annotations(struct ot_text *into);
#define OT_API(name) \
    int ot_api_##name(lua_State *L, struct ot_thing *self, const struct ot_arguments *a)

/* outturn_api.c */
OT_API(outturn_report);
OT_API(outturn_quantity);
OT_API(outturn_draws);
OT_API(outturn_uprate);
/* measure_api.c */
OT_API(outturn_proportion);
OT_API(outturn_rate);
OT_API(outturn_difference);
OT_API(outturn_ratio);
OT_API(quantity_interval);
OT_API(quantity_contains);
OT_API(quantity_has_interval);
/* metric_api.c */
OT_API(plan_metrics);
OT_API(plan_metric);
OT_API(metric_text);
OT_API(metric_baseline);
OT_API(metric_target);
OT_API(metric_actual);
OT_API(metric_latest);
OT_API(metric_assess);
OT_API(section_metrics);
/* plan_api.c */
OT_API(plan_text);
OT_API(plan_periods);
OT_API(plan_governance);
OT_API(plan_schemes);
OT_API(plan_scheme);
OT_API(plan_funding);
OT_API(plan_spend);
OT_API(plan_benefits);
OT_API(plan_balance);
OT_API(plan_activity);
OT_API(plan_parameter);
OT_API(plan_checks);
OT_API(check_text);
OT_API(check_values);
/* breakdown_api.c */
OT_API(plan_spend_by);
OT_API(plan_funding_by);
OT_API(plan_uplift);
OT_API(plan_missing);
OT_API(evaluation_variance);
OT_API(line_text);
OT_API(line_cell);
OT_API(gap_text);
/* Rows of named quantities as section:table takes them, headings first; index: of a list
 * of such rows. [-0, +1] */
void ot_lines_as_rows(lua_State *L, int index);
struct ot_lines;
/* A list of rows. [-0, +1]; returns 1. */
int ot_lines_push(lua_State *L, const struct ot_lines *lines);
/* fund_api.c */
OT_API(plan_requirements);
OT_API(plan_earned);
OT_API(plan_payments);
OT_API(requirement_text);
OT_API(requirement_amount);
/* fund_table_api.c */
OT_API(section_balances);
OT_API(section_required_spend);
OT_API(section_conditions);
/* scheme_api.c */
OT_API(scheme_text);
OT_API(scheme_spend);
OT_API(scheme_activity);
OT_API(scheme_parameter);
OT_API(scheme_parts);
OT_API(scheme_evaluate);
/* evaluation_api.c */
OT_API(evaluation_outputs);
OT_API(evaluation_output);
OT_API(evaluation_total);
OT_API(evaluation_main);
OT_API(evaluation_benefit);
OT_API(evaluation_gain);
OT_API(evaluation_benefit_to);
OT_API(evaluation_paid_by);
OT_API(evaluation_worth);
OT_API(evaluation_text);
OT_API(evaluation_rests_on);
OT_API(evaluation_cost_per);
OT_API(evaluation_break_even);
/* quantity.c */
OT_API(quantity_number);
OT_API(quantity_present_value);
OT_API(quantity_total);
OT_API(quantity_by_period);
OT_API(quantity_over);
OT_API(quantity_or_assume);
OT_API(quantity_text);
/* draws_api.c */
OT_API(quantity_statistic);
OT_API(quantity_quantile);
OT_API(quantity_probability);
/* report_api.c */
OT_API(report_section);
OT_API(report_annex);
OT_API(report_recommend);
OT_API(section_recommend);
OT_API(section_text);
OT_API(section_caveat);
OT_API(section_figure);
OT_API(section_table);
OT_API(section_checks);
/* Fill in an item's text with the values of the table at that index (0: none): a quantity
 * becomes a figure of the item and stays as {name}, the rest is written out. */
void ot_api_prose(lua_State *L, struct ot_item *item, const char *text, int values);
/* check_api.c */
OT_API(report_check);
/* verdict_api.c */
OT_API(report_rule);
OT_API(section_verdict);
OT_API(rule_text);
OT_API(verdict_text);
/* tracker_api.c */
OT_API(plan_decisions);
OT_API(plan_risks);
OT_API(decision_text);
OT_API(decision_is);
OT_API(risk_text);
OT_API(risk_value);
OT_API(risk_disagrees);
OT_API(risk_mitigation);
/* Whether the options of the call let the row through. */
bool ot_api_allows_decision(lua_State *L, const struct ot_arguments *a,
                            const struct ot_decision *decision);
bool ot_api_allows_risk(lua_State *L, const struct ot_arguments *a,
                        const struct ot_risk *risk);
/* Node of likelihood, impact, score (as printed, else computed) or computed; NULL: out of
 * memory. */
struct ot_node *ot_api_score(lua_State *L, const struct ot_risk *risk, const char *name);
/* tracker_table.c */
OT_API(section_decisions);
OT_API(section_risks);
/* options_api.c */
struct ot_alternatives;
/* The option that the script calls so, or an error that names all; where: whose argument.
 */
size_t ot_option_called(lua_State *L, const struct ot_alternatives *of, const char *label,
                        const char *where);
OT_API(outturn_options);
OT_API(options_icers);
OT_API(options_differences);
OT_API(options_at);
OT_API(options_evpi);
OT_API(options_evppi);
OT_API(evaluation_worth_finding_out);
/* chart_api.c */
OT_API(evaluation_tornado);
OT_API(evaluation_distribution);
OT_API(evaluation_acceptability);
OT_API(options_plane);
OT_API(options_acceptability);
OT_API(chart_text);
OT_API(chart_rows);
OT_API(section_chart);
/* compare_api.c */
OT_API(section_compare);

/* Node of a parameter: the plan's row, nearest first, else the plugin's own estimate.
 * scheme NULL: of the plan. NULL: none (err->text empty), or err. */
struct ot_node *ot_api_parameter(struct ot_host *host, const struct ot_scheme *scheme,
                                 const char *name, const char *scenario,
                                 struct ot_error *err);
/* A figure of the report, of one value, forced; raises. */
struct ot_figure *ot_api_figure(lua_State *L, const char *label, struct ot_node *node,
                                const char *as, int digits);

#endif
