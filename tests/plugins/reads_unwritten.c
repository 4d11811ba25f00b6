/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adds to an output that it has not begun. */
#include "fixture.h"

static int outcome(const struct ot_batch *b)
{
    for (size_t i = 0; i < b->periods * b->draws; i++)
        b->output[GAIN][i] += b->input[PEOPLE][i];
    return 0;
}

const struct ot_scheme_kind ot_scheme_kind = { HOOKS("reads_unwritten", pay, outcome) };
