/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two walks: the first gathers what has an id, the second follows what refers to it. */
#include "config.h"

#include "report/attributes.h"

#include <libxml/hash.h>
#include <stdint.h>
#include <string.h>

#include "report/document.h"
#include "report/memory.h"

const char *ot_reference_kind(const xmlNode *element, const xmlAttr *attribute)
{
    static const char *const kinds[] = { "node", "figure", "evaluation", "check",
                                         "rule" };
    const char *name = (const char *)attribute->name;
    for (size_t i = 0; !attribute->ns && i < sizeof kinds / sizeof kinds[0]; i++)
        if (*name == *kinds[i] && strcmp(name, kinds[i]) == 0)
            return i == 4 && strcmp((const char *)element->name, "check") == 0 ? NULL
                                                                               : kinds[i];
    return NULL;
}

struct walk {
    struct ot_arena *arena;
    const char *file;
    struct ot_faults *faults;
    size_t *found;
    xmlHashTable *ids; /* element by id */
};

static struct ot_origin here(struct walk *w, const xmlNode *node)
{
    long line = xmlGetLineNo(node);
    ++*w->found;
    return (struct ot_origin){ .file = w->file, .row = line > 0 ? (unsigned)line : 0 };
}

/* The element after node in the document's order, within root; only the report's own. */
static xmlNode *following(xmlNode *node, const xmlNode *root)
{
    xmlNode *next = ot_document_child(node, NULL);
    while (!next && node && node != root) {
        next = ot_document_next(node, NULL);
        node = node->parent;
    }
    return next;
}

/* _private numbers the elements that have an id. */
static void gather(struct walk *w, xmlNode *root)
{
    uintptr_t number = 0;
    for (xmlNode *node = root; node; node = following(node, root)) {
        if (!ot_document_has(node, "id"))
            continue;
        const char *id = ot_document_look(w->arena, node, "id");
        node->_private = (void *)++number;
        if (xmlValidateNCName((const xmlChar *)id, 0) != 0)
            ot_faults_add(w->faults, here(w, node),
                          "the id \"%.60s\" is no name; expected a letter, then letters, "
                          "digits, - and .",
                          id);
        else if (xmlHashAddEntry(w->ids, (const xmlChar *)id, node) != 0)
            ot_faults_add(w->faults, here(w, node),
                          "the id \"%.60s\" stands twice; expected it once", id);
    }
}

/* What is shown of a figure: its value, up to how sure and how good it is. */
static size_t value_length(const char *shown)
{
    const char *bracket = strstr(shown, " (");
    return bracket ? (size_t)(bracket - shown) : strlen(shown);
}

/* Where words show a figure they are its own; a summary says no more than "not known". */
static void check_shown(struct walk *w, const xmlNode *from, const xmlNode *figure)
{
    const char *words = ot_document_text(w->arena, from);
    const char *shown = ot_document_text(w->arena, ot_document_child(figure, "shown"));
    size_t length = value_length(words);
    if (!*words || strcmp(words, shown) == 0 || strcmp(words, "not known") == 0 ||
        (length == value_length(shown) && strncmp(words, shown, length) == 0))
        return;
    ot_faults_add(w->faults, here(w, from),
                  "%.60s shows \"%.60s\"; its figure is \"%.60s\"",
                  (const char *)from->name, words, shown);
}

/* It is there, it is an element of that name, and what a node is made of stands before
 * it. */
static void check_reference(struct walk *w, const xmlNode *from, const char *kind,
                            const char *id)
{
    const xmlNode *to = xmlHashLookup(w->ids, (const xmlChar *)id);
    if (!to || strcmp((const char *)to->name, kind) != 0)
        ot_faults_add(w->faults, here(w, from),
                      "%s refers to %s \"%.60s\"; the report has no such %s",
                      (const char *)from->name, kind, id, kind);
    else if (strcmp((const char *)from->name, "operand") == 0 && from->parent &&
             (uintptr_t)to->_private >= (uintptr_t)from->parent->_private)
        ot_faults_add(
            w->faults, here(w, from),
            "operand \"%.60s\" stands after what is made of it; expected before", id);
    else if (strcmp(kind, "figure") == 0 && from->children)
        check_shown(w, from, to);
}

