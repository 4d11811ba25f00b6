/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schema is compiled in, so that nothing is looked up when a report is checked. What
 * RELAX NG cannot say of references is checked by hand. */
#include "config.h"

#include "report/schema.h"

#include <libxml/hash.h>
#include <libxml/relaxng.h>
#include <stdint.h>
#include <string.h>

#include "report/document.h"
#include "report/memory.h"
#include "report/reference.h"

extern const unsigned char ot_report_rng[]; /* made from report.rng when building */
extern const size_t ot_report_rng_length;

struct checking {
    const char *file;
    struct ot_faults *faults;
    size_t found;
    struct ot_faults vague; /* said only where nothing better was found */
    bool out_of_memory, broken_references;
};

#if LIBXML_VERSION >= 21200
typedef const xmlError xml_error;
#else
typedef xmlError xml_error;
#endif

static struct ot_origin at_line(const struct checking *c, long line)
{
    return (struct ot_origin){ .file = c->file, .row = line > 0 ? (unsigned)line : 0 };
}

/* The validator's message in the form of ours. */
static void add_message(struct checking *c, long line, const char *text)
{
    int length = (int)strcspn(text, "\n");
    char first =
        *text >= 'A' && *text <= 'Z' && text[1] >= 'a' ? (char)(*text + 32) : *text;
    ot_faults_add(c->faults, at_line(c, line), "%c%.*s", first, length - 1, text + 1);
    c->found++;
}

/* Messages that only repeat, one level up, that something below is at fault. */
static bool is_vague(const char *text)
{
    static const char *const vague[] = { "failed to validate", "in interleave",
                                         "has extra content", "no state" };
    for (size_t i = 0; i < sizeof vague / sizeof vague[0]; i++)
        if (strstr(text, vague[i]))
            return true;
    return false;
}

/* libxml2 does not say which attribute. */
static bool is_of_attributes(const char *text)
{
    return strstr(text, "failed to validate attributes") != NULL;
}

static void add_attributes(struct checking *c, const xmlNode *node)
{
    ot_faults_add(c->faults, at_line(c, xmlGetLineNo(node)),
                  "an attribute that element %.60s must have is missing or unfit",
                  (const char *)node->name);
    c->found++;
}

static void on_fault(void *data, xml_error *error)
{
    struct checking *c = data;
    const xmlNode *node = error->node;
    if (error->code == XML_ERR_NO_MEMORY)
        c->out_of_memory = true;
    if (error->domain == XML_FROM_VALID)
        c->broken_references = true; /* check_references says which */
    if (error->domain == XML_FROM_VALID || !error->message || !*error->message)
        return;
    if (node && is_of_attributes(error->message))
        add_attributes(c, node);
    else if (!is_vague(error->message))
        add_message(c, node ? xmlGetLineNo(node) : error->line, error->message);
    else if (node)
        ot_faults_add(&c->vague, at_line(c, xmlGetLineNo(node)),
                      "element %.60s, here or below, does not follow the schema",
                      (const char *)node->name);
}

static void on_schema_fault(void *data, xml_error *error)
{
    (void)data;
    (void)error;
}

static xmlRelaxNG *compile_schema(void)
{
    size_t before = ot_memory_failures();
    xmlRelaxNGParserCtxt *context = xmlRelaxNGNewMemParserCtxt(
        (const char *)ot_report_rng, (int)ot_report_rng_length);
    if (!context)
        return NULL;
    xmlRelaxNGSetParserStructuredErrors(context, on_schema_fault, NULL);
    xmlRelaxNG *schema = xmlRelaxNGParse(context);
    xmlRelaxNGFreeParserCtxt(context);
    if (ot_memory_failures() == before)
        return schema;
    xmlRelaxNGFree(schema);
    return NULL;
}

/* Compiled once in a process, whose end frees it: no validation changes it. */
static xmlRelaxNG *load_schema(void)
{
    static xmlRelaxNG *kept;
    if (!kept)
        kept = compile_schema();
    return kept;
}

int ot_report_schema_ready(struct ot_error *err)
{
    ot_document_ready();
    return load_schema() ? 0 : ot_error_memory(err);
}

static void settle_vague(struct checking *c)
{
    for (size_t i = 0; c->found == 0 && i < c->vague.count; i++)
        ot_faults_add(c->faults, c->vague.item[i].at, "%s", c->vague.item[i].text);
    if (c->found == 0 && c->vague.count == 0)
        ot_faults_add(c->faults, at_line(c, 0), "it does not follow the schema");
    c->found += c->found == 0;
}

/* Hold doc against the schema. -1: memory. libxml2 reports unknown references, as it
 * does those of a DTD, to its global handler alone: else it would print them. */
static int check_schema(struct checking *c, xmlDoc *doc)
{
    int verdict = -1;
    xmlRelaxNG *schema = load_schema();
    xmlRelaxNGValidCtxt *context = schema ? xmlRelaxNGNewValidCtxt(schema) : NULL;
    xmlStructuredErrorFunc before = xmlStructuredError;
    void *before_with = xmlStructuredErrorContext;
    if (context) {
        xmlRelaxNGSetValidStructuredErrors(context, on_fault, c);
        xmlSetStructuredErrorFunc(c, on_fault);
        verdict = xmlRelaxNGValidateDoc(context, doc);
        xmlSetStructuredErrorFunc(before_with, before);
        if (verdict > 0)
            settle_vague(c);
    }
    xmlRelaxNGFreeValidCtxt(context);
    ot_faults_clear(&c->vague);
    return c->out_of_memory || (verdict < 0 && !c->broken_references) ? -1 : 0;
}

