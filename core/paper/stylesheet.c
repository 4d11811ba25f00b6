/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libxslt with all doors shut: what a stylesheet names outside itself is refused before
 * it is compiled, forbidden while it runs, and not served by the loader. */
#include "config.h"

#include "paper/stylesheet.h"

#include <libxml/parser.h>
#include <libxslt/documents.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "report/document.h"
#include "report/memory.h"

extern const unsigned char ot_board_xsl[]; /* made from board.xsl when building */
extern const size_t ot_board_xsl_length;
extern const unsigned char ot_odt_xsl[]; /* and from odt.xsl */
extern const size_t ot_odt_xsl_length;

#define DEPTH_MAX 1000 /* of templates calling each other */
#define X(text) ((const xmlChar *)(text))
#define XSLT_SPACE "http://www.w3.org/1999/XSL/Transform"

/* The first message of libxslt or libxml2: that is the cause, others follow from it. */
struct complaint {
    char text[1000];
};

static void keep(void *data, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
static void keep(void *data, const char *format, ...)
{
    struct complaint *c = data;
    size_t used = strlen(c->text);
    va_list arguments;
    if (used > 0 && strchr(c->text, '\n'))
        return;
    va_start(arguments, format);
    vsnprintf(c->text + used, sizeof c->text - used, format, arguments);
    va_end(arguments);
}

static void ignore(void *data, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
static void ignore(void *data, const char *format, ...)
{
    (void)data;
    (void)format;
}

static int fail(const struct ot_stylesheet *sheet, const struct complaint *c,
                struct ot_error *err)
{
    return ot_error_set(err, sheet->template ? OT_EXIT_SCRIPT : OT_EXIT_INPUT, "%s: %.*s",
                        sheet->template ? sheet->template_file : sheet->file,
                        (int)strcspn(c->text, "\n"),
                        c->text[0] ? c->text : "the stylesheet failed");
}

static bool is_shipped(const char *address)
{
    return strcmp(address, OT_PAPER_SHIPPED) == 0 || strcmp(address, OT_ODT_SHIPPED) == 0;
}

static int only_the_shipped(xsltSecurityPrefs *prefs, xsltTransformContext *context,
                            const char *what)
{
    (void)prefs;
    (void)context;
    return is_shipped(what);
}

/* All five forbidden. While a stylesheet is compiled it may name the shipped one, which
 * libxslt takes for a network address. */
static xsltSecurityPrefs *forbid(bool compiling)
{
    static const xsltSecurityOption options[] = {
        XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE, XSLT_SECPREF_CREATE_DIRECTORY,
        XSLT_SECPREF_READ_NETWORK, XSLT_SECPREF_WRITE_NETWORK
    };
    xsltSecurityPrefs *prefs = xsltNewSecurityPrefs();
    for (size_t i = 0; prefs && i < sizeof options / sizeof options[0]; i++)
        xsltSetSecurityPrefs(prefs, options[i], xsltSecurityForbid);
    if (prefs && compiling)
        xsltSetSecurityPrefs(prefs, XSLT_SECPREF_READ_NETWORK, only_the_shipped);
    return prefs;
}

/* names: the dictionary of the stylesheet that it becomes a part of; NULL: none. */
static xmlDoc *shipped(const char *address, xmlDict *names)
{
    bool odt = strcmp(address, OT_ODT_SHIPPED) == 0;
    xmlParserCtxt *context = xmlNewParserCtxt();
    if (!context)
        return NULL;
    if (names && xmlDictReference(names) == 0) {
        xmlDictFree(context->dict);
        context->dict = names;
    }
    xmlDoc *doc =
        xmlCtxtReadMemory(context, (const char *)(odt ? ot_odt_xsl : ot_board_xsl),
                          (int)(odt ? ot_odt_xsl_length : ot_board_xsl_length), address,
                          NULL, XML_PARSE_NONET);
    xmlFreeParserCtxt(context);
    return doc;
}

static xmlDoc *load(const xmlChar *address, xmlDict *names, int options, void *context,
                    xsltLoadType type)
{
    (void)options;
    (void)context;
    return type == XSLT_LOAD_STYLESHEET && is_shipped((const char *)address)
               ? shipped((const char *)address, names)
               : NULL;
}

static bool is_xslt(const xmlNode *element, const char *name)
{
    return element->ns && strcmp((const char *)element->ns->href, XSLT_SPACE) == 0 &&
           strcmp((const char *)element->name, name) == 0;
}

/* Why an element of a template is not allowed; NULL where it is. */
static const char *unfit(const xmlNode *element)
{
    for (const xmlAttr *a = element->properties; a; a = a->next) {
        const char *name = (const char *)a->name;
        if (strcmp(name, "disable-output-escaping") == 0 ||
            strcmp(name, "extension-element-prefixes") == 0)
            return name;
    }
    if (is_xslt(element, "document"))
        return "xsl:document";
    if (!is_xslt(element, "import") && !is_xslt(element, "include"))
        return NULL;
    xmlChar *href = xmlGetNoNsProp((xmlNode *)element, X("href"));
    bool fits = href && is_shipped((const char *)href);
    xmlFree(href);
    return fits ? NULL
                : "a file beside it (" OT_PAPER_SHIPPED " and " OT_ODT_SHIPPED
                  " can be imported)";
}

static const xmlNode *following(const xmlNode *node)
{
    if (node->type == XML_ELEMENT_NODE && node->children)
        return node->children;
    while (node && !node->next)
        node =
            node->parent && node->parent->type == XML_ELEMENT_NODE ? node->parent : NULL;
    return node ? node->next : NULL;
}

static int check_template(const struct ot_stylesheet *sheet, xmlDoc *doc,
                          struct ot_error *err)
{
    for (const xmlNode *n = xmlDocGetRootElement(doc); n; n = following(n)) {
        const char *why = n->type == XML_ELEMENT_NODE ? unfit(n) : NULL;
        if (why)
            return ot_error_set(err, OT_EXIT_SCRIPT,
                                "%s:%ld: a template may not use %s; take it out",
                                sheet->template_file, xmlGetLineNo(n), why);
    }
    return 0;
}

static xmlDoc *parse_template(const struct ot_stylesheet *sheet, struct ot_error *err)
{
    unsigned line;
    struct ot_error found = { 0 };
    xmlDoc *doc =
        ot_document_parse(sheet->template, sheet->template_length, &line, &found);
    if (!doc) {
        ot_error_set(err, found.exit == OT_EXIT_INPUT ? OT_EXIT_SCRIPT : found.exit,
                     "%s:%u: %.1800s", sheet->template_file, line, found.text);
        return NULL;
    }
    if (check_template(sheet, doc, err) == 0)
        return doc;
    xmlFreeDoc(doc);
    return NULL;
}

static xsltStylesheet *compile(const struct ot_stylesheet *sheet, struct complaint *c,
                               struct ot_error *err)
{
    xmlDoc *doc =
        sheet->template ? parse_template(sheet, err) : shipped(sheet->shipped, NULL);
    if (!doc && !sheet->template)
        ot_error_memory(err);
    if (!doc)
        return NULL;
    xsltStylesheet *style = xsltParseStylesheetDoc(doc);
    if (style && style->errors == 0 && !c->text[0])
        return style;
    fail(sheet, c, err);
    if (style)
        xsltFreeStylesheet(style);
    else
        xmlFreeDoc(doc);
    return NULL;
}

/* A shipped one is compiled once in a process, whose end frees it: no transformation
 * changes it. */
static xsltStylesheet *compile_shipped(const struct ot_stylesheet *sheet,
                                       struct complaint *c, struct ot_error *err)
{
    static xsltStylesheet *kept[2];
    xsltStylesheet **place = &kept[strcmp(sheet->shipped, OT_ODT_SHIPPED) == 0];
    size_t before = ot_memory_failures();
    if (!*place)
        *place = compile(sheet, c, err);
    if (*place && ot_memory_failures() > before) {
        xsltFreeStylesheet(*place);
        *place = NULL;
        ot_error_memory(err);
    }
    return *place;
}

static xmlDoc *transform(const struct ot_stylesheet *sheet, xsltStylesheet *style,
                         xmlDoc *from, struct complaint *c, struct ot_error *err)
{
    const char *parameters[] = { "edition", sheet->private_ ? "'private'" : "'public'",
                                 NULL };
    xsltSecurityPrefs *prefs = forbid(false);
    xsltTransformContext *context = prefs ? xsltNewTransformContext(style, from) : NULL;
    xmlDoc *page = NULL;
    if (context && xsltSetCtxtSecurityPrefs(prefs, context) == 0) {
        context->maxTemplateDepth = DEPTH_MAX;
        xsltSetTransformErrorFunc(context, c, keep);
        page = xsltApplyStylesheetUser(style, from, parameters, NULL, NULL, context);
        if (!page || context->state != XSLT_STATE_OK || c->text[0]) {
            fail(sheet, c, err);
            xmlFreeDoc(page);
            page = NULL;
        }
    } else {
        ot_error_memory(err);
    }
    xsltFreeTransformContext(context);
    xsltFreeSecurityPrefs(prefs);
    return page;
}

/* With libxslt's global settings as they must be while it is at work. */
xmlDoc *ot_stylesheet_apply(const struct ot_stylesheet *sheet, xmlDoc *from,
                            struct ot_error *err)
{
    struct complaint c = { 0 };
    xmlDoc *page = NULL;
    xsltSecurityPrefs *prefs = forbid(true);
    if (!prefs)
        return ot_error_memory(err), NULL;
    xsltSetDefaultSecurityPrefs(prefs);
    xsltSetLoaderFunc(load);
    xsltSetGenericErrorFunc(&c, keep);
    xmlSetGenericErrorFunc(NULL, ignore);
    xsltStylesheet *style =
        sheet->template ? compile(sheet, &c, err) : compile_shipped(sheet, &c, err);
    xsltSetGenericErrorFunc(NULL, ignore); /* also the messages of a template */
    if (style)
        page = transform(sheet, style, from, &c, err);
    if (sheet->template)
        xsltFreeStylesheet(style);
    xsltSetGenericErrorFunc(NULL, NULL);
    xmlSetGenericErrorFunc(NULL, NULL);
    xsltSetLoaderFunc(NULL);
    xsltSetDefaultSecurityPrefs(NULL);
    xsltFreeSecurityPrefs(prefs);
    return page;
}
