/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading a scheme plugin: the file and its folder are checked, then its bytes, then what
 * it describes; only then may a hook be called. */
#include "config.h"

#include "scheme/plugin.h"

#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "scheme/elf.h"
#include "scheme/machine.h"

#define MOST_BYTES ((size_t)64 << 20)

/* ---- The file -------------------------------------------------------------------- */

/* path with its folder made absolute; the file itself may not be a link, so it is left.
 */
static int make_absolute(const char *path, char into[PATH_MAX], struct ot_error *err)
{
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');
    size_t length = slash ? (size_t)(slash - path) : 0;
    if (strlen(path) >= sizeof folder)
        return ot_error_set(err, OT_EXIT_PLUGIN, "%.200s…: the path is too long", path);
    memcpy(folder, path, length);
    folder[length] = 0;
    if (!realpath(!slash ? "." : length ? folder : "/", into))
        return ot_error_set(err, ot_error_exit(OT_EXIT_PLUGIN), "%s: no such folder: %s",
                            path, strerror(errno));
    const char *file = slash ? slash + 1 : path;
    size_t used = strcmp(into, "/") == 0 ? 0 : strlen(into);
    if (used + 1 + strlen(file) >= PATH_MAX)
        return ot_error_set(err, OT_EXIT_PLUGIN, "%s: the path is too long", path);
    into[used] = '/';
    memcpy(into + used + 1, file, strlen(file) + 1);
    return 0;
}

/* Only root and whoever runs the program may be able to change what is loaded. A group
 * may, if its number is the owner's: Debian's private group of a user. */
static int check_owner(const char *path, const struct stat *status, struct ot_error *err)
{
    const char *who = NULL, *cure = NULL;
    if (status->st_uid != 0 && status->st_uid != geteuid())
        return ot_error_set(err, OT_EXIT_PLUGIN,
                            "%s: owned by user %u; expected root or the user who runs "
                            "outturn (%u): copy it to a folder of your own",
                            path, (unsigned)status->st_uid, (unsigned)geteuid());
    if (status->st_mode & S_IWOTH)
        who = "everybody", cure = "chmod o-w";
    else if (status->st_mode & S_IWGRP && status->st_gid != status->st_uid)
        who = "a group", cure = "chmod g-w";
    if (who)
        return ot_error_set(
            err, OT_EXIT_PLUGIN,
            "%s: writable by %s (mode %04o); expected by its owner alone, "
            "as whoever can write it decides every figure: %s %s",
            path, who, (unsigned)status->st_mode & 07777, cure, path);
    return 0;
}

static int check_folder(const char *path, struct ot_error *err)
{
    char folder[PATH_MAX];
    struct stat status;
    size_t length = (size_t)(strrchr(path, '/') - path);
    memcpy(folder, path, length);
    folder[length] = 0;
    if (stat(length ? folder : "/", &status) != 0)
        return ot_error_set(err, OT_EXIT_PLUGIN, "%s: %s", folder, strerror(errno));
    return check_owner(length ? folder : "/", &status, err);
}

static int check_file(const char *path, struct ot_error *err)
{
    struct stat status;
    if (lstat(path, &status) != 0)
        return ot_error_set(err, OT_EXIT_PLUGIN, "%s: %s", path, strerror(errno));
    if (S_ISLNK(status.st_mode))
        return ot_error_set(err, OT_EXIT_PLUGIN,
                            "%s: a symbolic link; expected the plugin's own file: name "
                            "or copy the file that it leads to",
                            path);
    if (!S_ISREG(status.st_mode))
        return ot_error_set(err, OT_EXIT_PLUGIN,
                            "%s: %s; expected a plugin's file, as falls.so", path,
                            S_ISDIR(status.st_mode) ? "a folder" : "no regular file");
    return check_owner(path, &status, err) != 0 ? -1 : check_folder(path, err);
}

static int check_bytes(const char *path, char sha256[OT_SHA256_ROOM],
                       struct ot_error *err)
{
    struct ot_text bytes = { 0 };
    int failed = ot_file_read(path, MOST_BYTES, OT_EXIT_PLUGIN, &bytes, err) != 0 ||
                 ot_elf_check(bytes.bytes, bytes.length, path, err) != 0;
    if (!failed)
        ot_sha256(bytes.bytes, bytes.length, sha256);
    ot_text_free(&bytes);
    return failed ? -1 : 0;
}

/* ---- The object ------------------------------------------------------------------ */

/* Constructors run here. gcc before 13 links code into -Ofast objects that changes the
 * arithmetic of the whole process. */
