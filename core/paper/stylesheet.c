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
#include <stdlib.h>
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

struct ot_sheet {
    xsltStylesheet *compiled;
    char *template_file; /* NULL: a shipped one, kept until the process ends */
};

/* The first message of libxslt, which is two lines: where, and what. Others follow from
 * it. */
struct complaint {
    char text[1000];
};

static void keep(void *data, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
static void keep(void *data, const char *format, ...)
{
    struct complaint *c = data;
    size_t used = strlen(c->text);
    const char *line = strchr(c->text, '\n');
    va_list arguments;
    if (line && strchr(line + 1, '\n'))
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

/* Its words, without the name of the function that has them. */
static const char *cause_of(const struct complaint *c)
{
    const char *line = strchr(c->text, '\n');
    const char *cause = line && line[1] ? line + 1 : c->text;
    const char *colon = strncmp(cause, "xslt", 4) == 0 ? strchr(cause, ':') : NULL;
    return colon ? colon + 1 + strspn(colon + 1, " ") : cause;
}

/* "… file ours.xsl line 4 element txt": libxslt knows it of all but a few. */
static int fail(const char *template, const char *file, const struct complaint *c,
                struct ot_error *err)
{
    const char *name = template ? template : file, *cause = cause_of(c);
    const char *of = strstr(c->text, "file "), *line = of ? strstr(of, " line ") : NULL;
    enum ot_exit exit = template ? OT_EXIT_SCRIPT : OT_EXIT_INPUT;
    int length = (int)strcspn(cause, "\n");
    if (!c->text[0])
        return ot_error_set(err, exit, "%s: the stylesheet failed", name);
    if (!line || cause == c->text)
        return ot_error_set(err, exit, "%s: %.*s", name, length, cause);
    bool ours = strncmp(of + 5, "outturn:", 8) == 0;
    return ot_error_set(err, exit, "%s%s%.*s:%ld: %.*s", ours ? name : "",
                        ours ? ": " : "", (int)(line - of - 5), of + 5,
                        strtol(line + 6, NULL, 10), length, cause);
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
    doc->URL = xmlStrdup(X(sheet->template_file)); /* libxslt names it */
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
    fail(sheet->template ? sheet->template_file : NULL, sheet->file, c, err);
    if (style)
        xsltFreeStylesheet(style);
    else
        xmlFreeDoc(doc);
    return NULL;
}

/* Not where memory was short: libxslt may have left something out. */
static xsltStylesheet *compile_whole(const struct ot_stylesheet *sheet,
                                     struct complaint *c, struct ot_error *err)
{
    size_t before = ot_memory_failures();
    xsltStylesheet *style = compile(sheet, c, err);
    if (style && ot_memory_failures() > before) {
        xsltFreeStylesheet(style);
        style = NULL;
        ot_error_memory(err);
    }
    return style;
}

/* No transformation changes it. */
static xsltStylesheet *compile_shipped(const struct ot_stylesheet *sheet,
                                       struct complaint *c, struct ot_error *err)
{
    static xsltStylesheet *kept[2];
    xsltStylesheet **place = &kept[strcmp(sheet->shipped, OT_ODT_SHIPPED) == 0];
    if (!*place)
        *place = compile_whole(sheet, c, err);
    return *place;
}

/* What libxslt keeps for the whole process, and so before any thread. Messages of a
 * template at work are ignored. */
static int shut_doors(struct ot_error *err)
{
    static xsltSecurityPrefs *kept;
    if (!kept)
        kept = forbid(true);
    if (!kept)
        return ot_error_memory(err);
    xsltSetDefaultSecurityPrefs(kept);
    xsltSetLoaderFunc(load);
    xsltDebugSetDefaultTrace(XSLT_TRACE_NONE);
    xsltSetGenericErrorFunc(NULL, ignore);
    return 0;
}

static xsltStylesheet *compile_either(const struct ot_stylesheet *from,
                                      struct ot_error *err)
{
    struct complaint c = { 0 };
    xsltSetGenericErrorFunc(&c, keep);
    xmlSetGenericErrorFunc(NULL, ignore);
    xsltStylesheet *style =
        from->template ? compile(from, &c, err) : compile_shipped(from, &c, err);
    xmlSetGenericErrorFunc(NULL, NULL);
    xsltSetGenericErrorFunc(NULL, ignore);
    return style;
}

struct ot_sheet *ot_sheet_new(const struct ot_stylesheet *from, struct ot_error *err)
{
    if (shut_doors(err) != 0)
        return NULL;
    struct ot_sheet *sheet = calloc(1, sizeof *sheet);
    char *name = from->template ? strdup(from->template_file) : NULL;
    if (!sheet || (from->template && !name)) {
        ot_error_memory(err);
        goto failed;
    }
    sheet->compiled = compile_either(from, err);
    sheet->template_file = name;
    if (sheet->compiled)
        return sheet;
failed:
    free(name);
    free(sheet);
    return NULL;
}

void ot_sheet_free(struct ot_sheet *sheet)
{
    if (!sheet)
        return;
    if (sheet->template_file)
        xsltFreeStylesheet(sheet->compiled);
    free(sheet->template_file);
    free(sheet);
}

static xmlDoc *transform(xsltTransformContext *context, const struct ot_sheet *sheet,
                         xmlDoc *from, bool private_)
{
    const char *parameters[] = { "edition", private_ ? "'private'" : "'public'", NULL };
    context->maxTemplateDepth = DEPTH_MAX;
    return xsltApplyStylesheetUser(sheet->compiled, from, parameters, NULL, NULL,
                                   context);
}

xmlDoc *ot_sheet_apply(const struct ot_sheet *sheet, xmlDoc *from, bool private_,
                       const char *file, struct ot_error *err)
{
    struct complaint c = { 0 };
    xsltSecurityPrefs *prefs = forbid(false);
    xsltTransformContext *context =
        prefs ? xsltNewTransformContext(sheet->compiled, from) : NULL;
    xmlDoc *page = NULL;
    xmlSetGenericErrorFunc(NULL, ignore); /* of this thread */
    if (context && xsltSetCtxtSecurityPrefs(prefs, context) == 0) {
        xsltSetTransformErrorFunc(context, &c, keep);
        page = transform(context, sheet, from, private_);
        if (!page || context->state != XSLT_STATE_OK || c.text[0]) {
            fail(sheet->template_file, file, &c, err);
            xmlFreeDoc(page);
            page = NULL;
        }
    } else {
        ot_error_memory(err);
    }
    xmlSetGenericErrorFunc(NULL, NULL);
    xsltFreeTransformContext(context);
    xsltFreeSecurityPrefs(prefs);
    return page;
}
