/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Its outcome hook writes what the spend hook is for. */
#include "fixture.h"

static int outcome(const struct ot_batch *b)
{
    return pay(b) + gain(b);
}

const struct ot_scheme_kind ot_scheme_kind = { HOOKS("wrong_hook", pay, outcome) };
