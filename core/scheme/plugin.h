/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding and loading scheme plugins: every check that can be made before a hook is
 * called. */
#ifndef OT_SCHEME_PLUGIN_H
#define OT_SCHEME_PLUGIN_H

#include "scheme/kind.h"

/* Folders to look in, absolute: those of the environment variable OUTTURN_PLUGINS
 * (":"-separated) if set, else the configured plugindir. Never the working directory. */
struct ot_plugin_folders {
    const char *const *path;
    size_t count;
};

struct ot_plugin {
    void *handle;                           /* of dlopen */
    const struct ot_scheme_kind *described; /* in the plugin's own memory */
    struct ot_kind *kind;                   /* owned */
};

/* path of the plugin of a kind ("falls" → FOLDER/falls.so, the first folder that has it),
 * or -1 (exit 5): no such file, with the folders searched and the nearest name. name is
 * checked as a name first. */
int ot_plugin_find(const struct ot_plugin_folders *folders, const char *name,
                   struct ot_arena *arena, const char **path, struct ot_error *err);
/* The plugin that a plan finds by the file's name, where `path` is that file and no other
 * (links above it may lead there); else -1 (exit 5). Looks at no byte of the file. */
int ot_plugin_find_again(const struct ot_plugin_folders *folders, const char *path,
                         struct ot_arena *arena, const char **found,
                         struct ot_error *err);
/* All *.so in the folders, sorted by name; of two with one name that of the first folder.
 * A folder that is not there counts as empty. Paths in arena. */
int ot_plugin_list(const struct ot_plugin_folders *folders, struct ot_arena *arena,
                   const char *const **paths, size_t *count, struct ot_error *err);

/* Check the file (regular, not a link; file and folder owned by root or the user, not
 * writable by all, nor by a group but one whose number is the owner's; an ELF shared
 * object of this machine, whole, with an absolute or $ORIGIN run path at most),
 * dlopen(RTLD_NOW | RTLD_LOCAL), see that loading left the floating-point state alone,
 * find ot_scheme_kind, check the ABI and sizes, that the kind has the file's name, and
 * all that it describes. Each refusal says: file, found, expected, cure. -1 with exit
 * code 5; of faults in the description each is added to `faults`, at `path` (borrowed),
 * and their number is in err. kind->path is absolute. */
int ot_plugin_load(const char *path, struct ot_plugin *out, struct ot_faults *faults,
                   struct ot_error *err);
/* All faults of a description in one text: -1, exit code 5. */
int ot_plugin_refusal(const struct ot_faults *faults, struct ot_error *err);
/* Legal on a plugin that is all zero. */
void ot_plugin_close(struct ot_plugin *plugin);

#endif
