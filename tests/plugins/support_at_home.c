/* SPDX-License-Identifier: GPL-3.0-or-later */
/* British Red Cross, Support at Home: what a person's support is worth to whom, as Dixon
 * and others (2015) published it. */
#include "outturn.h"

#define WORTH(NAME, LABEL, POUNDS)                                           \
    {                                                                        \
        .name = NAME, .label = LABEL, .unit = "GBP/person", .base = POUNDS,  \
        .low = POUNDS, .high = POUNDS, .price_year = 2014, .grade = OT_WEAK, \
        .source = "Dixon and others 2015, British Red Cross Support at Home" \
    }

enum { HOME_CARE, UNPAID_CARE, HELP, FALLS, MALNUTRITION, DEPRESSION, PARTS };
static const struct ot_parameter parameters[] = {
    [HOME_CARE] = WORTH("home_care", "Home care", 167),
    [UNPAID_CARE] = WORTH("unpaid_care", "Unpaid care", 411),
    [HELP] = WORTH("general_help", "General help", 75),
    [FALLS] = WORTH("falls", "Falls", 153),
    [MALNUTRITION] = WORTH("malnutrition", "Malnutrition", 74),
    [DEPRESSION] = WORTH("depression", "Depression", 4),
};
enum { SPEND, PEOPLE };
static const struct ot_input inputs[] = {
    [SPEND] = { .name = "spend", .label = "Recorded spend", .unit = "GBP" },
    [PEOPLE] = { .name = "people", .label = "People supported", .unit = "person" },
};

#define GAIN(NAME, LABEL, PARTY, CASH)                                                 \
    {                                                                                  \
        .name = NAME, .label = LABEL, .unit = "GBP", .how = "people × worth a person", \
        .role = OT_BENEFIT, .party = PARTY, .cash = CASH, .better = OT_MORE            \
    }

enum { COST = PARTS, SUPPORTED };
static const struct ot_output outputs[] = {
    [HOME_CARE] = GAIN("home_care", "Home care", OT_COUNCIL, OT_CASHABLE),
    [UNPAID_CARE] = GAIN("unpaid_care", "Unpaid care", OT_CARERS, OT_SOCIAL),
    [HELP] = GAIN("general_help", "General help", OT_PEOPLE, OT_SOCIAL),
    [FALLS] = GAIN("falls", "Falls", OT_NHS_ACUTE, OT_CAPACITY),
    [MALNUTRITION] = GAIN("malnutrition", "Malnutrition", OT_NHS_ACUTE, OT_CAPACITY),
    [DEPRESSION] = GAIN("depression", "Depression", OT_NHS_PRIMARY, OT_CAPACITY),
    [COST] = { .name = "service",
               .label = "The service",
               .unit = "GBP",
               .how = "spend as recorded",
               .role = OT_SPEND,
               .party = OT_FUND },
    [SUPPORTED] = { .name = "supported",
                    .label = "People supported",
                    .unit = "person",
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
    for (size_t t = 0; t < b->periods; t++)
        for (size_t d = 0; d < b->draws; d++) {
            double people = ot_in(b, PEOPLE, t)[d];
            for (int part = 0; part < PARTS; part++)
                ot_out(b, part, t)[d] = people * ot_parameter(b, part)[d];
            ot_out(b, SUPPORTED, t)[d] = people;
        }
    return 0;
}

const struct ot_scheme_kind ot_scheme_kind = {
    OT_BUILT,
    .name = "support_at_home",
    .title = "Support at home",
    .version = "1",
    .summary = "Volunteers who help people after a stay in hospital.",
    OT_PARAMETERS(parameters),
    OT_INPUTS(inputs),
    OT_OUTPUTS(outputs),
    .spend = spend,
    .outcome = outcome,
};
