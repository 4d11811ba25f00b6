/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plugin that misbehaves costs its own scheme: it is named with its reason, and the
 * other scheme's figures keep every byte. */
#include "config.h"

#include "run/worker.h"

#include <dirent.h>
#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/sanitised.h"
#include "harness.h"
#include "plan_folder.h"
#include "program.h"
#include "run/child.h"

static void write_plan(const char *kind)
{
    char schemes[200];
    plan_folder_start();
    ot_test_write("funding.csv", "source,period,basis,amount,quality,reference\n");
    ot_test_write("metrics.csv", "id,set,name,per,unit\n");
    ot_test_write("papers.csv", "id,title\n");
    snprintf(schemes, sizeof schemes, "id,name,kind\na,Good,sound\nb,Bad,%s\n", kind);
    ot_test_write("schemes.csv", schemes);
    ot_test_write("spend.csv", "scheme,period,basis,amount,quality,note\n"
                               "a,2023-24,planned,1000,illustrative,made up\n"
                               "b,2023-24,planned,1000,illustrative,made up\n");
    ot_test_write("activity.csv", "scheme,measure,period,basis,value,unit,quality,note\n"
                                  "a,people,2023-24,planned,40,person,illustrative,x\n"
                                  "b,people,2023-24,planned,40,person,illustrative,x\n");
    ot_test_write("s.lua",
                  "local r = outturn.report { title = 'T', date = '2024-01-01' }\n"
                  "for _, id in ipairs { 'a', 'b' } do\n"
                  "  local e = plan:scheme(id):evaluate { draws = 50000 }\n"
                  "  local s = r:section(id)\n"
                  "  s:figure('Gain', e.outcome.gain)\n"
                  "  s:figure('Spend', e.spend.total)\n"
                  "end\nreturn r\n");
}

/* Run the script; its report is in `ran`. */
static void run(struct ran *ran, const char *kind, const char *options)
{
    static char setting[4200];
    char arguments[300];
    const char *settings[] = { setting, NULL };
    snprintf(setting, sizeof setting, "OUTTURN_PLUGINS=%s:%s/spoilt:%s/open",
             getenv("OUTTURN_TEST_PLUGINS"), ot_test_folder(), ot_test_folder());
    snprintf(arguments, sizeof arguments, "run s.lua -o - %s", options);
    write_plan(kind);
    program_run(ran, ot_test_folder(), settings, arguments);
}

/* The first section of a report: what the sound scheme came to. Owned by the caller. */
static struct ot_text good_section(const struct ran *ran)
{
    struct ot_text section = { 0 };
    const char *start = strstr(ot_text_string(&ran->output), "<section");
    const char *end = start ? strstr(start, "</section>") : NULL;
    if (end)
        ot_text_add(&section, start, (size_t)(end - start));
    return section;
}

static void check_fault(const char *kind, const char *why, const struct ot_text *expected)
{
    struct ran ran = { 0 };
    const char *options = strcmp(kind, "loops") == 0   ? "--timeout 8"
                          : strcmp(kind, "leaks") == 0 ? "--timeout 400"
                                                       : "";
    run(&ran, kind, options);
    struct ot_text found = good_section(&ran);
    OT_SAME(ot_text_string(&found), ot_text_string(expected));
    CU_ASSERT_EQUAL(ran.exit, why ? OT_EXIT_FAILED : OT_EXIT_OK);
    OT_HOLDS(ot_text_string(&ran.errors), why ? "Bad could not be evaluated" : "");
    OT_HOLDS(ot_text_string(&ran.errors), why ? why : "");
    OT_HOLDS(ot_text_string(&ran.output), why ? ">not known</outcome>" : "");
    ot_text_free(&found);
    program_forget(&ran);
}

/* What the sound scheme comes to beside one without a fault. */
static struct ot_text sound_section(void)
{
    struct ran ran = { 0 };
    run(&ran, "sound", "");
    struct ot_text section = good_section(&ran);
    CU_ASSERT_EQUAL(ran.exit, OT_EXIT_OK);
    CU_ASSERT(section.length > 0);
    program_forget(&ran);
    return section;
}

