/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files read whole, and written whole or not at all: each system call that writing needs
 * is made to fail in turn. */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "harness.h"

/* These stand before those of the C library. The call that is named fails once (the
 * fsync after so many), with this errno. */
static struct {
    const char *call;
    int error, after;
    bool one_byte_at_a_time, no_nameless_files;
    const char *swept; /* the folder that is swept before the next lock is taken */
} broken;

static bool fails(const char *call)
{
    if (!broken.call || strcmp(broken.call, call) != 0 || broken.after-- > 0)
        return false;
    broken.call = NULL;
    errno = broken.error;
    return true;
}

int openat(int folder, const char *name, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    unsigned mode = va_arg(arguments, unsigned);
    va_end(arguments);
    if (broken.no_nameless_files && (flags & O_TMPFILE) == O_TMPFILE) {
        errno = EOPNOTSUPP;
        return -1;
    }
    return fails("openat") ? -1 : (int)syscall(SYS_openat, folder, name, flags, mode);
}

ssize_t write(int file, const void *bytes, size_t length)
{
    if (fails("write"))
        return -1;
    if (broken.one_byte_at_a_time && length > 1)
        length = 1;
    return syscall(SYS_write, file, bytes, length);
}

int fchmod(int file, mode_t mode)
{
    return fails("fchmod") ? -1 : (int)syscall(SYS_fchmod, file, mode);
}

int fsync(int file)
{
    return fails("fsync") ? -1 : (int)syscall(SYS_fsync, file);
}

int linkat(int a, const char *from, int b, const char *to, int flags)
{
    return fails("linkat") ? -1 : (int)syscall(SYS_linkat, a, from, b, to, flags);
}

int renameat(int a, const char *from, int b, const char *to)
{
    return fails("renameat") ? -1 : (int)syscall(SYS_renameat2, a, from, b, to, 0);
}

static void remove_temporary(const char *folder)
{
    DIR *open = opendir(folder);
    for (struct dirent *entry; open && (entry = readdir(open));)
        if (strncmp(entry->d_name, ".outturn-", 9) == 0)
            unlinkat(dirfd(open), entry->d_name, 0);
    if (open)
        closedir(open);
}

int flock(int file, int operation)
{
    if (fails("flock"))
        return -1;
    if (broken.swept && operation == (LOCK_EX | LOCK_NB)) {
        remove_temporary(broken.swept);
        broken.swept = NULL;
    }
    return (int)syscall(SYS_flock, file, operation);
}

/* A folder of its own for each test. */
static const char *path_in(const char *folder, const char *name)
{
    static char path[400];
    snprintf(path, sizeof path, "%s/%s", ot_test_folder(), folder);
    if (mkdir(path, 0700) < 0 && errno != EEXIST)
        abort();
    snprintf(path, sizeof path, "%s/%s/%s", ot_test_folder(), folder, name);
    return path;
}

static int count_names(const char *folder)
{
    char path[400];
    int count = 0;
    snprintf(path, sizeof path, "%s/%s", ot_test_folder(), folder);
    DIR *open = opendir(path);
    if (!open)
        abort();
    while (readdir(open))
        count++;
    closedir(open);
    return count - 2;
}

