/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plugins are found in folders by the names of their kinds. */
#include "config.h"

#include <sys/stat.h>
#include <unistd.h>

#include "loading.h"

static const char *folder(const char *name)
{
    static char ring[4][200];
    static unsigned at;
    char *into = ring[at++ % 4];
    snprintf(into, sizeof ring[0], "%s/%s", ot_test_folder(), name);
    return into;
}

/* Two folders: `first` has falls, `second` falls and dementia, and what is no plugin. */
static struct ot_plugin_folders two_folders(void)
{
    static const char *path[3];
    path[0] = folder("first");
    path[1] = folder("missing");
    path[2] = folder("second");
    mkdir(path[0], 0755);
    mkdir(path[2], 0755);
    ot_test_write("first/falls.so", "");
    ot_test_write("second/falls.so", "");
    ot_test_write("second/dementia.so", "");
    ot_test_write("second/README", "");
    ot_test_write("second/Upper.so", "");
    ot_test_write("second/.so", "");
    return (struct ot_plugin_folders){ path, 3 };
}

static void finds_the_first_folder_that_has_it(void)
{
    struct ot_plugin_folders folders = two_folders();
    struct ot_arena *arena = ot_arena_new();
    struct ot_error err = { 0 };
    const char *path = NULL;
    CU_ASSERT_EQUAL(ot_plugin_find(&folders, "falls", arena, &path, &err), 0);
    OT_SAME(path, folder("first/falls.so"));
    CU_ASSERT_EQUAL(ot_plugin_find(&folders, "dementia", arena, &path, &err), 0);
    OT_SAME(path, folder("second/dementia.so"));
    ot_arena_free(arena);
}

static void says_where_it_looked_and_what_is_near(void)
{
    struct ot_plugin_folders folders = two_folders();
    struct ot_arena *arena = ot_arena_new();
    struct ot_error err = { 0 };
    const char *path = NULL;
    CU_ASSERT_EQUAL(ot_plugin_find(&folders, "fals", arena, &path, &err), -1);
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_PLUGIN);
    CU_ASSERT_PTR_NULL(path);
    OT_HOLDS(err.text, "no plugin for the kind \"fals\": no fals.so in ");
    OT_HOLDS(err.text, folder("second"));
    OT_HOLDS(err.text, "did you mean \"falls\"?");
    folders.count = 0;
    CU_ASSERT_EQUAL(ot_plugin_find(&folders, "falls", arena, &path, &err), -1);
    OT_HOLDS(err.text, "no falls.so in any folder");
    ot_arena_free(arena);
}

static void refuses_a_kind_that_is_a_path(void)
{
    static const char *const name[] = { "../falls", "/falls", "", "Falls", "a.b" };
    struct ot_plugin_folders folders = two_folders();
    struct ot_arena *arena = ot_arena_new();
    for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
        struct ot_error err = { 0 };
        const char *path = NULL;
        CU_ASSERT_EQUAL(ot_plugin_find(&folders, name[i], arena, &path, &err), -1);
        OT_HOLDS(err.text, "is not the name of a kind");
    }
    ot_arena_free(arena);
}

static int find_again(const char *path, const char **found, struct ot_error *err)
{
    struct ot_plugin_folders folders = two_folders();
    static struct ot_arena *arena;
    ot_arena_free(arena);
    arena = ot_arena_new();
    *err = (struct ot_error){ 0 };
    *found = NULL;
    int result = ot_plugin_find_again(&folders, path, arena, found, err);
    CU_ASSERT_EQUAL(result == 0, *found != NULL);
    CU_ASSERT_EQUAL(err->exit, result == 0 ? OT_EXIT_OK : OT_EXIT_PLUGIN);
    return result;
}

