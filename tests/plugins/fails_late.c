/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cannot go on where the rate is high. */
#include "fixture.h"

static int outcome(const struct ot_batch *b)
{
    gain(b);
    for (size_t d = 0; d < b->draws; d++)
        if (ot_parameter(b, RATE)[d] > 0.7)
            return b->fail(b, "the rate is too high");
    return 0;
}

const struct ot_scheme_kind ot_scheme_kind = { HOOKS("fails_late", pay, outcome) };
