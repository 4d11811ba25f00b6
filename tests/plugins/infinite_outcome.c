/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Divides by nothing. */
#include "fixture.h"

static int outcome(const struct ot_batch *b)
{
    double nothing = 0;
    gain(b);
    ot_out(b, GAIN, 0)[0] = 1 / nothing;
    return 0;
}

const struct ot_scheme_kind ot_scheme_kind = { HOOKS("infinite_outcome", pay, outcome) };
