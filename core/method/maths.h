/* SPDX-License-Identifier: GPL-3.0-or-later */
/* exp, log and pow, defined in the program itself so that each library that it loads
 * finds these and not the C library's. The same bits on every machine. */
#ifndef OT_METHOD_MATHS_H
#define OT_METHOD_MATHS_H

#define OT_EXPORTED __attribute__((visibility("default")))

OT_EXPORTED double exp(double x);
OT_EXPORTED double log(double x);
OT_EXPORTED double pow(double x, double y);

#endif