static void a_fault_costs_its_own_scheme_and_nothing_else(void)
{
    static const struct {
        const char *kind, *why;
    } of[] = {
        { "crashes", "the plugin crashes crashed with SIGSEGV" },
        { "crashes_in_draws", "the plugin crashes_in_draws crashed with SIGSEGV" },
        { "aborts", "crashed with SIGABRT" },
        { "leaves", "ended its process, with status 0 and without an answer" },
        { "is_killed", "crashed with SIGKILL" },
        { "overflows", "crashed with SIGSEGV" },
        { "loops", "did not end within 2 seconds" },
        { "leaks", "crashed with SIGSEGV (Segmentation fault) near its limit of memory" },
        { "hoards", "the plugin hoards needs more memory than it may have" },
        { "closes_all", "ended its process" },
        { "crashes_at_load", "crashed with SIGSEGV" },
        { "unheard_of", "no unheard_of.so" },
        { "bad_abi", "built for plugin ABI" },
        { "no_entry", "no symbol ot_scheme_kind" },
        { "undefined", "cannot be loaded" },
        { "nan_outcome", "is no number" },
        { "infinite_outcome", "is infinite" },
        { "out_of_range", "is out of its range" },
        { "unwritten_output", "was not written" },
        { "rounding", "rounding mode" },
        { "writes_outside", "crashed with SIGSEGV" },
        { "forges", "the run is to end" },
        { "impure", "the plugin gave other figures when it was asked again" },
#if defined(__x86_64__)
        { "flushes_denormals", "it changed the processor's floating-point control" },
#endif
        { "changes_locale", "it changed the locale's decimal point" },
        { "strays", "its run path is \"plugins\"" },
        { "short_rows", NULL }, /* of an older outturn.h: sound */
        { "prints", NULL },     /* to standard error, where it harms nothing */
    };
    if (OT_SANITISED) {
        ot_skip("a sanitizer ends a faulty process in its own way");
        return;
    }
    struct ot_text expected = sound_section();
    for (size_t i = 0; i < sizeof of / sizeof *of; i++)
        check_fault(of[i].kind, of[i].why, &expected);
    ot_text_free(&expected);
}

/* It has all its figures, and what depends on what could not be found out. */
static void a_crash_after_the_figures_is_told_and_ends_with_1(void)
{
    struct ran ran = { 0 };
    if (OT_SANITISED)
        return;
    struct ot_text expected = sound_section();
    run(&ran, "crashes_when_tried", "");
    struct ot_text found = good_section(&ran);
    OT_SAME(ot_text_string(&found), ot_text_string(&expected));
    OT_HOLDS(ot_text_string(&ran.errors),
             "not all could be worked out: b: the plugin crashes_when_tried crashed with "
             "SIGSEGV");
    CU_ASSERT_PTR_NULL(strstr(ot_text_string(&ran.output), ">not known</outcome>"));
    CU_ASSERT_EQUAL(ran.exit, OT_EXIT_FAILED);
    ot_text_free(&found);
    ot_text_free(&expected);
    program_forget(&ran);
}

static void a_plugin_cannot_fork_open_connect_or_signal(void)
{
    static const char *const kind[] = { "forks", "opens", "connects", "signals" };
    if (OT_SANITISED)
        return;
    struct ot_text expected = sound_section();
    for (size_t i = 0; i < sizeof kind / sizeof *kind; i++)
        check_fault(kind[i], NULL, &expected);
    ot_text_free(&expected);
}

/* FOLDER/name.so of the test's own folder: a copy of the sound plugin. */
static const char *put_copy(const char *folder, const char *name, unsigned machine,
                            unsigned mode)
{
    static char path[400];
    struct ot_text bytes = { 0 };
    struct ot_error err = { 0 };
    snprintf(path, sizeof path, "%s/sound.so", getenv("OUTTURN_TEST_PLUGINS"));
    CU_ASSERT_EQUAL_FATAL(ot_file_read(path, 1 << 26, OT_EXIT_PLUGIN, &bytes, &err), 0);
    if (machine)
        ((ElfW(Ehdr) *)(void *)bytes.bytes)->e_machine = (ElfW(Half))machine;
    snprintf(path, sizeof path, "%s/%s", ot_test_folder(), folder);
    mkdir(path, 0755);
    snprintf(path, sizeof path, "%s/%s/%s.so", ot_test_folder(), folder, name);
    CU_ASSERT_EQUAL_FATAL(ot_file_write(path, bytes.bytes, bytes.length, mode, &err), 0);
    ot_text_free(&bytes);
    return path;
}

static void a_file_that_may_not_be_loaded_costs_its_own_scheme(void)
{
    static const struct {
        const char *kind, *why;
    } of[] = {
        { "truncated", "truncated.so: expected a shared object for this machine, found a "
                       "shared object that is cut short" },
        { "text", "text.so: expected a shared object for this machine, found no ELF" },
        { "foreign", "foreign.so: expected a shared object for this machine, found an "
                     "ELF file for another processor" },
        { "writable", "writable.so: writable by everybody (mode 0666)" },
        { "linked", "linked.so: a symbolic link" },
        { "in_the_open", "open: writable by everybody (mode 0777)" },
    };
    struct ot_text expected = sound_section();
    char path[400];
    CU_ASSERT_EQUAL(truncate(put_copy("spoilt", "truncated", 0, 0644), 5000), 0);
    put_copy("spoilt", "foreign", EM_SPARC, 0644);
    put_copy("spoilt", "writable", 0, 0666);
    ot_test_write("spoilt/text.so", "not a plugin");
    snprintf(path, sizeof path, "%s/spoilt/linked.so", ot_test_folder());
    CU_ASSERT_EQUAL(symlink(put_copy("elsewhere", "linked", 0, 0644), path), 0);
    put_copy("open", "in_the_open", 0, 0644);
    snprintf(path, sizeof path, "%s/open", ot_test_folder());
    CU_ASSERT_EQUAL(chmod(path, 0777), 0);
    for (size_t i = 0; i < sizeof of / sizeof *of; i++)
        check_fault(of[i].kind, of[i].why, &expected);
    ot_text_free(&expected);
}

