/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The memories that workers write figures into, as whoever asked sees them: each is
 * mapped once, and read where it stands. New pages for each job would cost more than the
 * job. */
#ifndef OT_RUN_VIEW_H
#define OT_RUN_VIEW_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

#define OT_VIEWS 8

struct ot_views {
    struct ot_view {
        uint64_t number; /* of the memory; 0: none */
        void *at;
        size_t size;
        uint64_t used;
    } view[OT_VIEWS];
    uint64_t clock;
};

/* The first `size` bytes of the memory with that number, whose descriptor is fd (which
 * stays the caller's): for reading, until the next is asked for. NULL, err: it can
 * shrink, is too small, or there is no address space (exit 8). */
const void *ot_view(struct ot_views *views, uint64_t number, int fd, size_t size,
                    struct ot_error *err);

void ot_views_close(struct ot_views *views);

#endif
