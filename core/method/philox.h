/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Uniform numbers without a state: the number of a draw is a function of a key and of the
 * draw's number, whatever the batch, worker or machine. */
#ifndef OT_METHOD_PHILOX_H
#define OT_METHOD_PHILOX_H

#include <stddef.h>
#include <stdint.h>

/* Philox4x32-10 (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1,
 * 2, 3", SC11): word[4] of a counter and a key. */
void ot_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t word[4]);

/* Uniform numbers of draws first to first + count - 1 into u. first: a multiple of 16.
 * Each is (k + 1/2) / 2^52: never 0 or 1, and 1 - u is exact. Of sixteen draws the first
 * eight are words 0 and 1 of eight consecutive counters, the other eight their words 2
 * and 3. */
void ot_uniform(uint64_t key, uint64_t first, size_t count, double *u);

#endif