/* Not every file system has them: without, linkat is never called. */
static bool has_nameless_files(void)
{
    int file = open(ot_test_folder(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    if (file >= 0)
        close(file);
    return file >= 0;
}

static int put(const char *path, const char *bytes, struct ot_error *err)
{
    return ot_file_write(path, bytes, strlen(bytes), 0644, err);
}

static void holds(const char *path, const char *bytes)
{
    struct ot_text text = { 0 };
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL(ot_file_read(path, 100000, OT_EXIT_INPUT, &text, &err), 0);
    OT_SAME(ot_text_string(&text), bytes);
    ot_text_free(&text);
}

static void reads_the_whole_of_a_file(void)
{
    struct ot_text text = { 0 };
    struct ot_error err = { 0 };
    ot_text_put(&text, "what was there before");
    const char *path = ot_test_write("whole", "one\r\ntwo");
    CU_ASSERT_EQUAL(ot_file_read(path, 8, OT_EXIT_INPUT, &text, &err), 0);
    OT_SAME(ot_text_string(&text), "one\r\ntwo");
    path = ot_test_write("nothing", "");
    CU_ASSERT_EQUAL(ot_file_read(path, 0, OT_EXIT_INPUT, &text, &err), 0);
    CU_ASSERT_EQUAL(text.length, 0);
    ot_text_free(&text);
}

static void refuses_to_read(const char *path, size_t limit, const char *reason)
{
    struct ot_text text = { 0 };
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL(ot_file_read(path, limit, OT_EXIT_SCRIPT, &text, &err), -1);
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_SCRIPT);
    OT_HOLDS(err.text, path);
    OT_HOLDS(err.text, reason);
    CU_ASSERT_EQUAL(text.length, 0);
    ot_text_free(&text);
}

static void refuses_to_read_a_file_over_the_limit(void)
{
    refuses_to_read(ot_test_write("large", "12345678"), 7, "is larger than 7 bytes");
}

/* A gigabyte of nothing: were it read first, it would not fit the limit on memory. */
static void refuses_a_file_that_is_too_large_without_reading_it(void)
{
    struct rlimit before, small;
    const char *path = ot_test_write("sparse", "");
    CU_ASSERT_EQUAL_FATAL(truncate(path, (off_t)1 << 30), 0);
    CU_ASSERT_EQUAL_FATAL(getrlimit(RLIMIT_DATA, &before), 0);
    small = before;
    small.rlim_cur = (rlim_t)128 << 20;
    setrlimit(RLIMIT_DATA, &small);
    refuses_to_read(path, (size_t)256 << 20, "is larger than 268435456 bytes");
    setrlimit(RLIMIT_DATA, &before);
}

static void refuses_to_read_what_is_no_file(void)
{
    const char *fifo = path_in("fifo", "fifo");
    CU_ASSERT_EQUAL_FATAL(mkfifo(fifo, 0600), 0);
    refuses_to_read(fifo, 100, "is not a file");
    refuses_to_read(ot_test_folder(), 100, "is not a file");
    refuses_to_read("/dev/zero", 100, "is not a file");
    refuses_to_read("/nonexistent/outturn", 100, "No such file or directory");
}

static void writes_a_new_file_with_its_mode_whatever_the_umask(void)
{
    struct ot_error err = { 0 };
    struct stat is;
    const char *path = path_in("new", "report.xml");
    mode_t before = umask(0077);
    CU_ASSERT_EQUAL(put(path, "<report/>", &err), 0);
    umask(before);
    holds(path, "<report/>");
    CU_ASSERT_EQUAL_FATAL(stat(path, &is), 0);
    CU_ASSERT_EQUAL(is.st_mode & 07777, 0644);
    CU_ASSERT_EQUAL(count_names("new"), 1);
}

static void replaces_an_older_file_and_keeps_its_mode(void)
{
    struct ot_error err = { 0 };
    struct stat is;
    const char *path = path_in("older", "report.xml");
    CU_ASSERT_EQUAL(put(path, "a long older text", &err), 0);
    CU_ASSERT_EQUAL_FATAL(chmod(path, 0640), 0);
    CU_ASSERT_EQUAL(put(path, "new", &err), 0);
    holds(path, "new");
    CU_ASSERT_EQUAL_FATAL(stat(path, &is), 0);
    CU_ASSERT_EQUAL(is.st_mode & 07777, 0640);
    CU_ASSERT_EQUAL(count_names("older"), 1);
}

static void writes_an_empty_file_and_one_in_this_folder(void)
{
    struct ot_error err = { 0 };
    char here[400];
    const char *path = path_in("here", "empty");
    CU_ASSERT_EQUAL(ot_file_write(path, NULL, 0, 0644, &err), 0);
    holds(path, "");
    CU_ASSERT_PTR_NOT_NULL_FATAL(getcwd(here, sizeof here));
    CU_ASSERT_EQUAL_FATAL(chdir(ot_test_folder()), 0);
    CU_ASSERT_EQUAL(put("report.xml", "here", &err), 0);
    holds("report.xml", "here");
    CU_ASSERT_EQUAL_FATAL(chdir(here), 0);
}

static void writes_without_nameless_files_too(void)
{
    struct ot_error err = { 0 };
    const char *path = path_in("named", "report.xml");
    broken.no_nameless_files = true;
    CU_ASSERT_EQUAL(put(path, "one", &err), 0);
    CU_ASSERT_EQUAL(put(path, "two", &err), 0);
    broken.no_nameless_files = false;
    holds(path, "two");
    CU_ASSERT_EQUAL(count_names("named"), 1);
}

static void sweeps_away_what_was_left_by_the_killed_and_nothing_else(void)
{
    struct ot_error err = { 0 };
    char held[400];
    fclose(fopen(path_in("swept", ".outturn-0123456789abcdef.tmp"), "w"));
    fclose(fopen(path_in("swept", ".outturn-fedcba9876543210.tmp"), "w"));
    fclose(fopen(path_in("swept", ".outturn-notes.tmp"), "w"));
    CU_ASSERT_EQUAL(mkdir(path_in("swept", ".outturn-0123456789abcde0.tmp"), 0700), 0);
    CU_ASSERT_EQUAL(symlink("x", path_in("swept", ".outturn-0123456789abcde1.tmp")), 0);
    snprintf(held, sizeof held, "%s", path_in("swept", ".outturn-0123456789abcde2.tmp"));
    int holder = open(held, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    CU_ASSERT_EQUAL(flock(holder, LOCK_EX), 0);
    const char *path = path_in("swept", "report.xml");
    CU_ASSERT_EQUAL(put(path, "one", &err), 0);
    CU_ASSERT_EQUAL(count_names("swept"), 5);
    CU_ASSERT_EQUAL(access(held, F_OK), 0);
    close(holder);
    CU_ASSERT_EQUAL(put(path, "two", &err), 0);
    holds(path, "two");
    CU_ASSERT_EQUAL(count_names("swept"), 4);
}

/* Another may sweep between the making of a file and its lock; or not get to it. */
static void takes_another_name_when_the_first_is_swept_away(void)
{
    struct ot_error err = { 0 };
    const char *path = path_in("raced", "report.xml");
    char folder[400];
    snprintf(folder, sizeof folder, "%s/raced", ot_test_folder());
    broken.no_nameless_files = true;
    broken.swept = folder;
    CU_ASSERT_EQUAL(put(path, "one", &err), 0);
    CU_ASSERT_PTR_NULL(broken.swept);
    broken.call = "flock";
    broken.error = EWOULDBLOCK;
    CU_ASSERT_EQUAL(put(path, "two", &err), 0);
    CU_ASSERT_PTR_NULL(broken.call);
    broken.no_nameless_files = false;
    holds(path, "two");
    CU_ASSERT_EQUAL(count_names("raced"), 1);
}

static void writes_where_files_cannot_be_locked(void)
{
    struct ot_error err = { 0 };
    const char *path = path_in("unlocked", "report.xml");
    for (int nameless = 0; nameless < 2; nameless++) {
        broken.no_nameless_files = !nameless;
        broken.call = "flock";
        broken.error = ENOLCK;
        CU_ASSERT_EQUAL(put(path, nameless ? "two" : "one", &err), 0);
        CU_ASSERT_PTR_NULL(broken.call);
        holds(path, nameless ? "two" : "one");
    }
    broken.no_nameless_files = false;
    CU_ASSERT_EQUAL(count_names("unlocked"), 1);
}

static void refuses_a_symbolic_link(void)
{
    struct ot_error err = { 0 };
    char target[400];
    snprintf(target, sizeof target, "%s", path_in("link", "target"));
    CU_ASSERT_EQUAL(put(target, "kept", &err), 0);
    const char *path = path_in("link", "report.xml");
    CU_ASSERT_EQUAL_FATAL(symlink("target", path), 0);
    CU_ASSERT_EQUAL(put(path, "new", &err), -1);
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_OUTPUT);
    OT_HOLDS(err.text, path);
    OT_HOLDS(err.text, "is a symbolic link; remove it");
    holds(target, "kept");
    CU_ASSERT_EQUAL(count_names("link"), 2);
}

static void refuses_to_write(const char *path, const char *reason)
{
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL(put(path, "new", &err), -1);
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_OUTPUT);
    OT_HOLDS(err.text, path);
    OT_HOLDS(err.text, reason);
}

