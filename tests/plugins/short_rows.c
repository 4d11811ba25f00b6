/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Built with a header whose inputs ended with `unit`: the fields after it read as zero.
 */
#include "fixture.h"

struct older {
    const char *name, *label, *unit;
};
static const struct older shorter[] = { { "spend", "Recorded spend", "GBP" },
                                        { "people", "People seen", "person" } };

const struct ot_scheme_kind ot_scheme_kind = {
    .abi = OT_ABI,
    .size = sizeof ot_scheme_kind,
    .parameter_size = sizeof(struct ot_parameter),
    .input_size = sizeof(struct older),
    .output_size = sizeof(struct ot_output),
    .batch_size = sizeof(struct ot_batch),
    .name = "short_rows",
    .title = "A test",
    .version = "1",
    .summary = "Made up for a test.",
    OT_PARAMETERS(parameters),
    .inputs = (const struct ot_input *)(const void *)shorter,
    .input_count = 2,
    OT_OUTPUTS(outputs),
    .spend = pay,
    .outcome = gain,
};
