/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a browser would act on is let through by name alone; so it matters little what a
 * stylesheet or a report tried to put there. */
#include "config.h"

#include "paper/page.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "paper/policy.h"
#include "paper/whole.h"

#define DEPTH_MAX 200
#define SVG "http://www.w3.org/2000/svg"
#define XHTML "http://www.w3.org/1999/xhtml"

static const char *const html_elements[] = {
    "a",       "abbr",    "article", "aside",  "b",     "blockquote", "body",
    "br",      "caption", "cite",    "code",   "col",   "colgroup",   "dd",
    "details", "dfn",     "div",     "dl",     "dt",    "em",         "figcaption",
    "figure",  "footer",  "h1",      "h2",     "h3",    "h4",         "h5",
    "h6",      "head",    "header",  "hr",     "html",  "i",          "img",
    "ins",     "del",     "kbd",     "li",     "main",  "mark",       "meta",
    "nav",     "ol",      "p",       "pre",    "q",     "s",          "samp",
    "section", "small",   "span",    "strong", "style", "sub",        "summary",
    "sup",     "table",   "tbody",   "td",     "tfoot", "th",         "thead",
    "time",    "title",   "tr",      "u",      "ul",    "var",        "wbr",
};
static const char *const svg_elements[] = {
    "svg",      "g",       "defs",    "title",    "desc",    "path",           "rect",
    "circle",   "ellipse", "line",    "polyline", "polygon", "text",           "tspan",
    "clipPath", "marker",  "pattern", "symbol",   "mask",    "linearGradient", "stop",
};
static const char *const html_attributes[] = {
    "abbr", "alt",     "charset",  "class",  "colspan",   "content", "datetime",
    "dir",  "headers", "height",   "hidden", "href",      "id",      "lang",
    "name", "open",    "reversed", "role",   "rowspan",   "scope",   "span",
    "src",  "start",   "tabindex", "title",  "translate", "value",   "width",
};
/* Between spaces. */
static const char svg_attributes[] =
    " baseline-shift class clip-path clip-rule clipPathUnits cx cy d "
    "direction dominant-baseline dx dy fill fill-opacity fill-rule focusable "
    "font-family font-size font-style font-variant font-weight "
    "gradientTransform gradientUnits height id lang letter-spacing "
    "marker-end marker-mid marker-start markerHeight markerUnits markerWidth "
    "mask offset opacity orient paint-order patternTransform patternUnits "
    "points preserveAspectRatio r refX refY role rx ry shape-rendering "
    "stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset "
    "stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity "
    "stroke-width tabindex text-anchor text-decoration textLength "
    "lengthAdjust transform vector-effect version viewBox visibility width "
    "word-spacing x x1 x2 y y1 y2 ";
static const char *const void_elements[] = { "br", "col", "hr", "img", "meta", "wbr" };
#define COUNT(list) (sizeof(list) / sizeof(list)[0])

/* The names of a tree mostly lie in its dictionary, each once. Where one is that was
 * found to be allowed, it is allowed: of elements and attributes, of HTML and SVG. */
#define ALLOWED_PLACES 61
struct allowed {
    const xmlChar *name[2][2][ALLOWED_PLACES];
};

struct writing {
    struct ot_text *into;
    struct ot_text styles; /* the sources of the policy */
    bool has_head;
    size_t policy_at; /* in it */
    enum ot_exit exit;
    struct ot_error *err;
    struct allowed allowed;
};

/* Most differ in their first letter. */
static bool is(const char *text, const char *other)
{
    return *text == *other && strcmp(text, other) == 0;
}

static bool is_in(const char *const *list, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (is(list[i], name))
            return true;
    return false;
}

static bool is_between(const char *list, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = list; length && (at = strstr(at, name)); at += length)
        if (at > list && at[-1] == ' ' && at[length] == ' ')
            return true;
    return false;
}

static int refuse(struct writing *w, const char *what, const char *found,
                  const char *cure)
{
    return ot_error_set(w->err, w->exit, "the paper would hold %s \"%.80s\"; %s", what,
                        found, cure);
}

static bool is_svg(const xmlNode *element)
{
    return element->ns && strcmp((const char *)element->ns->href, SVG) == 0;
}

static bool is_foreign(const xmlNode *element)
{
    return element->ns && !is_svg(element) &&
           strcmp((const char *)element->ns->href, XHTML) != 0;
}

