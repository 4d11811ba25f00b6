/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "run/view.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

/* What is cut short while it is read would end the reader. */
static int check(int fd, size_t size, struct ot_error *err)
{
    int seals = fcntl(fd, F_GET_SEALS);
    off_t end = lseek(fd, 0, SEEK_END); /* fstat() is a call that takes paths */
    if (seals < 0 || !(seals & F_SEAL_SHRINK))
        return ot_error_set(err, OT_EXIT_INTERNAL, "an answer came without its seal");
    if (end < 0 || (uint64_t)end < size)
        return ot_error_set(err, OT_EXIT_INTERNAL, "an answer has the wrong size");
    return 0;
}

static void unmap(struct ot_view *view)
{
    if (view->number)
        munmap(view->at, view->size);
    *view = (struct ot_view){ 0 };
}

/* Its own, or the one that was not asked for longest. */
static struct ot_view *place(struct ot_views *views, uint64_t number)
{
    struct ot_view *oldest = &views->view[0];
    for (size_t i = 0; i < OT_VIEWS; i++) {
        struct ot_view *view = &views->view[i];
        if (view->number == number)
            return view;
        if (view->used < oldest->used)
            oldest = view;
    }
    return oldest;
}

const void *ot_view(struct ot_views *views, uint64_t number, int fd, size_t size,
                    struct ot_error *err)
{
    struct ot_view *view = place(views, number);
    if (check(fd, size, err) != 0)
        return NULL;
    if (view->number != number || view->size < size) {
        unmap(view);
        void *at = mmap(NULL, size, PROT_READ, MAP_SHARED | MAP_POPULATE, fd, 0);
        if (at == MAP_FAILED) {
            ot_error_memory(err);
            return NULL;
        }
        *view = (struct ot_view){ .number = number, .at = at, .size = size };
    }
    view->used = ++views->clock;
    return view->at;
}

void ot_views_close(struct ot_views *views)
{
    for (size_t i = 0; i < OT_VIEWS; i++)
        unmap(&views->view[i]);
}
