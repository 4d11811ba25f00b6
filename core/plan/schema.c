/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the tables. Their columns are in schema_money.c and schema_results.c. */
#include "config.h"

#include "plan/schema.h"

#include <string.h>

#include "plan/schema_columns.h"

const struct ot_schema *const ot_schemas[] = {
    &ot_schema_plan,         &ot_schema_papers,   &ot_schema_schemes,
    &ot_schema_funding,      &ot_schema_spend,    &ot_schema_benefits,
    &ot_schema_totals,       &ot_schema_activity, &ot_schema_parameters,
    &ot_schema_requirements, &ot_schema_metrics,  &ot_schema_performance,
    &ot_schema_decisions,    &ot_schema_risks,    &ot_schema_episodes,
};
const size_t ot_schema_count = sizeof ot_schemas / sizeof ot_schemas[0];

const struct ot_schema *ot_schema_find(const char *name)
{
    for (size_t i = 0; i < ot_schema_count; i++)
        if (strcmp(ot_schemas[i]->name, name) == 0)
            return ot_schemas[i];
    return NULL;
}

const struct ot_column *ot_schema_column(const struct ot_schema *schema, const char *name)
{
    for (size_t i = 0; i < schema->column_count; i++)
        if (strcmp(schema->columns[i].name, name) == 0)
            return &schema->columns[i];
    return NULL;
}

const struct ot_column *ot_schema_figure(const struct ot_schema *schema)
{
    if (!ot_schema_column(schema, "quality"))
        return NULL;
    const struct ot_column *amount = ot_schema_column(schema, "amount");
    return amount ? amount : ot_schema_column(schema, "value");
}
