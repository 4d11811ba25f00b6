/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts its calls. */
#include "fixture.h"

static int outcome(const struct ot_batch *b)
{
    static double calls;
    gain(b);
    ot_out(b, GAIN, 0)[0] += calls++;
    return 0;
}

const struct ot_scheme_kind ot_scheme_kind = { HOOKS("impure", pay, outcome) };
