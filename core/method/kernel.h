/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hot loops of draws. kernel.c is compiled once for each instruction set, and all
 * give the same bits; the processor decides which is used. */
#ifndef OT_METHOD_KERNEL_H
#define OT_METHOD_KERNEL_H

#include <stddef.h>
#include <stdint.h>

/* A piece of a quantile function: x = c0 + f (c1 + f (c2 + f c3)). */
struct ot_quantile_row {
    double c[4];
};

/* Octaves of t = min(u, 1 - u) that tables cover, from 1/2 down; rows in each of them. */
#define OT_OCTAVES 24
#define OT_PIECES 64
/* Rows of one side of a table: one more for t = 1/2 itself. */
#define OT_SIDE_ROWS (OT_OCTAVES * OT_PIECES + 1)
/* Below it a table knows nothing: 2^-25. */
#define OT_TABLE_END 0x1p-25

/* The part of a distribution that is kept: probability v = from + span * w, where w = u,
 * or 1 - u and v counts from above when `above` is 1. */
struct ot_cut {
    double from, span;
    int above;
};

/* All columns are apart from one another, `count` long; u lies in (0, 1). */
struct ot_kernel {
    const char *name;
    /* Philox4x32-10: groups of 16 draws from group `first` on; u in (0, 1). */
    void (*uniform)(uint64_t key, uint64_t first, size_t groups, double *restrict u);
    void (*cut)(const struct ot_cut *cut, const double *restrict u, size_t count,
                double *restrict v);
    /* v to quantiles, by a table: OT_SIDE_ROWS from below, then as many from above. */
    void (*look_up)(const struct ot_quantile_row *rows, int above,
                    const double *restrict v, size_t count, double *restrict x);
    /* How many v lie deeper than the table. */
    size_t (*deep)(const double *restrict v, size_t count);
    /* Triangular on [0, 1] with this mode. */
    void (*triangle)(double mode, const double *restrict v, size_t count,
                     double *restrict x);
    /* x becomes location + scale * x, no less than `least` and no more than `most`. */
    void (*affine)(double location, double scale, double *restrict x, size_t count);
    void (*clamp)(double least, double most, double *restrict x, size_t count);
    void (*exponential)(double *restrict x, size_t count);
    /* A polynomial of z - middle, lowest power first: for quantile tables. */
    void (*polynomial)(const double *restrict c, size_t terms, double middle,
                       const double *restrict z, size_t count, double *restrict y);
    /* How many x are not from `least` to `most`: what is no number is not. */
    size_t (*outside)(double least, double most, const double *restrict x, size_t count);
    /* How many x have other bits than these. */
    size_t (*others)(uint64_t bits, const double *restrict x, size_t count);
    /* Those x from `least` to `most`, in their order, into `into`, all of which may be
     * written: how many they are. *before: how many are less than `least`. */
    size_t (*among)(double least, double most, const double *restrict x, size_t count,
                    double *restrict into, size_t *before);
    void (*fill)(double value, double *restrict x, size_t count);
};

/* The best that this processor runs; the environment's OUTTURN_ISA=plain|v2|v3|v4 asks
 * for another. Static. Chosen when first asked for, and not by several threads at once.
 */
const struct ot_kernel *ot_kernel(void);
/* Of that name ("plain", "v2", "v3", "v4"); NULL: not built, or not for this machine. */
const struct ot_kernel *ot_kernel_named(const char *name);
/* For tests: use this one from now on; NULL: choose anew. */
void ot_kernel_use(const struct ot_kernel *kernel);

#endif