static void finds_a_file_again_by_its_path_whatever_leads_there(void)
{
    struct ot_error err;
    const char *found;
    CU_ASSERT_EQUAL(find_again(folder("first/falls.so"), &found, &err), 0);
    OT_SAME(found, folder("first/falls.so"));
    CU_ASSERT_EQUAL(find_again(folder("second/../first/falls.so"), &found, &err), 0);
    OT_SAME(found, folder("first/falls.so"));
    CU_ASSERT_EQUAL(symlink("first", folder("link")), 0);
    CU_ASSERT_EQUAL(find_again(folder("link/falls.so"), &found, &err), 0);
    OT_SAME(found, folder("first/falls.so"));
}

static void finds_no_file_again_that_no_plan_would_find(void)
{
    static const char *const odd[] = { "falls.so",       "/",    "/x/", "/falls",
                                       "first/falls.so", "/.so", "",    "/x/Falls.so",
                                       "/x/a-b.so",      "." };
    struct ot_error err;
    const char *found;
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        CU_ASSERT_EQUAL(find_again(odd[i], &found, &err), -1);
        OT_HOLDS(err.text, "is not the path of a plugin");
    }
    CU_ASSERT_EQUAL(find_again(folder("second/falls.so"), &found, &err), -1);
    OT_HOLDS(err.text,
             "second/falls.so: not the plugin of the kind \"falls\", which is ");
    CU_ASSERT_EQUAL(find_again("/nowhere/falls.so", &found, &err), -1);
    OT_HOLDS(err.text, "/nowhere/falls.so: not the plugin of the kind");
    CU_ASSERT_EQUAL(find_again("/nowhere/unheard_of.so", &found, &err), -1);
    OT_HOLDS(err.text, "no plugin for the kind \"unheard_of\"");
}

static void refuses_a_relative_folder(void)
{
    static const char *const relative[] = { "plugins" };
    struct ot_plugin_folders folders = { relative, 1 };
    struct ot_arena *arena = ot_arena_new();
    struct ot_error err = { 0 };
    const char *path = NULL, *const * paths;
    size_t count;
    CU_ASSERT_EQUAL(ot_plugin_find(&folders, "falls", arena, &path, &err), -1);
    OT_HOLDS(err.text, "\"plugins\": expected an absolute path");
    CU_ASSERT_EQUAL(ot_plugin_list(&folders, arena, &paths, &count, &err), -1);
    ot_arena_free(arena);
}

static void lists_each_kind_once_by_name(void)
{
    struct ot_plugin_folders folders = two_folders();
    struct ot_arena *arena = ot_arena_new();
    struct ot_error err = { 0 };
    const char *const *path = NULL;
    size_t count = 0;
    CU_ASSERT_EQUAL(ot_plugin_list(&folders, arena, &path, &count, &err), 0);
    CU_ASSERT_EQUAL_FATAL(count, 2);
    OT_SAME(path[0], folder("second/dementia.so"));
    OT_SAME(path[1], folder("first/falls.so"));
    ot_arena_free(arena);
}

static void says_that_a_folder_is_none(void)
{
    static const char *path[1];
    struct ot_plugin_folders folders = { path, 1 };
    struct ot_arena *arena = ot_arena_new();
    struct ot_error err = { 0 };
    const char *const *paths;
    size_t count;
    path[0] = ot_test_write("no_folder", "");
    CU_ASSERT_EQUAL(ot_plugin_list(&folders, arena, &paths, &count, &err), -1);
    OT_HOLDS(err.text, "no_folder: the plugin folder cannot be read: ");
    ot_arena_free(arena);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(finds_the_first_folder_that_has_it),
        OT_TEST(says_where_it_looked_and_what_is_near),
        OT_TEST(refuses_a_kind_that_is_a_path),
        OT_TEST(finds_a_file_again_by_its_path_whatever_leads_there),
        OT_TEST(finds_no_file_again_that_no_plan_would_find),
        OT_TEST(refuses_a_relative_folder),
        OT_TEST(lists_each_kind_once_by_name),
        OT_TEST(says_that_a_folder_is_none),
    };
    return OT_TESTS_RUN("folder", tests);
}
