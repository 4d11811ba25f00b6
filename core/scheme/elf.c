/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The header, segments and run path of a shared object, every offset checked. */
#include "config.h"

#include "scheme/elf.h"

#include <elf.h>
#include <link.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef ElfW(Ehdr) header_t;
typedef ElfW(Phdr) segment_t;
typedef ElfW(Dyn) dynamic_t;

#if UINTPTR_MAX > 0xffffffffu
#define CLASS ELFCLASS64
#else
#define CLASS ELFCLASS32
#endif
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define ORDER ELFDATA2LSB
#else
#define ORDER ELFDATA2MSB
#endif
#if defined(__x86_64__)
#define MACHINE EM_X86_64
#elif defined(__aarch64__)
#define MACHINE EM_AARCH64
#elif defined(__riscv)
#define MACHINE EM_RISCV
#endif

struct object {
    const char *bytes;
    size_t length;
    header_t header;
};

static bool is_inside(const struct object *o, uint64_t offset, uint64_t size)
{
    return offset <= o->length && size <= o->length - offset;
}

/* What is wrong with the header, or NULL. */
static const char *header_fault(const struct object *o)
{
    const header_t *h = &o->header;
    if (o->length < sizeof *h || memcmp(h->e_ident, ELFMAG, SELFMAG) != 0)
        return "no ELF file";
    if (h->e_ident[EI_CLASS] != CLASS || h->e_ident[EI_DATA] != ORDER)
        return "an ELF file of another word size or byte order";
#ifdef MACHINE
    if (h->e_machine != MACHINE)
        return "an ELF file for another processor";
#endif
    if (h->e_type != ET_DYN)
        return "an ELF file, but no shared object (an object file or a program)";
    if (h->e_phentsize != sizeof(segment_t))
        return "an ELF file with a damaged header";
    if (!is_inside(o, h->e_phoff, (uint64_t)h->e_phnum * sizeof(segment_t)))
        return "a shared object that is cut short";
    return NULL;
}

static segment_t segment_at(const struct object *o, size_t index)
{
    segment_t segment;
    memcpy(&segment, o->bytes + o->header.e_phoff + index * sizeof segment,
           sizeof segment);
    return segment;
}

static bool is_cut_short(const struct object *o)
{
    for (size_t i = 0; i < o->header.e_phnum; i++) {
        segment_t s = segment_at(o, i);
        if (s.p_type != PT_NULL && !is_inside(o, s.p_offset, s.p_filesz))
            return true;
    }
    return false;
}

/* The text at an address of memory, if all of it stands in the file; else NULL. */
static const char *text_at(const struct object *o, uint64_t address)
{
    for (size_t i = 0; i < o->header.e_phnum; i++) {
        segment_t s = segment_at(o, i);
        if (s.p_type != PT_LOAD || address < s.p_vaddr ||
            address - s.p_vaddr >= s.p_filesz)
            continue;
        const char *text = o->bytes + s.p_offset + (address - s.p_vaddr);
        size_t room = (size_t)(s.p_filesz - (address - s.p_vaddr));
        return memchr(text, 0, room) ? text : NULL;
    }
    return NULL;
}

/* Each part of "a:b:c" begins with / or with $ORIGIN as a whole word. */
static bool is_safe_path(const char *path)
{
    for (;;) {
        size_t origin = strncmp(path, "$ORIGIN", 7) == 0     ? 7
                        : strncmp(path, "${ORIGIN}", 9) == 0 ? 9
                                                             : 0;
        if (path[0] != '/' &&
            !(origin && (path[origin] == 0 || strchr("/:", path[origin]))))
            return false;
        path = strchr(path, ':');
        if (!path)
            return true;
        path++;
    }
}

/* The first run path that is not safe, "?" where it cannot be read, or NULL. */
static const char *unsafe_path(const struct object *o, const segment_t *dynamic)
{
    uint64_t table = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < dynamic->p_filesz / sizeof(dynamic_t); i++) {
            dynamic_t entry;
            memcpy(&entry, o->bytes + dynamic->p_offset + i * sizeof entry, sizeof entry);
            if (entry.d_tag == DT_NULL)
                break;
            if (pass == 0 && entry.d_tag == DT_STRTAB)
                table = entry.d_un.d_ptr;
            if (pass == 0 || (entry.d_tag != DT_RPATH && entry.d_tag != DT_RUNPATH))
                continue;
            const char *path = text_at(o, table + entry.d_un.d_val);
            if (!path || !is_safe_path(path))
                return path ? path : "?";
        }
    }
    return NULL;
}

static int check_run_path(const struct object *o, const char *path, struct ot_error *err)
{
    for (size_t i = 0; i < o->header.e_phnum; i++) {
        segment_t s = segment_at(o, i);
        const char *found = s.p_type == PT_DYNAMIC ? unsafe_path(o, &s) : NULL;
        if (found)
            return ot_error_set(err, OT_EXIT_PLUGIN,
                                "%s: its run path is \"%.200s\"; expected none, or "
                                "absolute folders or $ORIGIN: build it without -rpath",
                                path, found);
    }
    return 0;
}

int ot_elf_check(const char *bytes, size_t length, const char *path, struct ot_error *err)
{
    struct object o = { .bytes = bytes, .length = length };
    if (length >= sizeof o.header)
        memcpy(&o.header, bytes, sizeof o.header);
    const char *fault = header_fault(&o);
    if (!fault && is_cut_short(&o))
        fault = "a shared object that is cut short";
    if (fault)
        return ot_error_set(err, OT_EXIT_PLUGIN,
                            "%s: expected a shared object for this machine, found %s; "
                            "build it again with cc -fPIC -shared",
                            path, fault);
    return check_run_path(&o, path, err);
}
