/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the compiled loops this processor runs. */
#include "config.h"

#include "method/kernel.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

extern const struct ot_kernel ot_kernel_plain;
#ifdef OT_HAVE_ISA
extern const struct ot_kernel ot_kernel_v2, ot_kernel_v3, ot_kernel_v4;

/* By features: clang 14 does not know the names of the levels here. */
static bool runs_v2(void)
{
    return __builtin_cpu_supports("sse4.2") && __builtin_cpu_supports("popcnt");
}

static bool runs_v3(void)
{
    return runs_v2() && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
           __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("fma");
}

static bool runs_v4(void)
{
    return runs_v3() && __builtin_cpu_supports("avx512f") &&
           __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512vl");
}
#endif

static const struct ot_kernel *in_use;

const struct ot_kernel *ot_kernel_named(const char *name)
{
#ifdef OT_HAVE_ISA
    __builtin_cpu_init();
    if (strcmp(name, "v4") == 0)
        return runs_v4() ? &ot_kernel_v4 : NULL;
    if (strcmp(name, "v3") == 0)
        return runs_v3() ? &ot_kernel_v3 : NULL;
    if (strcmp(name, "v2") == 0)
        return runs_v2() ? &ot_kernel_v2 : NULL;
#endif
    return strcmp(name, "plain") == 0 ? &ot_kernel_plain : NULL;
}

void ot_kernel_use(const struct ot_kernel *kernel)
{
    in_use = kernel;
}

const struct ot_kernel *ot_kernel(void)
{
    static const char *const best[] = { "v4", "v3", "v2", "plain" };
    if (in_use)
        return in_use;
    const char *asked = getenv("OUTTURN_ISA");
    const struct ot_kernel *kernel = asked ? ot_kernel_named(asked) : NULL;
    for (size_t i = 0; !kernel && i < sizeof best / sizeof best[0]; i++)
        kernel = ot_kernel_named(best[i]);
    return in_use = kernel;
}
