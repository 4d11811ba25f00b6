/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What draws are made for: one cost that all schemes share and one that each has for
 * itself, a count that is exact, a part of it, and events that stand for a rate. */
#include "outturn.h"

/* £300, with a standard deviation of £15. */
#define COST 300, .low = 300 - 29.39945976810081, .high = 300 + 29.39945976810081

enum { SHARED_COST, OWN_COST, TYPICAL_CALLS };
static const struct ot_parameter parameters[] = {
    [SHARED_COST] = { .name = "shared_cost",
                      .label = "A visit, the same for all",
                      .unit = "GBP/visit",
                      .base = COST,
                      .shape = OT_NORMAL,
                      .price_year = 2015,
                      .note = "made up for a test",
                      .shared = "visit_cost" },
    [OWN_COST] = { .name = "own_cost",
                   .label = "A visit, each for itself",
                   .unit = "GBP/visit",
                   .base = COST,
                   .shape = OT_NORMAL,
                   .price_year = 2015,
                   .note = "made up for a test" },
    [TYPICAL_CALLS] = { .name = "typical_calls",
                        .label = "Calls where none are recorded",
                        .unit = "call",
                        .base = 12,
                        .low = 12,
                        .high = 12,
                        .note = "made up for a test" },
};
enum { SPEND, VISITS, HELPED, FALLS, CALLS };
static const struct ot_input inputs[] = {
    [SPEND] = { .name = "spend",
                .label = "Recorded spend",
                .unit = "GBP",
                .absent = OT_ZERO },
    [VISITS] = { .name = "visits", .label = "Visits", .unit = "visit" },
    [HELPED] = { .name = "helped",
                 .label = "Visits that helped",
                 .unit = "visit",
                 .absent = OT_ZERO,
                 .reading = OT_SAMPLE_OF,
                 .of = VISITS },
    [FALLS] = { .name = "falls",
                .label = "Falls seen",
                .unit = "fall",
                .absent = OT_ZERO,
                .reading = OT_EVENTS },
    [CALLS] = { .name = "calls",
                .label = "Calls",
                .unit = "call",
                .absent = OT_ASSUME,
                .instead = TYPICAL_CALLS,
                .reading = OT_EVENTS },
};
enum { SERVICE, SHARED, OWN, HELP, FALL, CALL };
static const struct ot_output outputs[] = {
    [SERVICE] = { .name = "service",
                  .label = "The service",
                  .unit = "GBP",
                  .how = "spend as recorded",
                  .role = OT_SPEND,
                  .party = OT_FUND },
    [SHARED] = { .name = "shared",
                 .label = "Visits at one cost for all",
                 .unit = "GBP",
                 .how = "visits × cost",
                 .role = OT_BENEFIT,
                 .party = OT_COUNCIL,
                 .better = OT_MORE },
    [OWN] = { .name = "own",
              .label = "Visits at a cost of their own",
              .unit = "GBP",
              .how = "visits × cost",
              .role = OT_BENEFIT,
              .party = OT_COUNCIL,
              .better = OT_MORE },
    [HELP] = { .name = "help",
               .label = "Visits that helped",
               .unit = "visit",
               .how = "as recorded",
               .role = OT_OUTCOME,
               .better = OT_MORE,
               .headline = 1 },
    [FALL] = { .name = "fall",
               .label = "Falls seen",
               .unit = "fall",
               .how = "as recorded",
               .role = OT_OUTCOME,
               .better = OT_LESS },
    [CALL] = { .name = "call",
               .label = "Calls",
               .unit = "call",
               .how = "as recorded",
               .role = OT_ACTIVITY },
};

static int spend(const struct ot_batch *b)
{
    for (size_t i = 0; i < b->periods * b->draws; i++)
        b->output[SERVICE][i] = b->input[SPEND][i];
    return 0;
}

static int outcome(const struct ot_batch *b)
{
    for (size_t t = 0; t < b->periods; t++)
        for (size_t d = 0; d < b->draws; d++) {
            ot_out(b, SHARED, t)[d] =
                ot_in(b, VISITS, t)[d] * ot_parameter(b, SHARED_COST)[d];
            ot_out(b, OWN, t)[d] = ot_in(b, VISITS, t)[d] * ot_parameter(b, OWN_COST)[d];
            ot_out(b, HELP, t)[d] = ot_in(b, HELPED, t)[d];
            ot_out(b, FALL, t)[d] = ot_in(b, FALLS, t)[d];
            ot_out(b, CALL, t)[d] = ot_in(b, CALLS, t)[d];
        }
    return 0;
}

const struct ot_scheme_kind ot_scheme_kind = {
    OT_BUILT,
    .name = "shares",
    .title = "What schemes share",
    .version = "1",
    .summary = "Made up for a test.",
    OT_PARAMETERS(parameters),
    OT_INPUTS(inputs),
    OT_OUTPUTS(outputs),
    .spend = spend,
    .outcome = outcome,
};
