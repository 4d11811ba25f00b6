/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Begins without OT_BUILT, but for the ABI. */
#include "fixture.h"

const struct ot_scheme_kind ot_scheme_kind = {
    .abi = OT_ABI,
    .name = "not_built",
    .spend = pay,
    .outcome = gain,
};
