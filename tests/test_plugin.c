/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading: what is sound loads, and each refusal says file, found, expected and cure. */
#include "config.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "loading.h"

/* path is refused in these words, with exit code 5 and the file's name. */
static void refuses(const char *path, const char *words)
{
    struct ot_plugin plugin = { 0 };
    struct ot_faults faults = { 0 };
    struct ot_error err = { 0 };
    const char *slash = strrchr(path, '/');
    CU_ASSERT_EQUAL(ot_plugin_load(path, &plugin, &faults, &err), -1);
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_PLUGIN);
    CU_ASSERT_PTR_NULL(plugin.handle);
    OT_HOLDS(err.text, slash ? slash : path);
    OT_HOLDS(err.text, words);
    ot_faults_clear(&faults);
    ot_plugin_close(&plugin);
}

/* A copy of the sound fixture in a folder of the test. Static until the next call. */
static const char *copy_of_sound(const char *folder, unsigned mode)
{
    static char path[400];
    struct ot_text bytes = { 0 };
    snprintf(path, sizeof path, "%s/%s", ot_test_folder(), folder);
    mkdir(path, 0755);
    chmod(path, 0755);
    snprintf(path, sizeof path, "%s/%s/sound.so", ot_test_folder(), folder);
    unlink(path);
    if (ot_file_read(ot_fixture("sound"), 1 << 26, OT_EXIT_PLUGIN, &bytes, NULL) != 0 ||
        ot_file_write(path, bytes.bytes, bytes.length, 0644, NULL) != 0)
        abort();
    ot_text_free(&bytes);
    chmod(path, mode);
    return path;
}

static void loads_a_sound_plugin(void)
{
    struct ot_plugin plugin = ot_load(ot_fixture("sound"));
    struct ot_text bytes = { 0 };
    char sum[OT_SHA256_ROOM];
    CU_ASSERT_PTR_NOT_NULL_FATAL(plugin.kind);
    OT_SAME(plugin.kind->name, "sound");
    CU_ASSERT_EQUAL(plugin.kind->path[0], '/');
    CU_ASSERT_EQUAL(
        ot_file_read(plugin.kind->path, 1 << 26, OT_EXIT_PLUGIN, &bytes, NULL), 0);
    OT_SAME(plugin.kind->sha256, ot_sha256(bytes.bytes, bytes.length, sum));
    ot_text_free(&bytes);
    ot_plugin_close(&plugin);
    CU_ASSERT_PTR_NULL(plugin.kind);
    ot_plugin_close(&plugin);
    ot_plugin_close(NULL);
}

static void makes_a_relative_path_absolute(void)
{
    char before[400];
    CU_ASSERT_PTR_NOT_NULL_FATAL(getcwd(before, sizeof before));
    copy_of_sound("relative", 0644);
    CU_ASSERT_EQUAL_FATAL(chdir(ot_test_folder()), 0);
    struct ot_plugin plugin = ot_load("relative/sound.so");
    CU_ASSERT_EQUAL_FATAL(chdir(before), 0);
    CU_ASSERT_PTR_NOT_NULL_FATAL(plugin.kind);
    CU_ASSERT_EQUAL(plugin.kind->path[0], '/');
    OT_HOLDS(plugin.kind->path, "/relative/sound.so");
    ot_plugin_close(&plugin);
}

static void refuses_a_file_that_is_not_there(void)
{
    refuses("/nowhere/falls.so", "no such folder");
    refuses(ot_fixture("nobody"), "No such file");
}

static void refuses_what_is_no_regular_file(void)
{
    char path[400];
    snprintf(path, sizeof path, "%s/folder.so", ot_test_folder());
    mkdir(path, 0755);
    refuses(path, "a folder; expected a plugin's file");
    snprintf(path, sizeof path, "%s/pipe.so", ot_test_folder());
    CU_ASSERT_EQUAL_FATAL(mkfifo(path, 0644), 0);
    refuses(path, "no regular file; expected");
}

static void refuses_a_link(void)
{
    char path[400];
    snprintf(path, sizeof path, "%s/linked.so", ot_test_folder());
    CU_ASSERT_EQUAL_FATAL(symlink(copy_of_sound("behind", 0644), path), 0);
    refuses(path, "a symbolic link; expected the plugin's own file");
}

static void refuses_a_text_file(void)
{
    refuses(ot_test_write("text.so", "not a plugin"),
            "expected a shared object for this machine, found no ELF file");
}

static void refuses_a_truncated_file(void)
{
    const char *path = copy_of_sound("short", 0644);
    CU_ASSERT_EQUAL_FATAL(truncate(path, 5000), 0);
    refuses(path, "cut short");
}

static void refuses_a_file_that_all_can_write(void)
{
    refuses(copy_of_sound("file", 0646),
            "writable by everybody (mode 0646); expected by its owner alone");
    refuses(copy_of_sound("file", 0646), "chmod o-w /");
}

static void refuses_a_folder_that_all_can_write(void)
{
    char folder[400];
    const char *path = copy_of_sound("open", 0644);
    snprintf(folder, sizeof folder, "%s/open", ot_test_folder());
    chmod(folder, 0777);
    struct ot_error err = { 0 };
    struct ot_faults faults = { 0 };
    struct ot_plugin plugin = { 0 };
    CU_ASSERT_EQUAL(ot_plugin_load(path, &plugin, &faults, &err), -1);
    OT_HOLDS(err.text, "/open: writable by everybody (mode 0777)");
    chmod(folder, 0755);
    plugin = ot_load(path);
    ot_plugin_close(&plugin);
}

