/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages between processes: whole, or refused. */
#include "config.h"

#include "run/message.h"

#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "harness.h"

static void a_message_comes_as_it_went_with_what_is_beside_it(void)
{
    int ends[2], beside = -1, sent = open("/dev/null", O_RDONLY);
    struct ot_message in = { .kind = OT_EVALUATE,
                             .exit = OT_EXIT_FAILED,
                             .draws = 5,
                             .size = UINT64_C(1) << 40,
                             .part = 2,
                             .landlock = 7,
                             .calls = true,
                             .text = "falls" };
    struct ot_message out = { .draws = 0 };
    CU_ASSERT_EQUAL_FATAL(ot_message_pair(ends, NULL), 0);
    CU_ASSERT_EQUAL(ot_message_send(ends[0], &in, sent), 0);
    CU_ASSERT_EQUAL(ot_message_receive(ends[1], &out, &beside, true), 0);
    CU_ASSERT_EQUAL(out.kind, OT_EVALUATE);
    CU_ASSERT_EQUAL(out.exit, OT_EXIT_FAILED);
    CU_ASSERT_EQUAL(out.draws, 5);
    CU_ASSERT_EQUAL(out.size, UINT64_C(1) << 40);
    CU_ASSERT(out.part == 2);
    CU_ASSERT_EQUAL(out.landlock, 7);
    CU_ASSERT(out.calls);
    OT_SAME(out.text, "falls");
    CU_ASSERT(beside >= 0 && fcntl(beside, F_GETFD) == FD_CLOEXEC);
    close(beside);
    close(sent);
    close(ends[0]);
    close(ends[1]);
}

static void where_none_is_there_it_does_not_wait(void)
{
    int ends[2], beside;
    struct ot_message out;
    CU_ASSERT_EQUAL_FATAL(ot_message_pair(ends, NULL), 0);
    CU_ASSERT_EQUAL(ot_message_receive(ends[1], &out, &beside, false), -1);
    close(ends[0]);
    CU_ASSERT_EQUAL(ot_message_receive(ends[1], &out, &beside, true), -1);
    close(ends[1]);
}

/* How many descriptors this process has open, of the first hundred. */
static int count_open(void)
{
    int count = 0;
    for (int fd = 0; fd < 100; fd++)
        count += fcntl(fd, F_GETFD) >= 0;
    return count;
}

static void of_two_descriptors_beside_a_message_none_is_left_open(void)
{
    int ends[2], beside = 0;
    char frame[256];
    _Alignas(struct cmsghdr) char room[CMSG_SPACE(2 * sizeof(int))] = { 0 };
    struct ot_message in = { .kind = OT_DONE, .text = "done" }, out;
    CU_ASSERT_EQUAL_FATAL(ot_message_pair(ends, NULL), 0);
    ot_message_send(ends[0], &in, -1);
    ssize_t length = recv(ends[1], frame, sizeof frame, 0);
    CU_ASSERT_FATAL(length > 0);
    struct iovec part = { frame, (size_t)length };
    struct msghdr head = { .msg_iov = &part,
                           .msg_iovlen = 1,
                           .msg_control = room,
                           .msg_controllen = sizeof room };
    struct cmsghdr *control = CMSG_FIRSTHDR(&head);
    control->cmsg_level = SOL_SOCKET;
    control->cmsg_type = SCM_RIGHTS;
    control->cmsg_len = CMSG_LEN(sizeof ends);
    memcpy(CMSG_DATA(control), ends, sizeof ends);
    CU_ASSERT_EQUAL(sendmsg(ends[0], &head, 0), length);
    int before = count_open();
    CU_ASSERT_EQUAL(ot_message_receive(ends[1], &out, &beside, true), 0);
    CU_ASSERT_EQUAL(beside, -1);
    CU_ASSERT_EQUAL(count_open(), before);
    close(ends[0]);
    close(ends[1]);
}

/* Every byte of a frame changed, and every length cut. */
static void a_message_that_is_not_whole_is_refused(void)
{
    int ends[2], beside;
    char good[256], bytes[256];
    struct ot_message in = { .kind = OT_DONE, .text = "done" }, out;
    CU_ASSERT_EQUAL_FATAL(ot_message_pair(ends, NULL), 0);
    ot_message_send(ends[0], &in, -1);
    ssize_t length = recv(ends[1], good, sizeof good, 0);
    CU_ASSERT_FATAL(length > 0);
    for (ssize_t i = 0; i < length; i++) {
        memcpy(bytes, good, sizeof bytes);
        bytes[i] ^= 1;
        send(ends[0], bytes, (size_t)length, 0);
        CU_ASSERT_EQUAL(ot_message_receive(ends[1], &out, &beside, true), -1);
        if (i > 0) {
            send(ends[0], good, (size_t)i, 0);
            CU_ASSERT_EQUAL(ot_message_receive(ends[1], &out, &beside, true), -1);
        }
    }
    close(ends[0]);
    close(ends[1]);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_message_comes_as_it_went_with_what_is_beside_it),
        OT_TEST(of_two_descriptors_beside_a_message_none_is_left_open),
        OT_TEST(where_none_is_there_it_does_not_wait),
        OT_TEST(a_message_that_is_not_whole_is_refused),
    };
    return OT_TESTS_RUN("message", tests);
}
