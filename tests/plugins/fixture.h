/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sound plugin to spoil: one parameter, two inputs, two outputs, and hooks for them. */
#include "outturn.h"

enum { RATE };
static const struct ot_parameter parameters[] = {
    [RATE] = { .name = "rate",
               .label = "Falls avoided",
               .unit = "fall/person",
               .base = 0.5,
               .low = 0.25,
               .high = 0.75,
               .shape = OT_UNIFORM,
               .note = "made up for a test" },
};
enum { SPEND, PEOPLE };
static const struct ot_input inputs[] = {
    [SPEND] = { .name = "spend", .label = "Recorded spend", .unit = "GBP" },
    [PEOPLE] = { .name = "people",
                 .label = "People seen",
                 .unit = "person",
                 .absent = OT_ZERO },
};
enum { COST, GAIN };
static const struct ot_output outputs[] = {
    [COST] = { .name = "service",
               .label = "The service",
               .unit = "GBP",
               .how = "spend as recorded",
               .role = OT_SPEND,
               .party = OT_FUND },
    [GAIN] = { .name = "gain",
               .label = "Falls avoided",
               .unit = "fall",
               .how = "people × rate",
               .role = OT_OUTCOME,
               .better = OT_MORE,
               .headline = 1,
               .range = { -1000, 1000 } },
};

static inline int pay(const struct ot_batch *b)
{
    for (size_t i = 0; i < b->periods * b->draws; i++)
        b->output[COST][i] = b->input[SPEND][i];
    return 0;
}

static inline int gain(const struct ot_batch *b)
{
    for (size_t t = 0; t < b->periods; t++)
        for (size_t d = 0; d < b->draws; d++)
            ot_out(b, GAIN, t)[d] = ot_in(b, PEOPLE, t)[d] * ot_parameter(b, RATE)[d];
    return 0;
}

#define HOOKS(NAME, ON_SPEND, ON_OUTCOME)                                  \
    OT_BUILT, .name = NAME, .title = "A test", .version = "1",             \
              .summary = "Made up for a test.", OT_PARAMETERS(parameters), \
              OT_INPUTS(inputs), OT_OUTPUTS(outputs), .spend = ON_SPEND,   \
              .outcome = ON_OUTCOME
#define SOUND(NAME) HOOKS(NAME, pay, gain)
