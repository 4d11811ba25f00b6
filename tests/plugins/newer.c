/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Built with a header whose parameters have one field more. */
#include "fixture.h"

struct newer {
    struct ot_parameter known;
    const char *unheard_of;
};
static const struct newer longer[] = { { .known = { .name = "rate" } } };

const struct ot_scheme_kind ot_scheme_kind = {
    .abi = OT_ABI,
    .size = sizeof ot_scheme_kind,
    .parameter_size = sizeof(struct newer),
    .input_size = sizeof(struct ot_input),
    .output_size = sizeof(struct ot_output),
    .batch_size = sizeof(struct ot_batch),
    .name = "newer",
    .parameters = &longer[0].known,
    .parameter_count = 1,
    .spend = pay,
    .outcome = gain,
};
