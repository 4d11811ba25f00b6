/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An output without words for readers, and a parameter that is assumed without a note. */
#include "outturn.h"

static const struct ot_parameter parameters[] = {
    { .name = "rate", .label = "Falls avoided", .unit = "fall/person", .base = 1 },
};
static const struct ot_output outputs[] = {
    { .name = "service",
      .label = "The service",
      .unit = "GBP",
      .how = "0",
      .role = OT_SPEND,
      .party = OT_FUND },
    { .name = "gain",
      .label = "Falls avoided",
      .unit = "fall",
      .role = OT_OUTCOME,
      .headline = 1 },
};

static int nothing(const struct ot_batch *b)
{
    return b->fail(b, "never called");
}

const struct ot_scheme_kind ot_scheme_kind = {
    OT_BUILT,
    .name = "no_how",
    .title = "A test",
    .version = "1",
    .summary = "Made up for a test.",
    OT_PARAMETERS(parameters),
    OT_OUTPUTS(outputs),
    .spend = nothing,
    .outcome = nothing,
};
