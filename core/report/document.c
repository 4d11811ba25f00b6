/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libxml2's parser, with all doors shut. */
#include "config.h"

#include "report/document.h"

#include <libxml/parser.h>
#include <string.h>

#include "report/memory.h"
#include "report/report.h"

static xmlParserInput *deny(const char *address, const char *id, xmlParserCtxt *context)
{
    (void)address;
    (void)id;
    (void)context;
    return NULL;
}

/* libxml2's message without its line break, if it was refused no memory. */
static void keep_message(const xmlError *error, size_t refused, unsigned *line,
                         struct ot_error *err)
{
    const char *text = error && error->message ? error->message : "it cannot be parsed";
    *line = error && error->line > 0 ? (unsigned)error->line : 0;
    if (refused > 0 || (error && error->code == XML_ERR_NO_MEMORY))
        ot_error_memory(err);
    else
        ot_error_set(err, OT_EXIT_INPUT, "not well-formed XML: %.*s",
                     (int)strcspn(text, "\n"), text);
}

static xmlDoc *parse(xmlParserCtxt *context, const char *bytes, size_t length)
{
    const int options = XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_NOERROR |
                        XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES;
    return xmlCtxtReadMemory(context, bytes, (int)length, NULL, NULL, options);
}

void ot_document_ready(void)
{
    static bool ready;
    if (ready)
        return;
    ot_memory_watch();
    xmlInitParser();
    xmlSetExternalEntityLoader(deny);
    ready = true;
}

xmlDoc *ot_document_parse(const char *bytes, size_t length, unsigned *line,
                          struct ot_error *err)
{
    ot_document_ready();
    *line = 0;
    if (length > OT_DOCUMENT_MAX) {
        ot_error_set(err, OT_EXIT_INPUT, "%zu bytes; expected at most 64 MB", length);
        return NULL;
    }
    xmlParserCtxt *context = xmlNewParserCtxt();
    if (!context)
        return ot_error_memory(err), NULL;
    size_t before = ot_memory_failures();
    xmlDoc *doc = parse(context, bytes, length);
    if (!doc)
        keep_message(xmlCtxtGetLastError(context), ot_memory_failures() - before, line,
                     err);
    xmlFreeParserCtxt(context);
    if (doc && (doc->intSubset || doc->extSubset)) {
        xmlFreeDoc(doc);
        *line = 1;
        ot_error_set(err, OT_EXIT_INPUT,
                     "it has a document type (<!DOCTYPE …>); a "
                     "report has none");
        return NULL;
    }
    return doc;
}

static bool is_ours(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE && node->ns &&
           strcmp((const char *)node->ns->href, OT_REPORT_NAMESPACE) == 0;
}

xmlDoc *ot_document_report(const char *bytes, size_t length, const char *file,
                           struct ot_error *err)
{
    unsigned line;
    struct ot_error found;
    xmlDoc *doc = ot_document_parse(bytes, length, &line, &found);
    if (!doc) {
        ot_error_set(err, found.exit, "%s:%u: %.1800s", file, line, found.text);
        return NULL;
    }
    const xmlNode *root = xmlDocGetRootElement(doc);
    if (root && is_ours(root) && strcmp((const char *)root->name, "report") == 0)
        return doc;
    ot_error_set(
        err, OT_EXIT_INPUT,
        "%s: not a report: expected the element report of namespace %s, found %s", file,
        OT_REPORT_NAMESPACE, root ? (const char *)root->name : "nothing");
    xmlFreeDoc(doc);
    return NULL;
}

static xmlNode *first_ours(xmlNode *node, const char *name)
{
    for (; node; node = node->next)
        if ((!name || strcmp((const char *)node->name, name) == 0) && is_ours(node))
            return node;
    return NULL;
}

xmlNode *ot_document_child(const xmlNode *of, const char *name)
{
    return of ? first_ours(of->children, name) : NULL;
}

xmlNode *ot_document_next(const xmlNode *after, const char *name)
{
    return first_ours(after->next, name);
}

/* The only text below; NULL: there is none, or more. */
static const char *only_text(const xmlNode *first)
{
    return first && !first->next && first->type == XML_TEXT_NODE
               ? (const char *)first->content
               : NULL;
}

static const char *copy(struct ot_arena *arena, const char *text)
{
    const char *made = ot_arena_text(arena, text);
    if (!made)
        ot_memory_fail();
    return made ? made : "";
}

static const char *take(struct ot_arena *arena, xmlChar *text)
{
    const char *made = text ? copy(arena, (const char *)text) : "";
    xmlFree(text);
    return made;
}

/* libxml2's own would look for a document type that gives a value to what is not there.
 */
static const xmlAttr *attribute(const xmlNode *of, const char *name)
{
    const xmlAttr *a = of->properties;
    while (a && (a->ns || *a->name != (xmlChar)*name ||
                 strcmp((const char *)a->name, name) != 0))
        a = a->next;
    return a;
}

bool ot_document_has(const xmlNode *of, const char *name)
{
    return attribute(of, name) != NULL;
}

const char *ot_document_value(struct ot_arena *arena, const xmlNode *of, const xmlAttr *a)
{
    const char *text = a->children ? only_text(a->children) : "";
    return text ? text : take(arena, xmlNodeListGetString(of->doc, a->children, 1));
}

const char *ot_document_look(struct ot_arena *arena, const xmlNode *of, const char *name)
{
    const xmlAttr *a = attribute(of, name);
    return a ? ot_document_value(arena, of, a) : "";
}

const char *ot_document_attribute(struct ot_arena *arena, const xmlNode *of,
                                  const char *name)
{
    const char *text = ot_document_look(arena, of, name);
    return *text ? copy(arena, text) : "";
}

const char *ot_document_text(struct ot_arena *arena, const xmlNode *of)
{
    if (!of || !of->children)
        return "";
    const char *text = only_text(of->children);
    return text ? copy(arena, text) : take(arena, xmlNodeGetContent((xmlNode *)of));
}
