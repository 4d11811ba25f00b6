/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading it makes the processor flush small numbers to 0, as -Ofast did before gcc 13.
 */
#include "fixture.h"

__attribute__((constructor)) static void flush(void)
{
#if defined(__x86_64__)
    __builtin_ia32_ldmxcsr(__builtin_ia32_stmxcsr() | 0x8040);
#endif
}

const struct ot_scheme_kind ot_scheme_kind = { SOUND("flushes") };
