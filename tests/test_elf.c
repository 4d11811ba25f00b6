/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared objects are told from everything else by their bytes. */
#include "config.h"

#include <elf.h>
#include <link.h>

#include "base/file.h"
#include "loading.h"
#include "scheme/elf.h"

static struct ot_text sound(void)
{
    struct ot_text bytes = { 0 };
    CU_ASSERT_EQUAL_FATAL(
        ot_file_read(ot_fixture("sound"), 1 << 26, OT_EXIT_PLUGIN, &bytes, NULL), 0);
    return bytes;
}

/* Refused, in these words; NULL: accepted. */
static void expect(const struct ot_text *bytes, const char *words)
{
    struct ot_error err = { 0 };
    int result = ot_elf_check(bytes->bytes, bytes->length, "x.so", &err);
    CU_ASSERT_EQUAL(result, words ? -1 : 0);
    CU_ASSERT_EQUAL(err.exit, words ? OT_EXIT_PLUGIN : OT_EXIT_OK);
    if (words)
        OT_HOLDS(err.text, words);
    else
        OT_SAME(err.text, "");
}

static void takes_a_shared_object(void)
{
    struct ot_text bytes = sound();
    expect(&bytes, NULL);
    ot_text_free(&bytes);
}

static void refuses_what_is_no_elf_file(void)
{
    struct ot_text bytes = { 0 };
    expect(&bytes, "found no ELF file");
    ot_text_put(&bytes, "local outturn = 1 -- a script, and longer than an ELF header, "
                        "so that all of it could be read");
    expect(&bytes, "x.so: expected a shared object for this machine, found no ELF file; "
                   "build it again with cc -fPIC -shared");
    ot_text_free(&bytes);
}

static void refuses_another_machine_class_or_type(void)
{
    struct ot_text bytes = sound();
    ElfW(Ehdr) *header = (ElfW(Ehdr) *)(void *)bytes.bytes;
    header->e_machine = EM_SPARC;
    expect(&bytes, "for another processor");
    header->e_ident[EI_CLASS] ^= 3;
    expect(&bytes, "another word size");
    ot_text_free(&bytes);
    bytes = sound();
    header = (ElfW(Ehdr) *)(void *)bytes.bytes;
    header->e_type = ET_REL;
    expect(&bytes, "no shared object (an object file or a program)");
    ot_text_free(&bytes);
}

/* dlopen of a truncated object ends the process by SIGBUS. */
static void refuses_one_that_is_cut_short(void)
{
    struct ot_text bytes = sound();
    const ElfW(Ehdr) *header = (const ElfW(Ehdr) *)(const void *)bytes.bytes;
    const ElfW(Phdr) *segment =
        (const ElfW(Phdr) *)(const void *)(bytes.bytes + header->e_phoff);
    size_t end = 0;
    for (size_t i = 0; i < header->e_phnum; i++)
        if (segment[i].p_type == PT_LOAD &&
            segment[i].p_offset + segment[i].p_filesz > end)
            end = segment[i].p_offset + segment[i].p_filesz;
    bytes.length = end - 1;
    expect(&bytes, "cut short");
    bytes.length = sizeof(ElfW(Ehdr)) + 1;
    expect(&bytes, "cut short");
    bytes.length = end;
    expect(&bytes, NULL);
    ot_text_free(&bytes);
}

/* Any byte of the headers turned over: an answer, and no read out of bounds. */
static void survives_damaged_headers(void)
{
    struct ot_text bytes = sound();
    size_t refused = 0;
    for (size_t i = 0; i < 1024 && i < bytes.length; i++) {
        bytes.bytes[i] = (char)~bytes.bytes[i];
        refused += ot_elf_check(bytes.bytes, bytes.length, "x.so", NULL) != 0;
        bytes.bytes[i] = (char)~bytes.bytes[i];
    }
    CU_ASSERT(refused > 20);
    ot_text_free(&bytes);
}

/* The dynamic section with its DT_SONAME, or any entry of a text, made a run path. */
static void run_path(const char *path, const char *words)
{
    struct ot_text bytes = sound();
    ElfW(Ehdr) *header = (ElfW(Ehdr) *)(void *)bytes.bytes;
    ElfW(Phdr) *segment = (ElfW(Phdr) *)(void *)(bytes.bytes + header->e_phoff);
    size_t strings = 0;
    for (size_t i = 0; i < header->e_phnum; i++) {
        if (segment[i].p_type != PT_DYNAMIC)
            continue;
        ElfW(Dyn) *entry = (ElfW(Dyn) *)(void *)(bytes.bytes + segment[i].p_offset);
        for (size_t k = 0; k < segment[i].p_filesz / sizeof *entry; k++)
            if (entry[k].d_tag == DT_STRTAB)
                strings = entry[k].d_un.d_ptr;
        for (size_t k = 0; k < segment[i].p_filesz / sizeof *entry; k++)
            if (entry[k].d_tag == DT_GNU_HASH || entry[k].d_tag == DT_HASH)
                entry[k] = (ElfW(Dyn)){ .d_tag = DT_RUNPATH, .d_un.d_val = 1 };
    }
    /* The first segment is loaded at 0, where file offsets and addresses are the same. */
    CU_ASSERT_FATAL(strings > 0 && strings + 1 + strlen(path) < bytes.length);
    memcpy(bytes.bytes + strings + 1, path, strlen(path) + 1);
    expect(&bytes, words);
    ot_text_free(&bytes);
}

static void refuses_a_run_path_that_depends_on_where_it_is_run(void)
{
    run_path(".", "its run path is \".\"; expected none");
    run_path("/usr/lib:lib", "its run path is");
    run_path("/usr/lib:", "its run path is");
    run_path("$ORIGINAL", "its run path is");
}

static void takes_an_absolute_run_path_or_origin(void)
{
    run_path("/usr/lib", NULL);
    run_path("$ORIGIN", NULL);
    run_path("$ORIGIN/..:/usr/lib", NULL);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(takes_a_shared_object),
        OT_TEST(refuses_what_is_no_elf_file),
        OT_TEST(refuses_another_machine_class_or_type),
        OT_TEST(refuses_one_that_is_cut_short),
        OT_TEST(survives_damaged_headers),
        OT_TEST(refuses_a_run_path_that_depends_on_where_it_is_run),
        OT_TEST(takes_an_absolute_run_path_or_origin),
    };
    return OT_TESTS_RUN("elf", tests);
}
