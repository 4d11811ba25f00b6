/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frames of one size but for their text, sent and received whole. */
#include "config.h"

#include "run/message.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define MAGIC UINT64_C(0x33676d72757474) /* "tturmg3" */

struct frame {
    uint64_t magic, sum;
    uint32_t kind, exit, landlock, calls;
    uint64_t part, draws, size, store, length;
    char text[sizeof((struct ot_message *)0)->text];
};
#define HEAD offsetof(struct frame, text)

/* FNV-1a (Fowler, Noll, Vo): against what is cut short or mixed up, not against malice.
 */
static uint64_t sum_of(const struct frame *frame)
{
    const unsigned char *byte = (const unsigned char *)frame;
    uint64_t sum = UINT64_C(0xcbf29ce484222325);
    for (size_t i = offsetof(struct frame, kind); i < HEAD + frame->length; i++)
        sum = (sum ^ byte[i]) * UINT64_C(0x100000001b3);
    return sum;
}

static void attach(struct msghdr *head, void *room, size_t size, int beside)
{
    head->msg_control = room;
    head->msg_controllen = size;
    struct cmsghdr *control = CMSG_FIRSTHDR(head);
    control->cmsg_level = SOL_SOCKET;
    control->cmsg_type = SCM_RIGHTS;
    control->cmsg_len = CMSG_LEN(sizeof beside);
    memcpy(CMSG_DATA(control), &beside, sizeof beside);
}

int ot_message_send(int socket, const struct ot_message *message, int beside)
{
    _Alignas(struct cmsghdr) char room[CMSG_SPACE(sizeof beside)] = { 0 };
    struct frame frame = { .magic = MAGIC,
                           .kind = message->kind,
                           .exit = message->exit,
                           .landlock = (uint32_t)message->landlock,
                           .calls = message->calls,
                           .part = message->part,
                           .draws = message->draws,
                           .size = message->size,
                           .store = message->store,
                           .length = strnlen(message->text, sizeof frame.text) };
    memcpy(frame.text, message->text, frame.length);
    frame.sum = sum_of(&frame);
    struct iovec part = { &frame, HEAD + frame.length };
    struct msghdr head = { .msg_iov = &part, .msg_iovlen = 1 };
    ssize_t sent;
    if (beside >= 0)
        attach(&head, room, sizeof room, beside);
    do
        sent = sendmsg(socket, &head, MSG_DONTWAIT | MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent == (ssize_t)part.iov_len ? 0 : -1;
}

/* The one descriptor that came; -1: none. Of several none is kept: room for one is
 * aligned, and holds two. */
static int detach(struct msghdr *head)
{
    int beside = -1, came = 0;
    struct cmsghdr *control = CMSG_FIRSTHDR(head);
    if (!control || control->cmsg_level != SOL_SOCKET || control->cmsg_type != SCM_RIGHTS)
        return -1;
    size_t count = (control->cmsg_len - CMSG_LEN(0)) / sizeof came;
    for (size_t i = 0; i < count; i++) {
        memcpy(&came, CMSG_DATA(control) + i * sizeof came, sizeof came);
        if (count == 1)
            beside = came;
        else
            close(came);
    }
    return beside;
}

static bool is_whole(const struct frame *frame, ssize_t got)
{
    return got >= (ssize_t)HEAD && frame->magic == MAGIC &&
           frame->length < sizeof frame->text && got == (ssize_t)(HEAD + frame->length) &&
           frame->sum == sum_of(frame) && frame->kind >= OT_DESCRIBE &&
           frame->kind <= OT_DIED && frame->exit <= OT_EXIT_INTERNAL;
}

int ot_message_receive(int socket, struct ot_message *message, int *beside, bool wait)
{
    _Alignas(struct cmsghdr) char room[CMSG_SPACE(sizeof *beside)] = { 0 };
    struct frame frame = { 0 };
    struct iovec part = { &frame, sizeof frame };
    struct msghdr head = { .msg_iov = &part,
                           .msg_iovlen = 1,
                           .msg_control = room,
                           .msg_controllen = sizeof room };
    ssize_t got;
    do
        got = recvmsg(socket, &head, MSG_CMSG_CLOEXEC | (wait ? 0 : MSG_DONTWAIT));
    while (got < 0 && errno == EINTR);
    *beside = got < 0 ? -1 : detach(&head);
    if (!is_whole(&frame, got)) {
        if (*beside >= 0)
            close(*beside);
        *beside = -1;
        return -1;
    }
    *message = (struct ot_message){ .kind = (enum ot_message_kind)frame.kind,
                                    .exit = (enum ot_exit)frame.exit,
                                    .landlock = (int)frame.landlock,
                                    .calls = frame.calls,
                                    .part = (unsigned)frame.part,
                                    .draws = frame.draws,
                                    .size = frame.size,
                                    .store = frame.store };
    memcpy(message->text, frame.text, frame.length);
    return 0;
}

int ot_message_pair(int ends[2], struct ot_error *err)
{
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) == 0)
        return 0;
    return ot_error_set(err, OT_EXIT_INTERNAL, "no channel between processes: %s",
                        strerror(errno));
}