static bool is_listed(bool attribute, bool svg, const char *name)
{
    if (!attribute)
        return svg ? is_in(svg_elements, COUNT(svg_elements), name)
                   : is_in(html_elements, COUNT(html_elements), name);
    if (strncmp(name, "aria-", 5) == 0 || strncmp(name, "data-", 5) == 0)
        return name[5 + strspn(name + 5, "abcdefghijklmnopqrstuvwxyz-")] == '\0';
    return svg ? is_between(svg_attributes, name)
               : is_in(html_attributes, COUNT(html_attributes), name);
}

static bool is_allowed(struct writing *w, bool attribute, bool svg, const xmlChar *name)
{
    const xmlChar **place =
        &w->allowed.name[attribute][svg][(uintptr_t)name % ALLOWED_PLACES];
    if (*place != name && is_listed(attribute, svg, (const char *)name))
        *place = name;
    return *place == name;
}

static bool has_control(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text <= ' ')
            return true;
    return false;
}

static bool is_link(const xmlNode *element, const char *value)
{
    return is((const char *)element->name, "a") && !has_control(value) &&
           (value[0] == '#' || strncmp(value, "https://", 8) == 0 ||
            strncmp(value, "mailto:", 7) == 0);
}

static bool is_image(const char *value)
{
    return strncmp(value, "data:image/png;base64,", 22) == 0 ||
           strncmp(value, "data:image/jpeg;base64,", 23) == 0;
}

static bool holds_url(const char *value)
{
    for (; (value = strpbrk(value, "uU")); value++)
        if (strncasecmp(value, "url", 3) == 0)
            return true;
    return false;
}

/* A drawing's paint may be one of its own: url(#grey). */
static bool is_sound_paint(const char *value)
{
    return strncmp(value, "url(#", 5) == 0 ? !strpbrk(value + 5, "\\:/")
                                           : !strchr(value, '\\') && !holds_url(value);
}

static int check_attribute(struct writing *w, const xmlNode *element,
                           const xmlAttr *attribute, const char *value)
{
    const char *name = (const char *)attribute->name;
    bool svg = is_svg(element);
    if (attribute->ns || !is_allowed(w, true, svg, attribute->name))
        return refuse(w, "the attribute", name, "a paper may not hold that");
    if (is(name, "href") && !is_link(element, value))
        return refuse(w, "the link", value, "expected https:, mailto: or #place");
    if (is(name, "src") && !is_image(value))
        return refuse(w, "the image", value, "expected data:image/png;base64,…");
    if (svg && !is_sound_paint(value))
        return refuse(w, "the drawing's value", value, "nothing may be fetched");
    return 0;
}

static const char *escape_of(char c)
{
    return c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&quot;";
}

static void put_escaped(struct ot_text *into, const char *text, size_t length,
                        bool quoted)
{
    const char *end = text + length;
    while (text < end) {
        size_t plain = strcspn(text, quoted ? "&<>\"" : "&<>"),
               left = (size_t)(end - text);
        ot_text_add(into, text, plain < left ? plain : left);
        if (plain >= left)
            return;
        text += plain;
        ot_text_put(into, escape_of(*text++));
    }
}

static void put_words(struct ot_text *into, const char *text)
{
    size_t plain = strcspn(text, "&<>-\xe2"); /* the first byte of a minus sign */
    if (!text[plain]) {
        ot_text_add(into, text, plain);
        return;
    }
    for (struct ot_whole whole; ot_whole_next(text, &whole);) {
        put_escaped(into, text, (size_t)(whole.at - text), false);
        ot_text_put(into, "<span class=\"ot-whole\">");
        put_escaped(into, whole.at, whole.length, false);
        ot_text_put(into, "</span>");
        text = whole.at + whole.length;
    }
    put_escaped(into, text, strlen(text), false);
}

static int write_attribute(struct writing *w, const xmlNode *element, const xmlAttr *a)
{
    const xmlNode *only = a->children;
    bool plain = only && only->type == XML_TEXT_NODE && !only->next && only->content;
    xmlChar *value = plain ? NULL : xmlNodeListGetString(element->doc, a->children, 1);
    const char *text = plain   ? (const char *)only->content
                       : value ? (const char *)value
                               : "";
    int failed = check_attribute(w, element, a, text);
    ot_text_between(w->into, " ", (const char *)a->name, "=\"");
    put_escaped(w->into, text, strlen(text), true);
    ot_text_put(w->into, "\"");
    xmlFree(value);
    return failed;
}

static int write_attributes(struct writing *w, const xmlNode *element)
{
    for (const xmlAttr *a = element->properties; a; a = a->next) {
        int failed = write_attribute(w, element, a);
        if (failed)
            return failed;
    }
    return 0;
}

