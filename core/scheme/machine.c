/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floating-point control registers, rounding mode and decimal point: read, compared, put
 * back. */
#include "config.h"

#include "scheme/machine.h"

#include <fenv.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#if defined(__x86_64__)
#include <xmmintrin.h>

#define SSE_FLAGS 0x3fu /* exceptions that happened: not control */

static void read_control(struct ot_machine *machine)
{
    unsigned short x87;
    __asm__ volatile("fnstcw %0" : "=m"(x87));
    machine->x87 = x87;
    machine->sse = _mm_getcsr() & ~SSE_FLAGS;
}

static void write_control(const struct ot_machine *machine)
{
    unsigned short x87 = (unsigned short)machine->x87;
    __asm__ volatile("fldcw %0" : : "m"(x87));
    _mm_setcsr(machine->sse);
}
#else
static void read_control(struct ot_machine *machine)
{
    machine->sse = machine->x87 = 0;
}

static void write_control(const struct ot_machine *machine)
{
    (void)machine;
}
#endif

struct ot_machine ot_machine_now(void)
{
    struct ot_machine machine = { .rounding = fegetround() };
    read_control(&machine);
    snprintf(machine.point, sizeof machine.point, "%s", localeconv()->decimal_point);
    return machine;
}

const char *ot_machine_changed(const struct ot_machine *before,
                               const struct ot_machine *after)
{
    if (before->rounding != after->rounding)
        return "the rounding mode";
    if (before->sse != after->sse || before->x87 != after->x87)
        return "the processor's floating-point control word";
    if (strcmp(before->point, after->point) != 0)
        return "the locale's decimal point";
    return NULL;
}

void ot_machine_restore(const struct ot_machine *before)
{
    fesetround(before->rounding);
    write_control(before);
}
