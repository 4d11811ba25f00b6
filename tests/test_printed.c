/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a script prints, with and without a terminal. */
#include "config.h"

#include "run/printed.h"

#include <sys/socket.h>
#include <unistd.h>

#include "harness.h"

/* What one write brought; each is a message of its own. */
static const char *written(bool terminal, const char *bytes, size_t length)
{
    static char got[100];
    int pair[2];
    CU_ASSERT_EQUAL_FATAL(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair), 0);
    ot_printed_write(pair[0], terminal, bytes, length);
    close(pair[0]);
    ssize_t count = read(pair[1], got, sizeof got - 1);
    CU_ASSERT_FATAL(count >= 0);
    got[count] = '\0';
    CU_ASSERT_EQUAL(read(pair[1], got + count, sizeof got - (size_t)count), 0);
    close(pair[1]);
    return got;
}

static void a_terminals_line_is_cleared_first_in_the_same_write(void)
{
    OT_SAME(written(true, "ab\n", 3), "\033[Kab\n");
}

static void a_file_gets_the_bytes_alone(void)
{
    OT_SAME(written(false, "ab\n", 3), "ab\n");
}

static void nothing_is_no_write_but_on_a_terminal(void)
{
    OT_SAME(written(false, "", 0), "");
    OT_SAME(written(true, "", 0), "\033[K");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_terminals_line_is_cleared_first_in_the_same_write),
        OT_TEST(a_file_gets_the_bytes_alone),
        OT_TEST(nothing_is_no_write_but_on_a_terminal),
    };
    return OT_TESTS_RUN("printed", tests);
}