static int write_style(struct writing *w, const xmlNode *element)
{
    xmlChar *content = xmlNodeGetContent(element);
    const char *css = content ? (const char *)content : "";
    int failed = ot_policy_allow(css, &w->styles);
    ot_text_put(w->into, css);
    xmlFree(content);
    return failed ? refuse(w, "a style with", "\\, url, import, image, src or //",
                           "a style may fetch nothing")
                  : 0;
}

static int write_node(struct writing *w, const xmlNode *node, int depth);

static int write_children(struct writing *w, const xmlNode *element, int depth)
{
    for (const xmlNode *child = element->children; child; child = child->next)
        if (write_node(w, child, depth + 1) != 0)
            return -1;
    return 0;
}

static int write_element(struct writing *w, const xmlNode *element, int depth)
{
    const char *name = (const char *)element->name;
    bool svg = is_svg(element);
    if (is_foreign(element) || !is_allowed(w, false, svg, element->name))
        return refuse(w, "the element", name, "a paper may not hold that");
    ot_text_between(w->into, "<", name, "");
    if (write_attributes(w, element) != 0)
        return -1;
    ot_text_put(w->into, ">");
    if (!svg && is_in(void_elements, COUNT(void_elements), name))
        return 0;
    if (is(name, "head") && !w->has_head) {
        w->has_head = true;
        ot_text_put(w->into, "<meta charset=\"utf-8\">");
        w->policy_at = w->into->length;
    }
    if (is(name, "style") ? write_style(w, element) : write_children(w, element, depth))
        return -1;
    ot_text_between(w->into, "</", name, ">");
    return 0;
}

/* Neither a drawing nor a title has spans. */
static void write_text(struct writing *w, const xmlNode *node)
{
    const char *text = (const char *)node->content;
    if (is_svg(node->parent) || is((const char *)node->parent->name, "title"))
        put_escaped(w->into, text, strlen(text), false);
    else
        put_words(w->into, text);
}

static int write_node(struct writing *w, const xmlNode *node, int depth)
{
    if (depth > DEPTH_MAX)
        return refuse(w, "elements deeper than", "200 levels", "expected fewer");
    if (node->type == XML_ELEMENT_NODE)
        return write_element(w, node, depth);
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        write_text(w, node);
    return 0;
}

/* Once all styles are known. */
static void insert_policy(struct writing *w)
{
    struct ot_text policy = { 0 };
    size_t rest = w->into->length - w->policy_at;
    ot_policy_write(&w->styles, &policy);
    if (policy.failed || !ot_text_extend(w->into, policy.length)) {
        w->into->failed = true;
    } else {
        char *at = w->into->bytes + w->policy_at;
        memmove(at + policy.length, at, rest);
        memcpy(at, policy.bytes, policy.length);
    }
    ot_text_free(&policy);
}

static int write_page(struct writing *w, const xmlNode *root)
{
    if (!root || strcmp((const char *)root->name, "html") != 0)
        return ot_error_set(w->err, w->exit, "the stylesheet makes %.80s; expected html",
                            root ? (const char *)root->name : "nothing");
    ot_text_put(w->into, "<!DOCTYPE html>\n");
    if (write_node(w, root, 0) != 0)
        return -1;
    if (w->into->failed)
        return ot_error_memory(w->err);
    if (!w->has_head)
        return ot_error_set(w->err, w->exit,
                            "the stylesheet makes no head; expected one");
    ot_text_put(w->into, "\n");
    insert_policy(w);
    return w->into->failed ? ot_error_memory(w->err) : 0;
}

int ot_page_write(const xmlDoc *page, enum ot_exit exit, struct ot_text *into,
                  struct ot_error *err)
{
    struct writing w = { .into = into, .exit = exit, .err = err };
    size_t before = into->length;
    int failed = write_page(&w, xmlDocGetRootElement((xmlDoc *)page));
    if (failed && into->bytes)
        into->bytes[into->length = before] = '\0';
    ot_text_free(&w.styles);
    return failed;
}

int ot_page_check_drawing(const xmlNode *svg, enum ot_exit exit, struct ot_error *err)
{
    struct ot_text body = { 0 };
    struct writing w = { .into = &body, .exit = exit, .err = err };
    int failed = is_svg(svg) ? write_node(&w, svg, 0)
                             : refuse(&w, "a picture that is", (const char *)svg->name,
                                      "expected svg");
    ot_text_free(&body);
    ot_text_free(&w.styles);
    return failed;
}