static void refuses_what_is_no_name_of_a_file(void)
{
    refuses_to_write(ot_test_folder(), "is not a file");
    refuses_to_write("/dev/null", "is not a file");
    refuses_to_write("/nonexistent/report.xml", "its folder cannot be opened");
    refuses_to_write("folder/", "is not the name of a file");
    refuses_to_write("", "is not the name of a file");
}

/* The older file stays, nothing else does, and the text says what could not be done. */
static void fails_whole(const char *call, int error, bool nameless, const char *reason)
{
    struct ot_error err = { 0 };
    const char *path = path_in("broken", "report.xml");
    CU_ASSERT_EQUAL(put(path, "older", &err), 0);
    broken.no_nameless_files = !nameless;
    broken.call = call;
    broken.error = error;
    CU_ASSERT_EQUAL(put(path, "new", &err), -1);
    CU_ASSERT_PTR_NULL(broken.call);
    broken.no_nameless_files = false;
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_OUTPUT);
    OT_HOLDS(err.text, path);
    OT_HOLDS(err.text, reason);
    OT_HOLDS(err.text, strerror(error));
    holds(path, "older");
    CU_ASSERT_EQUAL(count_names("broken"), 1);
}

static void keeps_the_older_file_when_any_call_fails(void)
{
    static const int errors[] = { EIO, ENOSPC };
    for (size_t i = 0; i < 2; i++) {
        fails_whole("openat", errors[i], false, "cannot be created");
        if (has_nameless_files())
            fails_whole("linkat", errors[i], true, "cannot be created");
        for (int nameless = 0; nameless < 2; nameless++) {
            fails_whole("write", errors[i], nameless, "cannot be written");
            fails_whole("fchmod", errors[i], nameless, "its mode cannot be set");
            fails_whole("fsync", errors[i], nameless, "cannot be written to the disk");
            fails_whole("renameat", errors[i], nameless, "cannot be put in place");
        }
    }
}