/* Processes that were started for a script of this folder. */
static size_t processes(const char *folder)
{
    char path[300], line[1000];
    size_t found = 0;
    DIR *proc = opendir("/proc");
    CU_ASSERT_PTR_NOT_NULL_FATAL(proc);
    for (struct dirent *entry; (entry = readdir(proc));) {
        snprintf(path, sizeof path, "/proc/%.200s/cmdline", entry->d_name);
        FILE *file = fopen(path, "r");
        size_t length = file ? fread(line, 1, sizeof line - 1, file) : 0;
        for (size_t i = 0; i < length; i++)
            line[i] = line[i] ? line[i] : ' ';
        line[length] = '\0';
        found += strstr(line, folder) != NULL;
        if (file)
            fclose(file);
    }
    closedir(proc);
    return found;
}

/* Wait up to 10 seconds until there are so many; how many there are then. */
static size_t wait_for(const char *folder, bool some)
{
    const struct timespec pause = { .tv_nsec = 20000000 };
    size_t found = 0;
    for (int i = 0; i < 500; i++) {
        found = processes(folder);
        if (some ? found >= 3 : found == 0)
            break;
        nanosleep(&pause, NULL);
    }
    return found;
}

static pid_t start_endless(const char *script)
{
    pid_t child = fork();
    if (child != 0)
        return child;
    setenv("OUTTURN_PLUGINS", getenv("OUTTURN_TEST_PLUGINS"), 1);
    int null = open("/dev/null", O_WRONLY);
    dup2(null, STDERR_FILENO);
    execl(getenv("OUTTURN_PROGRAM"), "outturn", "run", script, "-o", "left.xml",
          "--timeout", "100", (char *)NULL);
    _exit(99);
}

/* Supervisor, analyst and a worker in an endless loop. */
static void no_process_is_left_by_an_interrupt_or_a_kill(void)
{
    static const int signals[] = { SIGINT, SIGTERM, SIGKILL };
    char script[4200];
    int status = 0;
    write_plan("loops");
    const char *folder = ot_test_folder();
    snprintf(script, sizeof script, "%s/s.lua", folder);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        pid_t child = start_endless(script);
        CU_ASSERT_FATAL(child > 0);
        CU_ASSERT(wait_for(folder, true) >= 3);
        kill(child, signals[i]);
        CU_ASSERT_EQUAL(waitpid(child, &status, 0), child);
        if (signals[i] != SIGKILL)
            CU_ASSERT_EQUAL(WEXITSTATUS(status), 128 + signals[i]);
        CU_ASSERT_EQUAL(wait_for(folder, false), 0);
    }
    CU_ASSERT_EQUAL(access("left.xml", F_OK), -1);
}

static void a_lock_down_that_is_required_is_recorded(void)
{
    struct ran ran = { 0 };
    if (OT_SANITISED) {
        ot_skip("no Landlock with sanitizers");
        return;
    }
    run(&ran, "sound", "--require-sandbox");
    if (ran.exit == OT_EXIT_INTERNAL)
        OT_HOLDS(ot_text_string(&ran.errors), "cannot lock a process in");
    else
        CU_ASSERT_EQUAL(ran.exit, OT_EXIT_OK);
    program_forget(&ran);
}

static void the_bytes_are_the_same_however_many_work(void)
{
    static const char *const options[] = { "--workers 1", "--workers 2", "--workers 3",
                                           "--in-process" };
    struct ot_text first = { 0 };
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        struct ran ran = { 0 };
        run(&ran, "sound", options[i]);
        CU_ASSERT_EQUAL(ran.exit, OT_EXIT_OK);
        if (i == 0)
            ot_text_put(&first, ot_text_string(&ran.output));
        OT_SAME(ot_text_string(&ran.output), ot_text_string(&first));
        program_forget(&ran);
    }
    ot_text_free(&first);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_fault_costs_its_own_scheme_and_nothing_else),
        OT_TEST(a_file_that_may_not_be_loaded_costs_its_own_scheme),
        OT_TEST(a_crash_after_the_figures_is_told_and_ends_with_1),
        OT_TEST(a_plugin_cannot_fork_open_connect_or_signal),
        OT_TEST(no_process_is_left_by_an_interrupt_or_a_kill),
        OT_TEST(a_lock_down_that_is_required_is_recorded),
        OT_TEST(the_bytes_are_the_same_however_many_work),
    };
    return OT_TESTS_RUN("workers", tests);
}