/* The element after node in the document's order, within root; only the report's own. */
static xmlNode *walk(xmlNode *node, const xmlNode *root)
{
    xmlNode *next = ot_document_child(node, NULL);
    while (!next && node && node != root) {
        next = ot_document_next(node, NULL);
        node = node->parent;
    }
    return next;
}

/* Ids, each with its element; _private numbers the elements that have one. */
static void gather_ids(struct checking *c, xmlNode *root, xmlHashTable *ids)
{
    uintptr_t number = 0;
    for (xmlNode *node = root; node; node = walk(node, root)) {
        xmlChar *id = xmlGetNoNsProp(node, (const xmlChar *)"id");
        if (!id)
            continue;
        node->_private = (void *)++number;
        if (xmlHashAddEntry(ids, id, node) != 0) {
            struct ot_origin at = { .file = c->file,
                                    .row = (unsigned)xmlGetLineNo(node) };
            ot_faults_add(c->faults, at,
                          "the id \"%.60s\" stands twice; expected it once",
                          (const char *)id);
            c->found++;
        }
        xmlFree(id);
    }
}

/* One reference: it is there, it is an element of the attribute's name, and what a node
 * is made of stands before it. */
static void check_reference(struct checking *c, xmlHashTable *ids, const xmlNode *from,
                            const char *kind, const char *id)
{
    struct ot_origin at = at_line(c, xmlGetLineNo(from));
    const xmlNode *to = xmlHashLookup(ids, (const xmlChar *)id);
    if (!to || strcmp((const char *)to->name, kind) != 0) {
        ot_faults_add(c->faults, at,
                      "%s refers to %s \"%.60s\"; the report has no such %s",
                      (const char *)from->name, kind, id, kind);
        c->found++;
    } else if (strcmp((const char *)from->name, "operand") == 0 && from->parent &&
               (uintptr_t)to->_private >= (uintptr_t)from->parent->_private) {
        ot_faults_add(
            c->faults, at,
            "operand \"%.60s\" stands after what is made of it; expected before", id);
        c->found++;
    }
}

static bool is(const xmlChar *name, const char *other)
{
    return *name == (xmlChar)*other && strcmp((const char *)name, other) == 0;
}

static bool is_list(const xmlAttr *attribute)
{
    return is(attribute->name, "nodes") && !attribute->ns;
}

static void check_references_of(struct checking *c, xmlHashTable *ids,
                                const xmlNode *from)
{
    for (const xmlAttr *a = from->properties; a; a = a->next) {
        const char *kind = ot_reference_kind(from, a);
        if (!kind && !is_list(a))
            continue;
        xmlChar *value = xmlNodeListGetString(from->doc, a->children, 1);
        char *rest = (char *)value;
        if (kind && value)
            check_reference(c, ids, from, kind, (const char *)value);
        for (char *id; !kind && rest && (id = strsep(&rest, " \t\r\n"));)
            if (*id)
                check_reference(c, ids, from, "node", id);
        xmlFree(value);
    }
}

static int check_references(struct checking *c, xmlDoc *doc)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    xmlHashTable *ids = xmlHashCreate(64);
    if (!ids)
        return -1;
    gather_ids(c, root, ids);
    for (xmlNode *node = root; node; node = walk(node, root))
        check_references_of(c, ids, node);
    xmlHashFree(ids, NULL);
    return 0;
}

/* The validator leaves in each element what it was found to be, and that is freed. */
static void clean(xmlDoc *doc)
{
    for (xmlNode *n = doc->children; n;) {
        xmlNode *next = n->type == XML_ELEMENT_NODE ? n->children : NULL;
        n->psvi = n->_private = NULL;
        while (!next && n && n != (xmlNode *)doc) {
            next = n->next;
            n = n->parent;
        }
        n = next;
    }
}

static int check_tree(struct checking *c, xmlDoc *doc)
{
    int failed = check_schema(c, doc) != 0 ? -1 : check_references(c, doc);
    clean(doc);
    return failed;
}

static int verdict(const struct checking *c, struct ot_error *err)
{
    if (c->found == 0)
        return 0;
    return ot_error_set(err, OT_EXIT_FAILED, "%s is not a valid report: %zu %s", c->file,
                        c->found, c->found == 1 ? "fault" : "faults");
}

int ot_report_validate(const char *bytes, size_t length, const char *file,
                       struct ot_faults *faults, struct ot_error *err)
{
    struct checking c = { .file = file, .faults = faults };
    struct ot_error found;
    unsigned line;
    xmlDoc *doc = ot_document_parse(bytes, length, &line, &found);
    int failed = 0;
    if (doc)
        failed = check_tree(&c, doc);
    else if (found.exit == OT_EXIT_INTERNAL)
        failed = -1;
    else
        add_message(&c, (long)line, found.text);
    ot_memory_drop(doc);
    return failed ? ot_error_memory(err) : verdict(&c, err);
}

int ot_report_validate_tree(xmlDoc *doc, const char *file, struct ot_faults *faults,
                            struct ot_error *err)
{
    struct checking c = { .file = file, .faults = faults };
    return check_tree(&c, doc) != 0 ? ot_error_memory(err) : verdict(&c, err);
}
