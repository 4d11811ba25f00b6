/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linked with a run path that is relative: what it loads would depend on where it is run.
 */
#include "fixture.h"

const struct ot_scheme_kind ot_scheme_kind = { SOUND("strays") };
