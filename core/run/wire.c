/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record that carries a result between two processes of the same program: a head of
 * fixed size, three texts, and the SHA-256 of both in hex. */
#include "config.h"

#include "run/wire.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

#define MAGIC "outturn"
#define WIRE_VERSION 1
#define TEXTS 3
#define SUM (OT_SHA256_ROOM - 1)
#define MOST ((uint64_t)256 << 20) /* a record of more than 256 MB is refused */
#define MOST_SIGNALS 64
#define SEALS (F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE)

struct head {
    char magic[8];
    uint32_t version;
    int32_t exit;
    uint64_t length[TEXTS]; /* message, output, record */
};

void ot_result_free(struct ot_result *result)
{
    ot_text_free(&result->message);
    ot_text_free(&result->output);
    ot_text_free(&result->record);
}

int ot_wire_new(struct ot_error *err)
{
    int fd = memfd_create("outturn-result", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (fd < 0)
        return ot_error_set(err, OT_EXIT_INTERNAL,
                            "no memory to pass a result through: %s", strerror(errno));
    return fd;
}

static int write_all(int fd, const char *bytes, size_t length)
{
    while (length) {
        ssize_t wrote = write(fd, bytes, length);
        if (wrote < 0 && errno != EINTR)
            return -1;
        if (wrote > 0)
            bytes += wrote, length -= (size_t)wrote;
    }
    return 0;
}

static int send_bytes(int fd, const char *bytes, size_t length, struct ot_error *err)
{
    if (length > MOST)
        return ot_error_set(err, OT_EXIT_INTERNAL,
                            "the result has %zu MB; at most 256 MB pass", length >> 20);
    if (write_all(fd, bytes, length) || fcntl(fd, F_ADD_SEALS, SEALS))
        return ot_error_set(err, OT_EXIT_INTERNAL, "the result cannot be passed on: %s",
                            strerror(errno));
    return 0;
}

static int send_result(int fd, const struct ot_result *result, struct ot_error *err)
{
    const struct ot_text *texts[TEXTS] = { &result->message, &result->output,
                                           &result->record };
    struct head head = { MAGIC, WIRE_VERSION, (int32_t)result->exit, { 0 } };
    struct ot_text whole = { 0 };
    char sum[OT_SHA256_ROOM];

    for (int i = 0; i < TEXTS; i++) {
        head.length[i] = texts[i]->length;
        whole.failed |= texts[i]->failed;
    }
    ot_text_add(&whole, (const char *)&head, sizeof head);
    for (int i = 0; i < TEXTS; i++)
        ot_text_add(&whole, texts[i]->bytes, texts[i]->length);
    if (!whole.failed)
        ot_text_add(&whole, ot_sha256(whole.bytes, whole.length, sum), SUM);
    int got = whole.failed ? ot_error_memory(err)
                           : send_bytes(fd, whole.bytes, whole.length, err);
    ot_text_free(&whole);
    return got;
}

/* Nothing may be left of the result; a child that is locked in may cut nothing off. */
static bool is_empty(int fd)
{
    return lseek(fd, 0, SEEK_END) == 0 ||
           (ftruncate(fd, 0) == 0 && lseek(fd, 0, SEEK_SET) == 0);
}

/* In place of the result, and without asking for memory. */
static void send_error(int fd, const struct ot_error *why)
{
    struct head head = { MAGIC, WIRE_VERSION, (int32_t)why->exit, { 0 } };
    char bytes[sizeof head + sizeof why->text + 1 + OT_SHA256_ROOM];
    size_t length = strlen(why->text);
    head.length[0] = length + 1;
    memcpy(bytes, &head, sizeof head);
    memcpy(bytes + sizeof head, why->text, length);
    bytes[sizeof head + length] = '\n';
    length += sizeof head + 1;
    ot_sha256(bytes, length, bytes + length);
    if (is_empty(fd))
        send_bytes(fd, bytes, length + SUM, NULL);
}

int ot_wire_send(int fd, const struct ot_result *result, struct ot_error *err)
{
    struct ot_error why = { 0 };
    if (send_result(fd, result, &why) == 0)
        return 0;
    send_error(fd, &why);
    if (err)
        *err = why;
    return -1;
}

/* One of the codes that the program may end with. */
static bool is_exit(int32_t code)
{
    return (code >= OT_EXIT_OK && code <= OT_EXIT_INTERNAL) ||
           (code > 128 && code <= 128 + MOST_SIGNALS);
}

/* The reason why these bytes are no whole record, or NULL. */
static const char *fault_of(const char *bytes, size_t size, struct head *head)
{
    char sum[OT_SHA256_ROOM];
    uint64_t expected = sizeof *head + SUM;
    memcpy(head, bytes, sizeof *head);
    if (memcmp(head->magic, MAGIC, sizeof MAGIC) != 0 || head->version != WIRE_VERSION)
        return "it is of another kind";
    if (!is_exit(head->exit))
        return "its exit code is none of the program's";
    for (int i = 0; i < TEXTS; i++) {
        if (head->length[i] > MOST)
            return "its lengths are absurd";
        expected += head->length[i];
    }
    if (expected != size)
        return "its lengths do not add up to its size";
    ot_sha256(bytes, size - SUM, sum);
    return memcmp(sum, bytes + size - SUM, SUM) == 0 ? NULL : "its checksum is wrong";
}

static int unpack(const char *bytes, const struct head *head, struct ot_result *out,
                  struct ot_error *err)
{
    struct ot_result made = { .exit = (enum ot_exit)head->exit };
    struct ot_text *texts[TEXTS] = { &made.message, &made.output, &made.record };
    bool failed = false;
    bytes += sizeof *head;
    for (int i = 0; i < TEXTS; i++) {
        ot_text_add(texts[i], bytes, head->length[i]);
        failed |= texts[i]->failed;
        bytes += head->length[i];
    }
    if (failed) {
        ot_result_free(&made);
        ot_error_memory(err);
        return -2;
    }
    *out = made;
    return 0;
}

int ot_wire_receive(int fd, struct ot_result *out, struct ot_error *err)
{
    struct stat status;
    struct head head;
    int seals = fcntl(fd, F_GET_SEALS);
    if (seals < 0 || (seals & SEALS) != SEALS || fstat(fd, &status))
        return ot_error_set(err, OT_EXIT_INTERNAL, "no complete result was left");
    size_t size = (size_t)status.st_size;
    if (size < sizeof head + SUM || size > MOST)
        return ot_error_set(err, OT_EXIT_INTERNAL,
                            "the result that was left has an impossible size");
    char *bytes = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (bytes == MAP_FAILED) {
        ot_error_memory(err);
        return -2;
    }
    const char *fault = fault_of(bytes, size, &head);
    int got = fault ? ot_error_set(err, OT_EXIT_INTERNAL,
                                   "the result that was left is not believed: %s", fault)
                    : unpack(bytes, &head, out, err);
    munmap(bytes, size);
    return got;
}
