/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record between child and parent: what is whole is read back, all else refused. */
#include "config.h"

#include "run/wire.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "harness.h"

static struct ot_result sample(void)
{
    struct ot_result result = { .exit = OT_EXIT_INPUT };
    ot_text_put(&result.message, "spend.csv:3: a fault\n");
    ot_text_add(&result.output, "a\0b", 3);
    return result;
}

/* The bytes of the sample's record; owned by the caller. */
static char *record_of_sample(size_t *length)
{
    struct ot_result result = sample();
    struct stat status;
    int fd = ot_wire_new(NULL);
    CU_ASSERT_EQUAL_FATAL(ot_wire_send(fd, &result, NULL), 0);
    CU_ASSERT_EQUAL_FATAL(fstat(fd, &status), 0);
    *length = (size_t)status.st_size;
    char *bytes = malloc(*length);
    CU_ASSERT_FATAL(bytes && pread(fd, bytes, *length, 0) == (ssize_t)*length);
    close(fd);
    ot_result_free(&result);
    return bytes;
}

/* What ot_wire_receive says of these bytes. */
static int receive(const char *bytes, size_t length, int seals, struct ot_error *err)
{
    struct ot_result out = { .exit = OT_EXIT_TOOL };
    int fd = ot_wire_new(NULL);
    CU_ASSERT_EQUAL_FATAL(write(fd, bytes, length), (ssize_t)length);
    fcntl(fd, F_ADD_SEALS, seals);
    int got = ot_wire_receive(fd, &out, err);
    if (got)
        CU_ASSERT_EQUAL(out.exit, OT_EXIT_TOOL);
    ot_result_free(&out);
    close(fd);
    return got;
}

#define ALL (F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE)

static void reads_back_what_was_sent(void)
{
    struct ot_result result = sample(), out;
    int fd = ot_wire_new(NULL);
    CU_ASSERT_EQUAL_FATAL(ot_wire_send(fd, &result, NULL), 0);
    CU_ASSERT_EQUAL_FATAL(ot_wire_receive(fd, &out, NULL), 0);
    CU_ASSERT_EQUAL(out.exit, OT_EXIT_INPUT);
    OT_SAME(ot_text_string(&out.message), "spend.csv:3: a fault\n");
    CU_ASSERT_EQUAL_FATAL(out.output.length, 3);
    CU_ASSERT_EQUAL(memcmp(out.output.bytes, "a\0b", 3), 0);
    CU_ASSERT_EQUAL(out.record.length, 0);
    CU_ASSERT_EQUAL(write(fd, "x", 1), -1);
    ot_result_free(&result);
    ot_result_free(&out);
    close(fd);
}

static void sends_of_a_text_that_ran_out_of_memory_that_it_did(void)
{
    struct ot_result result = sample(), out = { 0 };
    struct ot_error err;
    int fd = ot_wire_new(NULL);
    result.record.failed = true;
    CU_ASSERT_EQUAL(ot_wire_send(fd, &result, &err), -1);
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_INTERNAL);
    CU_ASSERT_EQUAL(ot_wire_receive(fd, &out, &err), 0);
    CU_ASSERT_EQUAL(out.exit, OT_EXIT_INTERNAL);
    OT_SAME(ot_text_string(&out.message), "out of memory\n");
    CU_ASSERT_EQUAL(out.output.length + out.record.length, 0);
    ot_result_free(&result);
    ot_result_free(&out);
    close(fd);
}

static void refuses_a_record_that_is_not_sealed(void)
{
    size_t length;
    char *bytes = record_of_sample(&length);
    struct ot_error err;
    CU_ASSERT_EQUAL(receive(bytes, length, ALL, &err), 0);
    CU_ASSERT_EQUAL(receive(bytes, length, 0, &err), -1);
    CU_ASSERT_EQUAL(receive(bytes, length, ALL & ~F_SEAL_WRITE, &err), -1);
    OT_HOLDS(err.text, "no complete result was left");
    free(bytes);
}

