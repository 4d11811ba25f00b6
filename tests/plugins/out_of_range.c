/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Avoids more falls than its own range allows. */
#include "fixture.h"

static int outcome(const struct ot_batch *b)
{
    gain(b);
    ot_out(b, GAIN, 0)[0] = 1001;
    return 0;
}

const struct ot_scheme_kind ot_scheme_kind = { HOOKS("out_of_range", pay, outcome) };
