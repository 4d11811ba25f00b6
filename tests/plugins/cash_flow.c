/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spend, gains in money and gains in health, all as the plan records them: a plain
 * appraisal. */
#include "outturn.h"

static const struct ot_parameter parameters[] = {
    { .name = "worth",
      .label = "A pound is a pound",
      .unit = "1",
      .base = 1,
      .low = 1,
      .high = 1,
      .note = "made up for a test" },
};
enum { SPEND, GAIN, HEALTH };
static const struct ot_input inputs[] = {
    [SPEND] = { .name = "spend",
                .label = "Recorded spend",
                .unit = "GBP",
                .absent = OT_ZERO },
    [GAIN] = { .name = "gain", .label = "Gain", .unit = "GBP", .absent = OT_ZERO },
    [HEALTH] = { .name = "health_gain",
                 .label = "Health",
                 .unit = "qaly",
                 .absent = OT_ZERO },
};
enum { COST, SAVED, WELL, QALYS };
static const struct ot_output outputs[] = {
    [COST] = { .name = "service",
               .label = "The service",
               .unit = "GBP",
               .how = "spend as recorded",
               .role = OT_SPEND,
               .party = OT_FUND },
    [SAVED] = { .name = "saved",
                .label = "Saved",
                .unit = "GBP",
                .how = "as recorded",
                .role = OT_BENEFIT,
                .party = OT_COUNCIL,
                .cash = OT_CASHABLE,
                .better = OT_MORE },
    [WELL] = { .name = "welfare",
               .label = "Welfare",
               .unit = "GBP",
               .how = "half of what is saved",
               .role = OT_BENEFIT,
               .party = OT_PEOPLE,
               .cash = OT_SOCIAL,
               .better = OT_MORE },
    [QALYS] = { .name = "health",
                .label = "Health gained",
                .unit = "qaly",
                .how = "as recorded",
                .role = OT_OUTCOME,
                .better = OT_MORE,
                .headline = 1 },
};

static int spend(const struct ot_batch *b)
{
    for (size_t i = 0; i < b->periods * b->draws; i++)
        b->output[COST][i] = b->input[SPEND][i];
    return 0;
}

static int outcome(const struct ot_batch *b)
{
    for (size_t i = 0; i < b->periods * b->draws; i++) {
        b->output[SAVED][i] = b->input[GAIN][i];
        b->output[WELL][i] = b->input[GAIN][i] / 2;
        b->output[QALYS][i] = b->input[HEALTH][i];
    }
    return 0;
}

const struct ot_scheme_kind ot_scheme_kind = {
    OT_BUILT,
    .name = "cash_flow",
    .title = "A cash flow",
    .version = "1",
    .summary = "Made up for a test.",
    OT_PARAMETERS(parameters),
    OT_INPUTS(inputs),
    OT_OUTPUTS(outputs),
    .spend = spend,
    .outcome = outcome,
};
