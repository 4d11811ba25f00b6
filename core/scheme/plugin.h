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

/* path of the plugin of a kind ("falls" → FOLDER/falls.so), or -1 (exit 5): no such file,
 * with the folders searched. name is checked as a name first. */
int ot_plugin_find(const struct ot_plugin_folders *folders, const char *name,
                   struct ot_arena *arena, const char **path, struct ot_error *err);
/* All *.so in the folders, sorted by name; paths in arena. */
int ot_plugin_list(const struct ot_plugin_folders *folders, struct ot_arena *arena,
                   const char *const **paths, size_t *count, struct ot_error *err);

/* Check the file (regular, not a link, owner root or the user, not writable by all nor by
 * a foreign group, folder likewise, ELF of this machine, an absolute or $ORIGIN run path
 * at most), dlopen(RTLD_NOW | RTLD_LOCAL), find ot_scheme_kind, check the ABI and sizes,
 * copy. Each refusal says: file, found, expected, cure. -1 with exit code 5. */
int ot_plugin_load(const char *path, struct ot_plugin *out, struct ot_faults *faults,
                   struct ot_error *err);
void ot_plugin_close(struct ot_plugin *plugin);

#endif
