/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Built for an ABI to come. */
#include "fixture.h"

const struct ot_scheme_kind ot_scheme_kind = {
    .abi = OT_ABI + 1,
    .size = sizeof ot_scheme_kind,
};
