/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A service made up to time uncertainty by: eight assumptions that vary, people who leave
 * a little each year, spend, events avoided, savings and health. The programs beside this
 * file that are compared with it compute the same. */
#include <outturn.h>

/* A year on, spend and savings for each event are 2 % higher. */
#define GROWTH 1.02

enum { UPTAKE, UNIT_COST, RATIO, RATE, SAVING, DEADWEIGHT, LEAVING, HEALTH_LOSS, FIXED };
static const struct ot_parameter parameters[] = {
    [UPTAKE] = { .name = "uptake",
                 .label = "Share who take part",
                 .unit = "1",
                 .shape = OT_BETA,
                 .range = OT_SHARE,
                 .base = 0.2,
                 .low = 0.12,
                 .high = 0.28,
                 .note = "made up, as all of this kind is" },
    [UNIT_COST] = { .name = "unit_cost",
                    .label = "Cost of a place",
                    .unit = "GBP/person",
                    .shape = OT_GAMMA,
                    .range = OT_NOT_NEGATIVE,
                    .price_year = 2023,
                    .base = 100,
                    .low = 60,
                    .high = 140,
                    .note = "made up" },
    [RATIO] = { .name = "rate_ratio",
                .label = "Rate ratio of events",
                .unit = "1",
                .shape = OT_LOGNORMAL,
                .range = OT_NOT_NEGATIVE,
                .base = 0.8,
                .low = 0.65,
                .high = 0.98,
                .note = "made up" },
    [RATE] = { .name = "event_rate",
               .label = "Events of a person without the service",
               .unit = "event/person",
               .shape = OT_GAMMA,
               .range = OT_NOT_NEGATIVE,
               .base = 0.4,
               .low = 0.2,
               .high = 0.6,
               .note = "made up" },
    [SAVING] = { .name = "saving",
                 .label = "Saving for an event",
                 .unit = "GBP/event",
                 .shape = OT_NORMAL,
                 .price_year = 2023,
                 .base = 2500,
                 .low = 1900,
                 .high = 3100,
                 .note = "made up" },
    [DEADWEIGHT] = { .name = "not_ours",
                     .label = "Events avoided in any case",
                     .unit = "1",
                     .shape = OT_UNIFORM,
                     .range = OT_SHARE,
                     .base = 0.2,
                     .low = 0.1,
                     .high = 0.3,
                     .note = "made up" },
    [LEAVING] = { .name = "leaving",
                  .label = "Share who leave in a year",
                  .unit = "1",
                  .shape = OT_TRIANGULAR,
                  .range = OT_SHARE,
                  .base = 0.05,
                  .low = 0.02,
                  .high = 0.12,
                  .note = "made up" },
    [HEALTH_LOSS] = { .name = "health_loss",
                      .label = "Health lost by an event",
                      .unit = "qaly/event",
                      .shape = OT_BETA,
                      .range = OT_SHARE,
                      .base = 0.08,
                      .low = 0.03,
                      .high = 0.13,
                      .note = "made up" },
    [FIXED] = { .name = "fixed_cost",
                .label = "Cost of the service itself",
                .unit = "GBP",
                .price_year = 2023,
                .base = 50000,
                .note = "made up" },
};

enum { PEOPLE };
static const struct ot_input inputs[] = {
    [PEOPLE] = { .name = "people",
                 .label = "People who were offered it",
                 .unit = "person",
                 .range = OT_NOT_NEGATIVE },
};

enum { COST, EVENTS, HEALTH, SAVINGS };
static const struct ot_output outputs[] = {
    [COST] = { .name = "service",
               .label = "The service",
               .unit = "GBP",
               .how =
                   "(cost of the service + people × uptake × cost of a place) × growth",
               .role = OT_SPEND,
               .party = OT_FUND },
    [EVENTS] = { .name = "events_avoided",
                 .label = "Events avoided",
                 .unit = "event",
                 .how = "people who take part × events × (1 − ratio) × (1 − deadweight)",
                 .role = OT_OUTCOME,
                 .better = OT_MORE,
                 .headline = 1 },
    [HEALTH] = { .name = "health",
                 .label = "Health gained",
                 .unit = "qaly",
                 .how = "events avoided × health lost by an event",
                 .role = OT_OUTCOME,
                 .better = OT_MORE },
    [SAVINGS] = { .name = "savings",
                  .label = "Care not needed",
                  .unit = "GBP",
                  .how = "events avoided × saving for an event × growth",
                  .role = OT_BENEFIT,
                  .party = OT_NHS_ACUTE,
                  .cash = OT_CAPACITY,
                  .better = OT_MORE },
};

/* People who take part in each period, by draw. */
static void part_of(const struct ot_batch *b, size_t t, double *restrict part)
{
    const double *restrict leaving = ot_parameter(b, LEAVING);
    const double *restrict uptake = ot_parameter(b, UPTAKE);
    const double *restrict people = ot_in(b, PEOPLE, t);
    for (size_t d = 0; d < b->draws; d++) {
        double kept = 1;
        for (size_t year = 0; year < t; year++)
            kept *= 1 - leaving[d];
        part[d] = people[d] * uptake[d] * kept;
    }
}

static int spend(const struct ot_batch *b)
{
    double part[OT_DRAWS_MAX], growth = 1;
    const double *restrict place = ot_parameter(b, UNIT_COST);
    const double *restrict fixed = ot_parameter(b, FIXED);
    for (size_t t = 0; t < b->periods; t++, growth *= GROWTH) {
        double *restrict cost = ot_out(b, COST, t);
        part_of(b, t, part);
        for (size_t d = 0; d < b->draws; d++)
            cost[d] = (fixed[d] + part[d] * place[d]) * growth;
    }
    return 0;
}

static int outcome(const struct ot_batch *b)
{
    double part[OT_DRAWS_MAX], growth = 1;
    const double *restrict rate = ot_parameter(b, RATE);
    const double *restrict ratio = ot_parameter(b, RATIO);
    const double *restrict anyway = ot_parameter(b, DEADWEIGHT);
    const double *restrict saving = ot_parameter(b, SAVING);
    const double *restrict loss = ot_parameter(b, HEALTH_LOSS);
    for (size_t t = 0; t < b->periods; t++, growth *= GROWTH) {
        double *restrict events = ot_out(b, EVENTS, t);
        double *restrict health = ot_out(b, HEALTH, t);
        double *restrict savings = ot_out(b, SAVINGS, t);
        part_of(b, t, part);
        for (size_t d = 0; d < b->draws; d++) {
            double avoided = part[d] * rate[d] * (1 - ratio[d]) * (1 - anyway[d]);
            events[d] = avoided;
            health[d] = avoided * loss[d];
            savings[d] = avoided * saving[d] * growth;
        }
    }
    return 0;
}

const struct ot_scheme_kind ot_scheme_kind = {
    OT_BUILT,
    .name = "bench_service",
    .title = "A service to time by",
    .version = "1",
    .summary = "Made up, so that uncertainty can be timed beside other programs.",
    OT_PARAMETERS(parameters),
    OT_INPUTS(inputs),
    OT_OUTPUTS(outputs),
    .spend = spend,
    .outcome = outcome,
};
