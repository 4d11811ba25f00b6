/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Describes no outcome hook. */
#include "fixture.h"

const struct ot_scheme_kind ot_scheme_kind = { HOOKS("no_hook", pay, NULL) };