static void says_that_the_new_file_may_not_last_when_its_folder_is_not_synced(void)
{
    struct ot_error err = { 0 };
    const char *path = path_in("folder", "report.xml");
    CU_ASSERT_EQUAL(put(path, "older", &err), 0);
    broken.call = "fsync";
    broken.after = 1;
    broken.error = EIO;
    CU_ASSERT_EQUAL(put(path, "new", &err), -1);
    OT_HOLDS(err.text, "the new file is in place, but may not survive a power cut");
    holds(path, "new");
    CU_ASSERT_EQUAL(count_names("folder"), 1);
}

static void takes_no_notice_of_a_folder_that_cannot_be_synced(void)
{
    struct ot_error err = { 0 };
    const char *path = path_in("unsynced", "report.xml");
    broken.call = "fsync";
    broken.after = 1;
    broken.error = EINVAL;
    CU_ASSERT_EQUAL(put(path, "new", &err), 0);
    CU_ASSERT_PTR_NULL(broken.call);
    holds(path, "new");
}

static void goes_on_after_an_interruption(void)
{
    static const char *const calls[] = { "write", "fsync", "openat", "linkat" };
    struct ot_error err = { 0 };
    const char *path = path_in("interrupted", "report.xml");
    size_t count = has_nameless_files() ? 4 : 3;
    for (size_t i = 0; i < count; i++) {
        broken.call = calls[i];
        broken.error = EINTR;
        CU_ASSERT_EQUAL(put(path, calls[i], &err), 0);
        CU_ASSERT_PTR_NULL(broken.call);
        holds(path, calls[i]);
    }
    broken.one_byte_at_a_time = true;
    CU_ASSERT_EQUAL(put(path, "one byte at a time", &err), 0);
    broken.one_byte_at_a_time = false;
    holds(path, "one byte at a time");
    CU_ASSERT_EQUAL(count_names("interrupted"), 1);
}

