/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Threads that share the parts of one piece of work. What a part computes must not depend
 * on which thread takes it, or when: then the result does not, either. */
#ifndef OT_BASE_THREADS_H
#define OT_BASE_THREADS_H

#include <stddef.h>

struct ot_threads;

/* So many at once, the caller's among them; at most 64. All have begun: they take no
 * memory later, and need no other call of the system than futex. As many as can be
 * started: NULL, which all that follows takes for the caller's alone, where it is none.
 */
struct ot_threads *ot_threads_new(unsigned count);
/* The same, each with a stack of so many bytes, for work that goes deep. */
struct ot_threads *ot_threads_deep(unsigned count, size_t stack);
void ot_threads_free(struct ot_threads *threads);

/* 1 or more. */
unsigned ot_threads_count(const struct ot_threads *threads);

/* How many processors this process may share work among: 1 at least. */
unsigned ot_threads_processors(void);

/* One part, on thread 0 to count - 1 (0: the caller's). Where the process has locked
 * itself in it must not allocate. */
typedef void ot_threads_work(void *with, size_t part, unsigned thread);

/* Do parts 0 to parts - 1, several at once; back when all are done. Not from within a
 * part. */
void ot_threads_share(struct ot_threads *threads, size_t parts, ot_threads_work *work,
                      void *with);

#endif
