/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random numbers that are a function of key and index: draw i is the same number in any
 * batch, by any worker, on any machine. */
#ifndef OT_METHOD_PHILOX_H
#define OT_METHOD_PHILOX_H

#include <stddef.h>
#include <stdint.h>

/* Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011). */
void ot_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);

/* Draws first to first + count - 1 of the stream `key`, into u: in (0, 1), with 1 - u
 * exact. `first` is a multiple of 16. Draw 16 g + j is of block 8 g + j, words 0 and 1;
 * and draw 16 g + 8 + j of the same block, words 2 and 3 (j from 0 to 7). */
void ot_uniform(uint64_t key, uint64_t first, size_t count, double *restrict u);

#endif
