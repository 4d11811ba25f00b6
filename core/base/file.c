/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files: read whole, written whole or not at all; and the SHA-256 of bytes. */
#include "config.h"

#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <libgen.h>
#include <nettle/sha2.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK ((size_t)64 << 10)
#define NAMES_TRIED 10

static int too_large(const char *path, size_t limit, enum ot_exit exit,
                     struct ot_error *err)
{
    return ot_error_set(err, exit, "%s: is larger than %zu bytes", path, limit);
}

/* Not blocking, so that a FIFO is refused and not waited for. What is too large is not
 * read first. */
static int open_regular(const char *path, size_t limit, enum ot_exit exit,
                        struct ot_error *err)
{
    struct stat is;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (file < 0)
        return ot_error_set(err, ot_error_exit(exit), "%s: cannot be opened: %s", path,
                            strerror(errno));
    bool regular = fstat(file, &is) == 0 && S_ISREG(is.st_mode);
    if (regular && (uintmax_t)is.st_size <= limit)
        return file;
    close(file);
    return regular ? too_large(path, limit, exit, err)
                   : ot_error_set(err, exit, "%s: is not a file", path);
}

static ssize_t read_some(int file, char *into, size_t room)
{
    ssize_t count;
    do
        count = read(file, into, room);
    while (count < 0 && errno == EINTR);
    return count;
}

int ot_file_read(const char *path, size_t limit, enum ot_exit exit, struct ot_text *text,
                 struct ot_error *err)
{
    int result = -1;
    char *chunk = NULL;
    ot_text_free(text);
    int file = open_regular(path, limit, exit, err);
    if (file < 0)
        return -1;
    chunk = malloc(CHUNK);
    ssize_t count = 0;
    while (chunk && !text->failed && (count = read_some(file, chunk, CHUNK)) > 0) {
        if ((size_t)count > limit - text->length) {
            too_large(path, limit, exit, err);
            goto out;
        }
        ot_text_add(text, chunk, (size_t)count);
    }
    if (!chunk || text->failed)
        ot_error_memory(err);
    else if (count < 0)
        ot_error_set(err, ot_error_exit(exit), "%s: cannot be read: %s", path,
                     strerror(errno));
    else
        result = 0;
out:
    if (result)
        ot_text_free(text);
    free(chunk);
    close(file);
    return result;
}

/* A file on its way to its name. */
struct writing {
    const char *path;
    const char *name; /* in its folder */
    int folder, file;
    mode_t mode;
    bool older;         /* a file has the name */
    char temporary[64]; /* "": has no name yet */
    struct ot_error *err;
};

static int failed(struct writing *w, const char *what)
{
    return ot_error_set(w->err, OT_EXIT_OUTPUT, "%s: %s: %s", w->path, what,
                        strerror(errno));
}

/* Something that already has the name: only a plain file gives way, and hands on its
 * mode. */
static int look_at_older(struct writing *w)
{
    struct stat is;
    if (fstatat(w->folder, w->name, &is, AT_SYMLINK_NOFOLLOW) < 0)
        return errno == ENOENT ? 0 : failed(w, "cannot be looked at");
    if (S_ISLNK(is.st_mode))
        return ot_error_set(w->err, OT_EXIT_OUTPUT,
                            "%s: is a symbolic link; remove it, or name the file that it "
                            "points to",
                            w->path);
    if (!S_ISREG(is.st_mode))
        return ot_error_set(w->err, OT_EXIT_OUTPUT, "%s: is not a file", w->path);
    w->mode = is.st_mode & 07777;
    w->older = true;
    return 0;
}

/* ---- Temporary names ---- */

/* Random, so that a name is used once: whoever sweeps one away hits no other file. */
static int make_name(char name[64])
{
    unsigned char random[8];
    if (getrandom(random, sizeof random, 0) != sizeof random)
        return -1;
    snprintf(name, 64, ".outturn-%02x%02x%02x%02x%02x%02x%02x%02x.tmp", random[0],
             random[1], random[2], random[3], random[4], random[5], random[6], random[7]);
    return 0;
}

static bool is_temporary(const char *name)
{
    return fnmatch(".outturn-????????????????.tmp", name, 0) == 0;
}

/* A file that is being written is locked, and the kernel lets go of the lock when its
 * process dies. Where a file system has no locks nothing is swept either. */
static bool lock(int file)
{
    return flock(file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
}

static void sweep(int folder, const char *name)
{
    struct stat is;
    int file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0)
        return;
    if (fstat(file, &is) == 0 && S_ISREG(is.st_mode) && is.st_uid == geteuid() &&
        flock(file, LOCK_SH | LOCK_NB) == 0)
        unlinkat(folder, name, 0);
    close(file);
}

/* What processes that were killed between taking a temporary name and giving it up have
 * left in the folder. */
