/* SPDX-License-Identifier: GPL-3.0-or-later */
/* exp, log and pow of the C library, replaced for the whole program, Lua included: the
 * C library's own differ in the last digit from machine to machine. */
#include "config.h"

#include "method/maths.h"

#include "outturn-math.h"

double exp(double x)
{
    return ot_exp(x);
}

double log(double x)
{
    return ot_log(x);
}

double pow(double x, double y)
{
    return ot_pow(x, y);
}
