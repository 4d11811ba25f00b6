/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A shared object that is no plugin. */
#include "fixture.h"

const struct ot_scheme_kind another_name;
const struct ot_scheme_kind another_name = { SOUND("no_entry") };
