/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The memories of workers as whoever asked sees them. */
#include "config.h"

#include "run/view.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "harness.h"

static struct ot_views views;

/* A memory of `size` bytes that begins with this number. */
static int memory(double first, size_t size, int seals)
{
    int fd = memfd_create("answer", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    CU_ASSERT_FATAL(fd >= 0 && ftruncate(fd, (off_t)size) == 0);
    CU_ASSERT_EQUAL(pwrite(fd, &first, sizeof first, 0), (ssize_t)sizeof first);
    CU_ASSERT_EQUAL(fcntl(fd, F_ADD_SEALS, seals), 0);
    return fd;
}

static void what_is_written_later_is_seen_without_another_map(void)
{
    const double second = 2;
    int fd = memory(1, 4096, F_SEAL_SHRINK);
    const double *seen = ot_view(&views, 1, fd, 4096, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(seen);
    CU_ASSERT_EQUAL(seen[0], 1);
    CU_ASSERT_EQUAL(pwrite(fd, &second, sizeof second, 0), (ssize_t)sizeof second);
    CU_ASSERT_PTR_EQUAL(ot_view(&views, 1, fd, 8, NULL), seen);
    CU_ASSERT_EQUAL(seen[0], 2);
    close(fd);
}

static void a_memory_that_grew_is_seen_whole(void)
{
    const double last = 7;
    int fd = memory(1, 4096, F_SEAL_SHRINK);
    CU_ASSERT_PTR_NOT_NULL(ot_view(&views, 2, fd, 4096, NULL));
    CU_ASSERT_EQUAL(ftruncate(fd, 1 << 20), 0);
    CU_ASSERT_EQUAL(pwrite(fd, &last, sizeof last, (1 << 20) - 8), (ssize_t)sizeof last);
    const double *seen = ot_view(&views, 2, fd, 1 << 20, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(seen);
    CU_ASSERT_EQUAL(seen[(1 << 17) - 1], 7);
    close(fd);
}

static void another_number_is_another_memory(void)
{
    for (unsigned i = 0; i < 3 * OT_VIEWS; i++) {
        int fd = memory(i, 4096, F_SEAL_SHRINK);
        const double *seen = ot_view(&views, 10 + i, fd, 4096, NULL);
        CU_ASSERT_PTR_NOT_NULL_FATAL(seen);
        CU_ASSERT_EQUAL(seen[0], i);
        close(fd);
    }
}

static void what_can_be_cut_short_is_not_read(void)
{
    struct ot_error err = { 0 };
    int loose = memory(1, 4096, 0), small = memory(1, 4096, F_SEAL_SHRINK);
    CU_ASSERT_PTR_NULL(ot_view(&views, 90, loose, 4096, &err));
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_INTERNAL);
    OT_SAME(err.text, "an answer came without its seal");
    err = (struct ot_error){ 0 };
    CU_ASSERT_PTR_NULL(ot_view(&views, 91, small, 4097, &err));
    OT_SAME(err.text, "an answer has the wrong size");
    close(loose);
    close(small);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(what_is_written_later_is_seen_without_another_map),
        OT_TEST(a_memory_that_grew_is_seen_whole),
        OT_TEST(another_number_is_another_memory),
        OT_TEST(what_can_be_cut_short_is_not_read),
    };
    int failed = OT_TESTS_RUN("view", tests);
    ot_views_close(&views);
    return failed;
}
