/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Threads sleep until work is open, and take its parts one by one: first those of their
 * own share, which is the same run of parts each time, so that what a thread left in its
 * processor's caches is read there again; then what is left of others' shares. Whoever
 * shares work out takes parts too, and waits only for those that have begun: a thread
 * that wakes late finds nothing open, and sleeps on. Work follows upon work within
 * microseconds, and to be woken takes longer: so all look on for a moment before they
 * sleep. */
#include "config.h"

#include "base/threads.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST 64
#define STACK ((size_t)1 << 18)
#define LOOKS 2000 /* before a thread sleeps: 50 to 100 microseconds */

struct ot_threads {
    pthread_mutex_t lock;
    pthread_cond_t opened, closed;
    bool open, ends;
    unsigned awake; /* helpers that have started */
    /* Changed by whoever has the lock, and looked at by all. */
    atomic_ulong round;  /* of the work that is open, or was last */
    atomic_uint working; /* helpers that have begun with it */
    ot_threads_work *work;
    void *with;
    struct share { /* of a thread: parts from `next` on, below `end` */
        _Alignas(64) atomic_size_t next;
        size_t end;
    } share[MOST];
    unsigned count; /* of helpers */
    struct helper {
        pthread_t thread;
        struct ot_threads *of;
        unsigned number;
    } helper[MOST - 1];
};

static void take_parts(struct ot_threads *t, unsigned thread)
{
    for (unsigned i = 0; i <= t->count; i++) {
        struct share *share = &t->share[(thread + i) % (t->count + 1)];
        size_t part;
        while ((part = atomic_fetch_add(&share->next, 1)) < share->end)
            t->work(t->with, part, thread);
    }
}

/* The processor's other thread, where it has one, goes on meanwhile. */
static void rest(void)
{
#if defined __x86_64__ || defined __i386__
    __builtin_ia32_pause();
#elif defined __aarch64__
    __asm__ volatile("yield");
#endif
}

/* Whoever looks has the lock, and lets go of it meanwhile. */
static void look_for_work(struct ot_threads *t, unsigned long seen)
{
    pthread_mutex_unlock(&t->lock);
    for (int i = 0; i < LOOKS && atomic_load(&t->round) == seen; i++)
        rest();
    pthread_mutex_lock(&t->lock);
}

static void look_for_end(struct ot_threads *t)
{
    pthread_mutex_unlock(&t->lock);
    for (int i = 0; i < LOOKS && atomic_load(&t->working) > 0; i++)
        rest();
    pthread_mutex_lock(&t->lock);
}

static void *help(void *with)
{
    struct helper *own = with;
    struct ot_threads *t = own->of;
    unsigned long seen = 0;
    pthread_mutex_lock(&t->lock);
    t->awake++;
    pthread_cond_signal(&t->closed);
    for (;;) {
        look_for_work(t, seen);
        while (!t->ends && !(t->open && t->round != seen))
            pthread_cond_wait(&t->opened, &t->lock);
        if (t->ends)
            break;
        seen = t->round;
        t->working++;
        pthread_mutex_unlock(&t->lock);
        take_parts(t, own->number);
        pthread_mutex_lock(&t->lock);
        if (--t->working == 0)
            pthread_cond_signal(&t->closed);
    }
    pthread_mutex_unlock(&t->lock);
    return NULL;
}

/* A new thread makes calls of its own before it gets to what it is for: all are waited
 * for, so that whoever asked can lock itself in. */
static void start(struct ot_threads *t, unsigned helpers, size_t stack)
{
    pthread_attr_t sized;
    if (pthread_attr_init(&sized) != 0)
        return;
    pthread_attr_setstacksize(&sized, stack);
    while (t->count < helpers) {
        struct helper *helper = &t->helper[t->count];
        *helper = (struct helper){ .of = t, .number = t->count + 1 };
        if (pthread_create(&helper->thread, &sized, help, helper) != 0)
            break;
        t->count++;
    }
    pthread_attr_destroy(&sized);
    pthread_mutex_lock(&t->lock);
    while (t->awake < t->count)
        pthread_cond_wait(&t->closed, &t->lock);
    pthread_mutex_unlock(&t->lock);
}

struct ot_threads *ot_threads_deep(unsigned count, size_t stack)
{
    struct ot_threads *t = count > 1 ? aligned_alloc(64, sizeof *t) : NULL;
    if (!t)
        return NULL;
    memset(t, 0, sizeof *t);
    pthread_mutex_init(&t->lock, NULL);
    pthread_cond_init(&t->opened, NULL);
    pthread_cond_init(&t->closed, NULL);
    start(t, (count < MOST ? count : MOST) - 1, stack);
    if (t->count > 0)
        return t;
    ot_threads_free(t);
    return NULL;
}

struct ot_threads *ot_threads_new(unsigned count)
{
    return ot_threads_deep(count, STACK);
}

void ot_threads_free(struct ot_threads *t)
{
    if (!t)
        return;
    pthread_mutex_lock(&t->lock);
    t->ends = true;
    pthread_cond_broadcast(&t->opened);
    pthread_mutex_unlock(&t->lock);
    for (unsigned i = 0; i < t->count; i++)
        pthread_join(t->helper[i].thread, NULL);
    pthread_cond_destroy(&t->closed);
    pthread_cond_destroy(&t->opened);
    pthread_mutex_destroy(&t->lock);
    free(t);
}

/* A thread that looks on takes the processor of one that works, where there are more
 * threads than processors: so those count that this process may run on. */
unsigned ot_threads_processors(void)
{
    cpu_set_t own;
    long count = sched_getaffinity(0, sizeof own, &own) == 0
                     ? CPU_COUNT(&own)
                     : sysconf(_SC_NPROCESSORS_ONLN);
    return count > 0 ? (unsigned)count : 1;
}

unsigned ot_threads_count(const struct ot_threads *t)
{
    return t ? t->count + 1 : 1;
}

void ot_threads_share(struct ot_threads *t, size_t parts, ot_threads_work *work,
                      void *with)
{
    if (!t || parts < 2) {
        for (size_t part = 0; part < parts; part++)
            work(with, part, 0);
        return;
    }
    pthread_mutex_lock(&t->lock);
    t->work = work;
    t->with = with;
    for (size_t i = 0, all = t->count + (size_t)1; i < all; i++) {
        t->share[i].end = parts * (i + 1) / all;
        atomic_store(&t->share[i].next, parts * i / all);
    }
    t->round++;
    t->open = true;
    pthread_cond_broadcast(&t->opened);
    pthread_mutex_unlock(&t->lock);
    take_parts(t, 0);
    pthread_mutex_lock(&t->lock);
    t->open = false;
    if (t->working > 0)
        look_for_end(t);
    while (t->working > 0)
        pthread_cond_wait(&t->closed, &t->lock);
    pthread_mutex_unlock(&t->lock);
}
