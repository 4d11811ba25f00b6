/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calls a function that nobody has. */
#include "fixture.h"

int nobody_has_this(const struct ot_batch *b);

static int outcome(const struct ot_batch *b)
{
    return nobody_has_this(b) + gain(b);
}

const struct ot_scheme_kind ot_scheme_kind = { HOOKS("undefined", pay, outcome) };
