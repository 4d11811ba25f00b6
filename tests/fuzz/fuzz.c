/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One target under libFuzzer: the environment variable OUTTURN_FUZZ names it. */
#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "fuzz/targets.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct fuzz_target *target;
    const char *name = getenv("OUTTURN_FUZZ");
    if (!target)
        target = name ? fuzz_target_find(name) : NULL;
    if (!target) {
        fputs("OUTTURN_FUZZ names no target\n", stderr);
        exit(2);
    }
    target->run((const char *)data, size);
    return 0;
}
