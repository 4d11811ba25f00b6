/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking for plugins in their folders. */
#include "config.h"

#include "scheme/plugin.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static int check_absolute(const struct ot_plugin_folders *folders, struct ot_error *err)
{
    for (size_t i = 0; i < folders->count; i++)
        if (folders->path[i][0] != '/')
            return ot_error_set(err, OT_EXIT_PLUGIN,
                                "plugin folder \"%s\": expected an absolute path, as "
                                "plugins are never looked for in the working directory; "
                                "set OUTTURN_PLUGINS to /…",
                                folders->path[i]);
    return 0;
}

/* ---- List ------------------------------------------------------------------------ */

struct list {
    struct ot_arena *arena;
    const char **path;
    size_t count;
};

/* The name of a plugin's file is a kind's name and ".so"; anything else is none. */
static bool is_plugin_name(const char *name)
{
    char kind[48];
    size_t length = strlen(name);
    if (length < 4 || length - 3 >= sizeof kind || strcmp(name + length - 3, ".so") != 0)
        return false;
    memcpy(kind, name, length - 3);
    kind[length - 3] = 0;
    return ot_text_is_name(kind);
}

static bool is_listed(const struct list *list, const char *name)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(file_name(list->path[i]), name) == 0)
            return true;
    return false;
}

static int list_file(struct list *list, const char *folder, const char *name)
{
    if (!is_plugin_name(name) || is_listed(list, name))
        return 0;
    const char **slot =
        ot_arena_push(list->arena, (void **)&list->path, &list->count, sizeof *slot);
    return slot && (*slot = ot_arena_format(list->arena, "%s/%s", folder, name)) ? 0 : -1;
}

static int list_folder(struct list *list, const char *folder, struct ot_error *err)
{
    int failed = 0;
    DIR *directory = opendir(folder);
    if (!directory && errno == ENOENT)
        return 0;
    if (!directory)
        return ot_error_set(err, ot_error_exit(OT_EXIT_PLUGIN),
                            "%s: the plugin folder cannot be read: %s", folder,
                            strerror(errno));
    for (struct dirent *entry; !failed && (entry = readdir(directory));)
        failed = list_file(list, folder, entry->d_name);
    closedir(directory);
    return failed ? ot_error_memory(err) : 0;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(file_name(*(const char *const *)a), file_name(*(const char *const *)b));
}

int ot_plugin_list(const struct ot_plugin_folders *folders, struct ot_arena *arena,
                   const char *const **paths, size_t *count, struct ot_error *err)
{
    struct list list = { .arena = arena };
    if (check_absolute(folders, err) != 0)
        return -1;
    for (size_t i = 0; i < folders->count; i++)
        if (list_folder(&list, folders->path[i], err) != 0)
            return -1;
    if (list.count > 0)
        qsort(list.path, list.count, sizeof *list.path, by_name);
    *paths = list.path;
    *count = list.count;
    return 0;
}

/* ---- Find ------------------------------------------------------------------------ */

/* The nearest of the installed kinds, or NULL. */
static const char *nearest(const struct ot_plugin_folders *folders, const char *name,
                           struct ot_arena *arena)
{
    const char *const *path;
    size_t count;
    if (ot_plugin_list(folders, arena, &path, &count, NULL) != 0)
        return NULL;
    const char **kind = ot_arena_array(arena, count + 1, sizeof *kind);
    for (size_t i = 0; kind && i < count; i++) {
        const char *file = file_name(path[i]);
        kind[i] = ot_arena_copy(arena, file, strlen(file) - 3);
        if (!kind[i])
            return NULL;
    }
    return kind ? ot_text_nearest(name, kind, count) : NULL;
}

static int not_found(const struct ot_plugin_folders *folders, const char *name,
                     struct ot_arena *arena, struct ot_error *err)
{
    struct ot_text searched = { 0 };
    const char *near = nearest(folders, name, arena);
    for (size_t i = 0; i < folders->count; i++)
        ot_text_format(&searched, "%s%s", i ? ", " : "", folders->path[i]);
    ot_error_set(err, OT_EXIT_PLUGIN,
                 "no plugin for the kind \"%s\": no %s.so in %.1000s%s%s%s; `outturn "
                 "schemes` lists the installed kinds, and OUTTURN_PLUGINS names folders "
                 "to look in",
                 name, name, searched.length ? searched.bytes : "any folder",
                 near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    ot_text_free(&searched);
    return -1;
}

int ot_plugin_find(const struct ot_plugin_folders *folders, const char *name,
                   struct ot_arena *arena, const char **path, struct ot_error *err)
{
    struct stat status;
    if (!ot_text_is_name(name))
        return ot_error_set(err, OT_EXIT_PLUGIN,
                            "\"%.100s\" is not the name of a kind; expected lower-case "
                            "letters, digits and _, a letter first, at most 47 bytes",
                            name);
    if (check_absolute(folders, err) != 0)
        return -1;
    for (size_t i = 0; i < folders->count; i++) {
        const char *file = ot_arena_format(arena, "%s/%s.so", folders->path[i], name);
        if (!file)
            return ot_error_memory(err);
        if (lstat(file, &status) == 0) {
            *path = file;
            return 0;
        }
    }
    return not_found(folders, name, arena, err);
}

/* The same name in the same folder, which may be reached in two ways. */
static bool is_same_file(const char *a, const char *b, struct ot_arena *arena)
{
    char folder_a[PATH_MAX], folder_b[PATH_MAX];
    const char *above_a = ot_arena_copy(arena, a, (size_t)(file_name(a) - a));
    const char *above_b = ot_arena_copy(arena, b, (size_t)(file_name(b) - b));
    if (strcmp(a, b) == 0)
        return true;
    return strcmp(file_name(a), file_name(b)) == 0 && above_a && above_b &&
           realpath(above_a, folder_a) && realpath(above_b, folder_b) &&
           strcmp(folder_a, folder_b) == 0;
}

int ot_plugin_find_again(const struct ot_plugin_folders *folders, const char *path,
                         struct ot_arena *arena, const char **found, struct ot_error *err)
{
    const char *file = file_name(path), *kind, *plugin;
    if (path[0] != '/' || !is_plugin_name(file))
        return ot_error_set(err, OT_EXIT_PLUGIN,
                            "\"%.500s\" is not the path of a plugin; expected an "
                            "absolute one that ends in KIND.so",
                            path);
    kind = ot_arena_copy(arena, file, strlen(file) - 3);
    if (!kind)
        return ot_error_memory(err);
    if (ot_plugin_find(folders, kind, arena, &plugin, err) != 0)
        return -1;
    if (!is_same_file(path, plugin, arena))
        return ot_error_set(err, OT_EXIT_PLUGIN,
                            "%.500s: not the plugin of the kind \"%s\", which is %.500s; "
                            "nothing but what a plan finds is loaded",
                            path, kind, plugin);
    *found = plugin;
    return 0;
}
