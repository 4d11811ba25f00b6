/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes the rate of the draw before. */
#include "fixture.h"

static int outcome(const struct ot_batch *b)
{
    gain(b);
    for (size_t d = 1; d < b->draws; d++)
        ot_out(b, GAIN, 0)[d] = ot_parameter(b, RATE)[d - 1];
    return 0;
}

const struct ot_scheme_kind ot_scheme_kind = { HOOKS("looks_sideways", pay, outcome) };