static void refuses_a_file_of_another_user_or_group(void)
{
    if (geteuid() != 0) {
        ot_skip("needs root, to give a file away");
        return;
    }
    const char *path = copy_of_sound("given", 0644);
    CU_ASSERT_EQUAL_FATAL(chown(path, 12345, 12345), 0);
    refuses(path, "owned by user 12345; expected root or the user who runs outturn (0)");
    path = copy_of_sound("given", 0664);
    CU_ASSERT_EQUAL_FATAL(chown(path, 0, 12345), 0);
    refuses(path, "writable by a group (mode 0664)");
    CU_ASSERT_EQUAL_FATAL(chown(path, 0, 0), 0);
    struct ot_plugin plugin = ot_load(path);
    ot_plugin_close(&plugin);
}

static void refuses_a_plugin_of_another_abi(void)
{
    refuses(ot_fixture("bad_abi"), "built for plugin ABI 2, expected 1; build it again "
                                   "with this program's outturn.h");
}

static void refuses_a_plugin_of_a_newer_header(void)
{
    refuses(ot_fixture("newer"), "built with a newer outturn.h: its struct ot_parameter "
                                 "has ");
}

static void refuses_a_description_without_its_sizes(void)
{
    refuses(ot_fixture("not_built"), "its struct ot_scheme_kind has 0 bytes");
    refuses(ot_fixture("not_built"), "begin the description with OT_BUILT");
}

static void loads_a_plugin_of_an_older_header(void)
{
    struct ot_plugin plugin = ot_load(ot_fixture("short_rows"));
    CU_ASSERT_PTR_NOT_NULL_FATAL(plugin.kind);
    OT_SAME(plugin.kind->inputs[1].unit, "person");
    OT_SAME(plugin.kind->inputs[1].note, "");
    ot_plugin_close(&plugin);
}

static void refuses_an_object_without_the_symbol(void)
{
    refuses(ot_fixture("no_entry"), "no symbol ot_scheme_kind, so no scheme plugin");
}

static void refuses_an_object_that_needs_what_nobody_has(void)
{
    refuses(ot_fixture("undefined"), "cannot be loaded: ");
    refuses(ot_fixture("undefined"), "nobody_has_this");
}

static void refuses_a_plugin_without_a_hook(void)
{
    refuses(ot_fixture("no_hook"), "refused for 1 fault in what it describes");
}

static void refuses_a_kind_that_its_file_is_not_named_after(void)
{
    refuses(ot_fixture("other_name"), "describes the kind \"another_kind\"");
    refuses(ot_fixture("other_name"), "expected another_kind.so: rename the file");
}

static void refuses_one_that_changes_the_arithmetic_by_loading(void)
{
#if defined(__x86_64__)
    refuses(ot_fixture("flushes"), "loading it changed the processor's floating-point "
                                   "control word");
    volatile double small = 1e-310;
    CU_ASSERT(small * 0.5 > 0);
#else
    ot_skip("only on x86-64");
#endif
}

static void lists_all_faults_of_a_description(void)
{
    const char *path = ot_fixture("no_how");
    struct ot_plugin plugin = { 0 };
    struct ot_faults faults = { 0 };
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL(ot_plugin_load(path, &plugin, &faults, &err), -1);
    CU_ASSERT_EQUAL_FATAL(faults.count, 2);
    OT_SAME(faults.item[0].at.file, path);
    OT_HOLDS(faults.item[0].text, "parameter rate: assumed, without a note");
    OT_HOLDS(faults.item[1].text, "output gain: no how");
    OT_HOLDS(err.text, "no_how.so: refused for 2 faults in what it describes");
    ot_faults_clear(&faults);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(loads_a_sound_plugin),
        OT_TEST(makes_a_relative_path_absolute),
        OT_TEST(refuses_a_file_that_is_not_there),
        OT_TEST(refuses_what_is_no_regular_file),
        OT_TEST(refuses_a_link),
        OT_TEST(refuses_a_text_file),
        OT_TEST(refuses_a_truncated_file),
        OT_TEST(refuses_a_file_that_all_can_write),
        OT_TEST(refuses_a_folder_that_all_can_write),
        OT_TEST(refuses_a_file_of_another_user_or_group),
        OT_TEST(refuses_a_plugin_of_another_abi),
        OT_TEST(refuses_a_plugin_of_a_newer_header),
        OT_TEST(refuses_a_description_without_its_sizes),
        OT_TEST(loads_a_plugin_of_an_older_header),
        OT_TEST(refuses_an_object_without_the_symbol),
        OT_TEST(refuses_an_object_that_needs_what_nobody_has),
        OT_TEST(refuses_a_plugin_without_a_hook),
        OT_TEST(refuses_a_kind_that_its_file_is_not_named_after),
        OT_TEST(refuses_one_that_changes_the_arithmetic_by_loading),
        OT_TEST(lists_all_faults_of_a_description),
    };
    return OT_TESTS_RUN("plugin", tests);
}