static void keeps_the_older_file_at_the_limit_of_file_size(void)
{
    struct ot_error err = { 0 };
    struct rlimit before, small;
    static char large[100000];
    const char *path = path_in("limit", "report.xml");
    CU_ASSERT_EQUAL(put(path, "older", &err), 0);
    CU_ASSERT_EQUAL_FATAL(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = 50000;
    signal(SIGXFSZ, SIG_IGN);
    CU_ASSERT_EQUAL_FATAL(setrlimit(RLIMIT_FSIZE, &small), 0);
    CU_ASSERT_EQUAL(ot_file_write(path, large, sizeof large, 0644, &err), -1);
    setrlimit(RLIMIT_FSIZE, &before);
    OT_HOLDS(err.text, strerror(EFBIG));
    holds(path, "older");
    CU_ASSERT_EQUAL(count_names("limit"), 1);
}

/* Two texts by turns, for ever. */
static void write_until_killed(const char *path)
{
    static char text[2][40000];
    memset(text[0], 'a', sizeof text[0] - 1);
    memset(text[1], 'b', sizeof text[1] - 1);
    for (int i = 0;; i = !i)
        if (put(path, text[i], NULL))
            _exit(1);
}

static bool is_whole(const char *path)
{
    struct ot_text text = { 0 };
    bool whole = ot_file_read(path, 100000, OT_EXIT_INPUT, &text, NULL) == 0 &&
                 text.length == 39999 &&
                 strspn(text.bytes, text.bytes[0] == 'a' ? "a" : "b") == text.length;
    ot_text_free(&text);
    return whole;
}

static void leaves_a_whole_file_when_killed(void)
{
    const char *path = path_in("killed", "report.xml");
    for (int round = 0; round < 20; round++) {
        pid_t child = fork();
        if (child == 0)
            write_until_killed(path);
        while (access(path, F_OK) < 0)
            usleep(200);
        usleep((useconds_t)(1000 + round * 137));
        kill(child, SIGKILL);
        int status = 0;
        CU_ASSERT_EQUAL(waitpid(child, &status, 0), child);
        CU_ASSERT_TRUE(WIFSIGNALED(status));
        CU_ASSERT_TRUE(is_whole(path));
    }
    CU_ASSERT_EQUAL(put(path, "the next one sweeps", NULL), 0);
    CU_ASSERT_EQUAL(count_names("killed"), 1);
}

static void hashes_bytes_as_the_standard_does(void)
{
    char into[OT_SHA256_ROOM];
    OT_SAME(ot_sha256("", 0, into),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    OT_SAME(ot_sha256("abc", 3, into),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    OT_SAME(
        ot_sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56, into),
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(reads_the_whole_of_a_file),
        OT_TEST(refuses_to_read_a_file_over_the_limit),
        OT_TEST(refuses_a_file_that_is_too_large_without_reading_it),
        OT_TEST(refuses_to_read_what_is_no_file),
        OT_TEST(writes_a_new_file_with_its_mode_whatever_the_umask),
        OT_TEST(replaces_an_older_file_and_keeps_its_mode),
        OT_TEST(writes_an_empty_file_and_one_in_this_folder),
        OT_TEST(writes_without_nameless_files_too),
        OT_TEST(sweeps_away_what_was_left_by_the_killed_and_nothing_else),
        OT_TEST(takes_another_name_when_the_first_is_swept_away),
        OT_TEST(writes_where_files_cannot_be_locked),
        OT_TEST(refuses_a_symbolic_link),
        OT_TEST(refuses_what_is_no_name_of_a_file),
        OT_TEST(keeps_the_older_file_when_any_call_fails),
        OT_TEST(says_that_the_new_file_may_not_last_when_its_folder_is_not_synced),
        OT_TEST(takes_no_notice_of_a_folder_that_cannot_be_synced),
        OT_TEST(goes_on_after_an_interruption),
        OT_TEST(keeps_the_older_file_at_the_limit_of_file_size),
        OT_TEST(leaves_a_whole_file_when_killed),
        OT_TEST(hashes_bytes_as_the_standard_does),
    };
    return OT_TESTS_RUN("file", tests);
}