static void sweep_folder(int folder)
{
    int copy = fcntl(folder, F_DUPFD_CLOEXEC, 0);
    DIR *open = copy < 0 ? NULL : fdopendir(copy);
    if (!open && copy >= 0)
        close(copy);
    for (struct dirent *entry; open && (entry = readdir(open));)
        if (is_temporary(entry->d_name))
            sweep(folder, entry->d_name);
    if (open)
        closedir(open);
}

/* Between being created and being locked, a file may have been swept away. */
static int create(struct writing *w, const char *name)
{
    w->file = openat(w->folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (w->file < 0)
        return -1;
    if (lock(w->file) && faccessat(w->folder, name, F_OK, 0) == 0)
        return 0;
    unlinkat(w->folder, name, 0);
    close(w->file);
    w->file = -1;
    errno = EEXIST;
    return -1;
}

static int link_nameless(const struct writing *w, const char *name)
{
    char nameless[64];
    snprintf(nameless, sizeof nameless, "/proc/self/fd/%d", w->file);
    return linkat(AT_FDCWD, nameless, w->folder, name, AT_SYMLINK_FOLLOW);
}

static int take_temporary_name(struct writing *w)
{
    char name[sizeof w->temporary];
    for (unsigned i = 0; i < NAMES_TRIED && make_name(name) == 0; i++) {
        if ((w->file < 0 ? create(w, name) : link_nameless(w, name)) == 0) {
            memcpy(w->temporary, name, sizeof name);
            return 0;
        }
        if (errno != EEXIST && errno != EINTR)
            break;
    }
    return failed(w, "cannot be created");
}

/* A file without a name is gone when the program is killed while it writes. Where the
 * file system has no such thing (NFS), the file has a temporary name from the start. */
static int open_temporary(struct writing *w)
{
    if (access("/proc/self/fd", F_OK) == 0)
        w->file = openat(w->folder, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    if (w->file < 0)
        return take_temporary_name(w);
    lock(w->file);
    return 0;
}

/* ---- Writing ---- */

static int write_all(int file, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t count = write(file, bytes, length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return -1;
        bytes += count;
        length -= (size_t)count;
    }
    return 0;
}

static int sync_file(int file)
{
    int result;
    do
        result = fsync(file);
    while (result < 0 && errno == EINTR);
    return result;
}

static int fill(struct writing *w, const char *bytes, size_t length)
{
    if (write_all(w->file, bytes, length) < 0)
        return failed(w, "cannot be written");
    if (fchmod(w->file, w->mode) < 0)
        return failed(w, "its mode cannot be set");
    if (sync_file(w->file) < 0)
        return failed(w, "cannot be written to the disk");
    return 0;
}

/* Where nothing has the name, one call gives it. Nothing replaces a file but a rename:
 * for that moment the new file has a temporary name. It stays open, and so locked, until
 * it has given that up: what close could say, fsync has said. */
static int put_in_place(struct writing *w)
{
    if (!w->older && w->temporary[0] == '\0' && link_nameless(w, w->name) == 0)
        return 0;
    if (w->temporary[0] == '\0' && take_temporary_name(w))
        return -1;
    if (renameat(w->folder, w->temporary, w->folder, w->name) < 0)
        return failed(w, "cannot be put in place");
    w->temporary[0] = '\0';
    return 0;
}

static int sync_folder(struct writing *w)
{
    /* Some file systems have no way to sync a folder, and say EINVAL. */
    if (sync_file(w->folder) < 0 && errno != EINVAL)
        return failed(w, "the new file is in place, but may not survive a power cut");
    return 0;
}

static int open_folder(struct writing *w)
{
    char *copy = strdup(w->path);
    if (!copy)
        return ot_error_memory(w->err);
    w->folder = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(copy);
    return w->folder < 0 ? failed(w, "its folder cannot be opened") : 0;
}

int ot_file_write(const char *path, const char *bytes, size_t length, unsigned mode,
                  struct ot_error *err)
{
    const char *slash = strrchr(path, '/');
    struct writing w = { .path = path,
                         .name = slash ? slash + 1 : path,
                         .folder = -1,
                         .file = -1,
                         .mode = mode,
                         .err = err };
    if (w.name[0] == '\0')
        return ot_error_set(err, OT_EXIT_OUTPUT, "%s: is not the name of a file", path);
    int result = -1;
    if (open_folder(&w) || look_at_older(&w))
        goto out;
    sweep_folder(w.folder);
    if (open_temporary(&w) || fill(&w, bytes, length) || put_in_place(&w) ||
        sync_folder(&w))
        goto out;
    result = 0;
out:
    if (w.temporary[0] != '\0')
        unlinkat(w.folder, w.temporary, 0);
    if (w.file >= 0)
        close(w.file);
    if (w.folder >= 0)
        close(w.folder);
    return result;
}

char *ot_sha256(const char *bytes, size_t length, char into[OT_SHA256_ROOM])
{
    uint8_t digest[SHA256_DIGEST_SIZE];
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, length, (const uint8_t *)bytes);
    sha256_digest(&context, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++)
        snprintf(into + 2 * i, 3, "%02x", digest[i]);
    return into;
}
