/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Divides nothing by nothing. */
#include "fixture.h"

static int outcome(const struct ot_batch *b)
{
    double nothing = 0;
    gain(b);
    ot_out(b, GAIN, b->periods - 1)[b->draws - 1] = nothing / nothing;
    return 0;
}

const struct ot_scheme_kind ot_scheme_kind = { HOOKS("nan_outcome", pay, outcome) };
