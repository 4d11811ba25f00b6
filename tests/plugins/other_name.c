/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Describes a kind that its file is not named after. */
#include "fixture.h"

const struct ot_scheme_kind ot_scheme_kind = { SOUND("another_kind") };
