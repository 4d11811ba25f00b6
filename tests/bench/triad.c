/* SPDX-License-Identifier: GPL-3.0-or-later */
/* triad: the memory bandwidth of this machine now, in GB/s of one processor: a = b + 3 c
 * over three arrays larger than any cache, 24 bytes an element as STREAM counts them;
 * the median of nine. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define COUNT ((size_t)24 << 20) /* 192 MiB an array */
#define RUNS 9

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void triad(double *restrict a, const double *restrict b, const double *restrict c)
{
    for (size_t i = 0; i < COUNT; i++)
        a[i] = b[i] + 3 * c[i];
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(void)
{
    double rate[RUNS];
    double *a = malloc(COUNT * sizeof *a), *b = malloc(COUNT * sizeof *b);
    double *c = malloc(COUNT * sizeof *c);
    if (!a || !b || !c) {
        fprintf(stderr, "triad: no memory\n");
        return 1;
    }
    for (size_t i = 0; i < COUNT; i++)
        a[i] = 0, b[i] = (double)i, c[i] = 2;
    for (int run = 0; run < RUNS; run++) {
        double start = now();
        triad(a, b, c);
        rate[run] = 24e-9 * (double)COUNT / (now() - start);
    }
    qsort(rate, RUNS, sizeof rate[0], compare);
    printf("%.2f\n", rate[RUNS / 2]);
    int wrong = a[COUNT - 1] != b[COUNT - 1] + 6;
    free(a);
    free(b);
    free(c);
    return wrong;
}
