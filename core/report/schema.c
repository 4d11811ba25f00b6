/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schema is compiled in, so that nothing is looked up when a report is checked. */
#include "config.h"

#include "report/schema.h"

#include <libxml/relaxng.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "report/attributes.h"
#include "report/document.h"
#include "report/expected.h"
#include "report/memory.h"

/* Made from report.rng when building; what report/attributes checks is any text in it.
 */
extern const unsigned char ot_report_rng[];
extern const size_t ot_report_rng_length;

struct checking {
    const char *file;
    struct ot_faults *faults;
    size_t found;
    struct ot_faults vague; /* said only where nothing better was found */
    xmlDoc *rng;            /* the schema as a tree, once something is unfit */
    size_t looked;          /* elements that were looked at for the cause of a fault */
    bool out_of_memory;
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

static bool is_of_value(const char *text)
{
    return strstr(text, "nvalid attribute ") != NULL;
}

/* libxml2 does not say which attribute. */
static bool is_of_attributes(const char *text)
{
    return strstr(text, "failed to validate attributes") != NULL;
}

#define NAMES_MAX 200

/* The names of all attributes that the schema has, as it names them; some twice. */
static size_t attribute_names(struct ot_arena *arena, const char *names[NAMES_MAX])
{
    static const char before[] = "<attribute name=\"";
    const char *at = (const char *)ot_report_rng, *end = at + ot_report_rng_length;
    size_t count = 0;
    while (count < NAMES_MAX &&
           (at = memmem(at, (size_t)(end - at), before, sizeof before - 1))) {
        at += sizeof before - 1;
        const char *quote = memchr(at, '"', (size_t)(end - at));
        const char *name = quote ? ot_arena_copy(arena, at, (size_t)(quote - at)) : NULL;
        if (name)
            names[count++] = name;
    }
    return count;
}

#define LOOKED_MAX 10000 /* each takes a tenth of a millisecond for an attribute */

/* An attribute whose name is none of the schema's is the likeliest fault. */
static bool add_misspelt(struct checking *c, const xmlNode *node)
{
    if (c->looked++ >= LOOKED_MAX)
        return false;
    const char *names[NAMES_MAX], *nearest = NULL;
    struct ot_arena *arena = ot_arena_new();
    size_t count = arena ? attribute_names(arena, names) : 0;
    bool found = false;
    for (const xmlAttr *a = node->properties; a && !found; a = a->next) {
        const char *name = (const char *)a->name;
        found = count > 0 && !a->ns;
        for (size_t i = 0; i < count && found; i++)
            found = strcmp(names[i], name) != 0;
        if (!found)
            continue;
        nearest = ot_text_nearest(name, names, count);
        ot_faults_add(c->faults, at_line(c, xmlGetLineNo(node)),
                      "element %.60s has an attribute %.60s, which no report "
                      "has%s%s%s",
                      (const char *)node->name, name, nearest ? "; did you mean " : "",
                      nearest ? nearest : "", nearest ? "?" : "");
        c->found++;
    }
    ot_arena_free(arena);
    return found;
}

/* Attributes whose value is none that the schema has for them. */
static bool add_unfit(struct checking *c, const xmlNode *node)
{
    if (c->looked++ >= LOOKED_MAX)
        return false;
    struct ot_arena *arena = ot_arena_new();
    size_t before = c->found;
    if (!c->rng)
        c->rng = xmlReadMemory((const char *)ot_report_rng, (int)ot_report_rng_length,
                               NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR);
    for (const xmlAttr *a = node->properties; a && arena && c->rng; a = a->next) {
        struct ot_text expected = { 0 };
        const char *value = ot_document_value(arena, node, a);
        if (!a->ns && ot_expected_otherwise(c->rng, node, a, value, &expected)) {
            ot_faults_add(c->faults, at_line(c, xmlGetLineNo(node)),
                          "the attribute %.60s of %.60s is \"%.60s\"; expected %s",
                          (const char *)a->name, (const char *)node->name, value,
                          ot_text_string(&expected));
            c->found++;
        }
        ot_text_free(&expected);
    }
    ot_arena_free(arena);
    return c->found > before;
}

static void add_attributes(struct checking *c, const xmlNode *node)
{
    if (add_misspelt(c, node) || add_unfit(c, node))
        return;
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
    if (!error->message || !*error->message)
        return;
    if (node && is_of_attributes(error->message))
        add_attributes(c, node);
    else if (node && is_of_value(error->message) && add_unfit(c, node))
        return;
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

static void add_below(struct checking *c, const xmlNode *element)
{
    if (!add_misspelt(c, element))
        add_unfit(c, element);
    for (const xmlNode *n = ot_document_child(element, NULL); n;
         n = ot_document_next(n, NULL))
        add_below(c, n);
}

/* Of what is somewhere in the report an attribute may be the cause. */
static void settle_vague(struct checking *c, const xmlDoc *doc)
{
    if (c->found == 0)
        add_below(c, xmlDocGetRootElement((xmlDoc *)doc));
    for (size_t i = 0; c->found == 0 && i < c->vague.count; i++)
        ot_faults_add(c->faults, c->vague.item[i].at, "%s", c->vague.item[i].text);
    if (c->found == 0 && c->vague.count == 0)
        ot_faults_add(c->faults, at_line(c, 0), "it does not follow the schema");
    c->found += c->found == 0;
}

/* Hold doc against the schema. -1: memory. */
static int check_schema(struct checking *c, xmlDoc *doc)
{
    int verdict = -1;
    xmlRelaxNG *schema = load_schema();
    xmlRelaxNGValidCtxt *context = schema ? xmlRelaxNGNewValidCtxt(schema) : NULL;
    if (context) {
        xmlRelaxNGSetValidStructuredErrors(context, on_fault, c);
        verdict = xmlRelaxNGValidateDoc(context, doc);
        if (verdict > 0)
            settle_vague(c, doc);
    }
    xmlRelaxNGFreeValidCtxt(context);
    xmlFreeDoc(c->rng);
    ot_faults_clear(&c->vague);
    return c->out_of_memory || verdict < 0 ? -1 : 0;
}

/* The validator leaves in each element what it was found to be, and that is freed; and
 * elements were numbered. */
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
    int failed = check_schema(c, doc);
    if (!failed)
        failed = ot_attributes_check(doc, c->file, c->faults, &c->found);
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
