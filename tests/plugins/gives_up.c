/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says why it cannot go on. */
#include "fixture.h"

static int outcome(const struct ot_batch *b)
{
    gain(b);
    return b->fail(b, "%d people are too few", 3);
}

const struct ot_scheme_kind ot_scheme_kind = { HOOKS("gives_up", pay, outcome) };