static int open_object(const char *path, struct ot_plugin *plugin, struct ot_error *err)
{
    struct ot_machine before = ot_machine_now();
    plugin->handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    struct ot_machine after = ot_machine_now();
    const char *changed = ot_machine_changed(&before, &after);
    ot_machine_restore(&before);
    if (!plugin->handle) {
        const char *why = dlerror();
        return ot_error_set(err, OT_EXIT_PLUGIN,
                            "%s: cannot be loaded: %s; a plugin needs nothing but the C "
                            "library",
                            path, why ? why : "no reason given");
    }
    if (changed)
        return ot_error_set(err, OT_EXIT_PLUGIN,
                            "%s: loading it changed %s; expected it untouched: build it "
                            "without -Ofast and -ffast-math",
                            path, changed);
    plugin->described = dlsym(plugin->handle, "ot_scheme_kind");
    if (!plugin->described)
        return ot_error_set(
            err, OT_EXIT_PLUGIN,
            "%s: no symbol ot_scheme_kind, so no scheme plugin; expected "
            "const struct ot_scheme_kind ot_scheme_kind = { OT_BUILT, … }",
            path);
    return 0;
}

static int check_size(const char *path, const char *what, unsigned found, size_t least,
                      size_t most, struct ot_error *err)
{
    if (found > most)
        return ot_error_set(err, OT_EXIT_PLUGIN,
                            "%s: built with a newer outturn.h: its %s has %u bytes, "
                            "expected %zu at most; build it again with this program's "
                            "outturn.h, or update outturn",
                            path, what, found, most);
    if (found < least || found % sizeof(void *) != 0)
        return ot_error_set(err, OT_EXIT_PLUGIN,
                            "%s: its %s has %u bytes, expected %zu; begin the "
                            "description with OT_BUILT",
                            path, what, found, most);
    return 0;
}

/* abi is read first: of another ABI nothing else may be believed. */
static int check_abi(const char *path, const struct ot_scheme_kind *k,
                     struct ot_error *err)
{
    if (k->abi != OT_ABI)
        return ot_error_set(err, OT_EXIT_PLUGIN,
                            "%s: built for plugin ABI %u, expected %d; build it again "
                            "with this program's outturn.h",
                            path, k->abi, OT_ABI);
    const size_t word = sizeof(void *);
    if (check_size(path, "struct ot_scheme_kind", k->size, sizeof *k, sizeof *k, err) ||
        check_size(path, "struct ot_parameter", k->parameter_size, word,
                   sizeof(struct ot_parameter), err) ||
        check_size(path, "struct ot_input", k->input_size, word, sizeof(struct ot_input),
                   err) ||
        check_size(path, "struct ot_output", k->output_size, word,
                   sizeof(struct ot_output), err) ||
        check_size(path, "struct ot_batch", k->batch_size, word, sizeof(struct ot_batch),
                   err))
        return -1;
    return 0;
}

/* A plan finds a kind by the file's name. */
static int check_file_name(const char *path, const char *kind, struct ot_error *err)
{
    const char *file = strrchr(path, '/') + 1;
    size_t length = strlen(kind);
    if (strncmp(file, kind, length) == 0 && strcmp(file + length, ".so") == 0)
        return 0;
    return ot_error_set(err, OT_EXIT_PLUGIN,
                        "%s: describes the kind \"%s\", and a plan finds a kind by the "
                        "file's name; expected %s.so: rename the file",
                        path, kind, kind);
}

int ot_plugin_load(const char *path, struct ot_plugin *out, struct ot_faults *faults,
                   struct ot_error *err)
{
    char absolute[PATH_MAX], sha256[OT_SHA256_ROOM];
    struct ot_plugin plugin = { 0 };
    if (make_absolute(path, absolute, err) != 0 || check_file(absolute, err) != 0 ||
        check_bytes(absolute, sha256, err) != 0)
        return -1;
    if (open_object(absolute, &plugin, err) != 0 ||
        check_abi(absolute, plugin.described, err) != 0 ||
        ot_kind_copy(plugin.described, path, &plugin.kind, faults, err) != 0 ||
        check_file_name(absolute, plugin.kind->name, err) != 0)
        goto refused;
    memcpy(plugin.kind->sha256, sha256, sizeof sha256);
    plugin.kind->path = ot_arena_text(plugin.kind->arena, absolute);
    if (!plugin.kind->path) {
        ot_error_memory(err);
        goto refused;
    }
    *out = plugin;
    return 0;
refused:
    ot_plugin_close(&plugin);
    return -1;
}

int ot_plugin_refusal(const struct ot_faults *faults, struct ot_error *err)
{
    struct ot_text text = { 0 };
    for (size_t i = 0; i < faults->count; i++)
        ot_text_format(&text, "%s%s: %s", i ? "; " : "", faults->item[i].at.file,
                       faults->item[i].text);
    ot_error_set(err, OT_EXIT_PLUGIN, "%s", ot_text_string(&text));
    ot_text_free(&text);
    return -1;
}

void ot_plugin_close(struct ot_plugin *plugin)
{
    if (!plugin)
        return;
    ot_kind_free(plugin->kind);
    if (plugin->handle)
        dlclose(plugin->handle);
    *plugin = (struct ot_plugin){ 0 };
}
