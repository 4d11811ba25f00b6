/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing is wrong with it. */
#include "fixture.h"

const struct ot_scheme_kind ot_scheme_kind = { SOUND("sound") };