static void check_list(struct walk *w, const xmlNode *from, const char *ids)
{
    static const char blanks[] = " \t\r\n";
    for (size_t length; *(ids += strspn(ids, blanks)); ids += length) {
        length = strcspn(ids, blanks);
        const char *id = ot_arena_copy(w->arena, ids, length);
        if (id)
            check_reference(w, from, "node", id);
        else
            ot_memory_fail();
    }
}

/* "2023-24": the second follows the first. */
static bool is_financial_year(const char *text)
{
    unsigned digit[7];
    if (strlen(text) != 7 || text[4] != '-')
        return false;
    for (int i = 0; i < 7; i++) {
        digit[i] = (unsigned char)text[i] - (unsigned)'0';
        if (i != 4 && digit[i] > 9)
            return false;
    }
    return (digit[2] * 10 + digit[3] + 1) % 100 == digit[5] * 10 + digit[6];
}

static void check_year(struct walk *w, const xmlNode *of, const char *year)
{
    if (!is_financial_year(year))
        ot_faults_add(w->faults, here(w, of),
                      "price-year \"%.20s\" of %s is no financial year; expected such as "
                      "2023-24",
                      year, (const char *)of->name);
}

/* XML's own numbers may be none. */
static bool is_no_number(const char *value)
{
    value += *value == '-';
    return (*value == 'N' && strcmp(value, "NaN") == 0) ||
           (*value == 'I' && strcmp(value, "INF") == 0);
}

static bool is(const xmlAttr *attribute, const char *name)
{
    return !attribute->ns && *attribute->name == (xmlChar)*name &&
           strcmp((const char *)attribute->name, name) == 0;
}

static bool is_of(const xmlNode *element, const char *name)
{
    return strcmp((const char *)element->name, name) == 0;
}

/* Only what a cell has printed, and a plugin's title, may be no words. */
static void check_words(struct walk *w, const xmlNode *of, const xmlAttr *a,
                        const char *value)
{
    if (a->ns || (is(a, "printed") && is_of(of, "leaf")) ||
        (is(a, "title") && is_of(of, "plugin")))
        return;
    if (is_no_number(value))
        ot_faults_add(w->faults, here(w, of),
                      "the attribute %.60s of %.60s is %s; expected a number, or none",
                      (const char *)a->name, (const char *)of->name, value);
    if (!value[strspn(value, " \t\r\n")])
        ot_faults_add(w->faults, here(w, of),
                      "the attribute %.60s of %.60s is blank; expected words, or none",
                      (const char *)a->name, (const char *)of->name);
}

static void check_attributes(struct walk *w, const xmlNode *of)
{
    for (const xmlAttr *a = of->properties; a; a = a->next) {
        const char *kind = ot_reference_kind(of, a);
        const char *value = ot_document_value(w->arena, of, a);
        if (kind)
            check_reference(w, of, kind, value);
        else if (is(a, "nodes"))
            check_list(w, of, value);
        else if (is(a, "price-year"))
            check_year(w, of, value);
        else if (!is(a, "id"))
            check_words(w, of, a, value);
    }
}

int ot_attributes_check(xmlDoc *doc, const char *file, struct ot_faults *faults,
                        size_t *found)
{
    struct walk w = { .arena = ot_arena_new(),
                      .file = file,
                      .faults = faults,
                      .found = found,
                      .ids = xmlHashCreate(512) };
    size_t before = ot_memory_failures();
    xmlNode *root = xmlDocGetRootElement(doc);
    bool ready = w.arena && w.ids;
    if (ready)
        gather(&w, root);
    for (xmlNode *node = root; node && ready; node = following(node, root))
        check_attributes(&w, node);
    xmlHashFree(w.ids, NULL);
    ot_arena_free(w.arena);
    return ready && !faults->lost && ot_memory_failures() == before ? 0 : -1;
}