static void refuses_a_record_with_any_byte_changed(void)
{
    size_t length;
    char *bytes = record_of_sample(&length);
    for (size_t i = 0; i < length; i++) {
        struct ot_error err;
        bytes[i] = (char)(bytes[i] ^ 0x10);
        CU_ASSERT_EQUAL(receive(bytes, length, ALL, &err), -1);
        CU_ASSERT_EQUAL(err.exit, OT_EXIT_INTERNAL);
        bytes[i] = (char)(bytes[i] ^ 0x10);
    }
    free(bytes);
}

static void refuses_a_record_cut_short_or_drawn_out(void)
{
    size_t length;
    char *bytes = record_of_sample(&length);
    char *longer = calloc(1, length + 1);
    struct ot_error err;
    CU_ASSERT_PTR_NOT_NULL_FATAL(longer);
    memcpy(longer, bytes, length);
    for (size_t cut = 0; cut < length; cut++)
        CU_ASSERT_EQUAL(receive(bytes, cut, ALL, &err), -1);
    CU_ASSERT_EQUAL(receive(longer, length + 1, ALL, &err), -1);
    OT_HOLDS(err.text, "do not add up");
    free(longer);
    free(bytes);
}

static void refuses_lengths_that_would_overflow(void)
{
    size_t length;
    char *bytes = record_of_sample(&length);
    struct ot_error err;
    memset(bytes + 16, 0xff, 3 * sizeof(uint64_t));
    CU_ASSERT_EQUAL(receive(bytes, length, ALL, &err), -1);
    OT_HOLDS(err.text, "absurd");
    free(bytes);
}

/* A record with this exit code, and the checksum that it ought to have. */
static int receive_exit(int32_t code, struct ot_error *err)
{
    size_t length;
    char *bytes = record_of_sample(&length), sum[OT_SHA256_ROOM];
    size_t whole = length - (OT_SHA256_ROOM - 1);
    memcpy(bytes + 12, &code, sizeof code);
    memcpy(bytes + whole, ot_sha256(bytes, whole, sum), OT_SHA256_ROOM - 1);
    int got = receive(bytes, length, ALL, err);
    free(bytes);
    return got;
}

static void believes_the_exit_codes_of_the_program_alone(void)
{
    static const int32_t good[] = { 0, 1, 8, 129, 143, 192 };
    static const int32_t bad[] = { -1, 9, 127, 128, 193, INT32_MAX, INT32_MIN };
    struct ot_error err;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        CU_ASSERT_EQUAL(receive_exit(good[i], &err), 0);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        CU_ASSERT_EQUAL(receive_exit(bad[i], &err), -1);
        CU_ASSERT_EQUAL(err.exit, OT_EXIT_INTERNAL);
        OT_HOLDS(err.text, "its exit code is none of the program's");
    }
}

static void refuses_what_is_no_memfd(void)
{
    struct ot_result out;
    struct ot_error err;
    int fd = open(ot_test_write("plain", "outturn"), O_RDONLY);
    CU_ASSERT_EQUAL(ot_wire_receive(fd, &out, &err), -1);
    OT_HOLDS(err.text, "no complete result was left");
    close(fd);
    CU_ASSERT_EQUAL(ot_wire_receive(-1, &out, &err), -1);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(reads_back_what_was_sent),
        OT_TEST(sends_of_a_text_that_ran_out_of_memory_that_it_did),
        OT_TEST(refuses_a_record_that_is_not_sealed),
        OT_TEST(refuses_a_record_with_any_byte_changed),
        OT_TEST(refuses_a_record_cut_short_or_drawn_out),
        OT_TEST(refuses_lengths_that_would_overflow),
        OT_TEST(believes_the_exit_codes_of_the_program_alone),
        OT_TEST(refuses_what_is_no_memfd),
    };
    return OT_TESTS_RUN("wire", tests);
}
