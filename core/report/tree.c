/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libxml2's tree, with every text checked on its way in: libxml2 itself writes what no
 * XML reader takes. */
#include "config.h"

#include "report/tree.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "report/memory.h"

#define X(text) ((const xmlChar *)(text))

static void fail_memory(struct ot_tree *tree)
{
    if (!tree->failed)
        ot_error_memory(tree->err);
    tree->failed = true;
}

xmlNode *ot_tree_start(struct ot_tree *tree, const char *root, const char *namespace,
                       struct ot_error *err)
{
    ot_memory_watch();
    *tree = (struct ot_tree){ .err = err, .failures = ot_memory_failures() };
    tree->doc = xmlNewDoc(X("1.0"));
    if (tree->doc)
        tree->doc->dict = xmlDictCreate();
    xmlNode *element = tree->doc ? xmlNewDocNode(tree->doc, NULL, X(root), NULL) : NULL;
    if (element) {
        xmlDocSetRootElement(tree->doc, element);
        tree->space = xmlNewNs(element, X(namespace), NULL);
        xmlSetNs(element, tree->space);
    }
    if (!element || !tree->space)
        fail_memory(tree);
    return tree->failed ? NULL : element;
}

xmlNode *ot_tree_element(struct ot_tree *tree, xmlNode *parent, const char *name)
{
    if (tree->failed)
        return NULL;
    xmlNode *element = xmlNewDocNode(tree->doc, tree->space, X(name), NULL);
    if (!element)
        return fail_memory(tree), NULL;
    return xmlAddChild(parent, element);
}

/* The nearest id or label at or above element, for messages. */
static void name_place(xmlNode *element, char *into, size_t room)
{
    static const char *const naming[] = { "id", "label", "table", "reference" };
    for (; element && element->type == XML_ELEMENT_NODE; element = element->parent)
        for (size_t i = 0; i < sizeof naming / sizeof naming[0]; i++) {
            xmlChar *value = xmlGetNoNsProp(element, X(naming[i]));
            if (value) {
                snprintf(into, room, " of %s \"%.60s\"", (const char *)element->name,
                         (const char *)value);
                xmlFree(value);
                return;
            }
        }
    snprintf(into, room, " of the report");
}

static bool is_sound(struct ot_tree *tree, xmlNode *element, const char *what,
                     const char *bytes, size_t length)
{
    char place[160];
    long fault = ot_xml_fault(bytes, length);
    if (fault < 0)
        return true;
    name_place(element, place, sizeof place);
    ot_error_set(tree->err, OT_EXIT_SCRIPT,
                 "%s%s cannot be written to the report: byte %ld of it is not a "
                 "character that XML can hold; expected UTF-8 without control characters",
                 what, place, fault + 1);
    tree->failed = true;
    return false;
}

void ot_tree_attribute(struct ot_tree *tree, xmlNode *element, const char *name,
                       const char *value)
{
    if (tree->failed || !value || !value[strspn(value, " \t\r\n")])
        return;
    if (!is_sound(tree, element, name, value, strlen(value)))
        return;
    if (!xmlNewProp(element, X(name), X(value)))
        fail_memory(tree);
}

void ot_tree_count(struct ot_tree *tree, xmlNode *element, const char *name,
                   unsigned long value)
{
    char text[OT_WHOLE_ROOM];
    ot_tree_attribute(tree, element, name, ot_number_whole(value, text));
}

void ot_tree_yes(struct ot_tree *tree, xmlNode *element, const char *name, bool value)
{
    ot_tree_attribute(tree, element, name, value ? "true" : NULL);
}

void ot_tree_text(struct ot_tree *tree, xmlNode *element, const char *bytes,
                  size_t length)
{
    if (tree->failed ||
        !is_sound(tree, element, (const char *)element->name, bytes, length))
        return;
    if (length > (size_t)INT_MAX) {
        fail_memory(tree);
        return;
    }
    xmlNode *text = xmlNewDocTextLen(tree->doc, X(bytes), (int)length);
    if (!text || !xmlAddChild(element, text))
        fail_memory(tree);
}

void ot_tree_take(struct ot_tree *tree, xmlNode *element, struct ot_text *words)
{
    if (words->failed)
        fail_memory(tree);
    ot_tree_text(tree, element, ot_text_string(words), words->length);
    ot_text_free(words);
}

xmlNode *ot_tree_words(struct ot_tree *tree, xmlNode *parent, const char *name,
                       const char *text)
{
    if (!text || !*text)
        return NULL;
    xmlNode *element = ot_tree_element(tree, parent, name);
    if (element)
        ot_tree_text(tree, element, text, strlen(text));
    return element;
}

/* Each of these is written as the entity beside it. */
static void put_escaped(struct ot_text *into, const char *text, const char *special)
{
    static const char *const entity[] = {
        ['\t'] = "&#9;", ['\n'] = "&#10;", ['\r'] = "&#13;", ['"'] = "&quot;",
        ['&'] = "&amp;", ['<'] = "&lt;",   ['>'] = "&gt;",
    };
    for (;;) {
        size_t plain = strcspn(text, special);
        ot_text_add(into, text, plain);
        text += plain;
        if (!*text)
            return;
        ot_text_put(into, entity[(unsigned char)*text++]);
    }
}

/* A line of its own begins, as deep as 30 levels. */
static void put_indent(struct ot_text *into, size_t level)
{
    static const char spaces[] = "                              "
                                 "                              ";
    ot_text_add(into, spaces, 2 * (level < 30 ? level : 30));
}

static void put_attributes(struct ot_text *into, const xmlNode *element)
{
    static const char special[] = "\t\n\r\"&<>";
    for (const xmlNs *ns = element->nsDef; ns; ns = ns->next) {
        ot_text_put(into, " xmlns=\"");
        put_escaped(into, (const char *)ns->href, special);
        ot_text_put(into, "\"");
    }
    for (const xmlAttr *a = element->properties; a; a = a->next) {
        ot_text_between(into, " ", (const char *)a->name, "=\"");
        if (a->children)
            put_escaped(into, (const char *)a->children->content, special);
        ot_text_put(into, "\"");
    }
}

static bool holds_text(const xmlNode *element)
{
    const xmlNode *child = element->children;
    while (child && child->type != XML_TEXT_NODE)
        child = child->next;
    return child != NULL;
}

/* lines: elements stand on lines of their own, but for those beside and within text. */
static void put_element(struct ot_text *into, const xmlNode *element, size_t level,
                        bool lines)
{
    const char *name = (const char *)element->name;
    bool inner = lines && !holds_text(element);
    if (lines)
        put_indent(into, level);
    ot_text_between(into, "<", name, "");
    put_attributes(into, element);
    ot_text_put(into, !element->children ? "/>" : inner ? ">\n" : ">");
    for (const xmlNode *child = element->children; child; child = child->next)
        if (child->type == XML_TEXT_NODE)
            put_escaped(into, (const char *)child->content, "\r&<>");
        else
            put_element(into, child, level + 1, inner);
    if (element->children && inner)
        put_indent(into, level);
    if (element->children)
        ot_text_between(into, "</", name, ">");
    if (lines)
        ot_text_put(into, "\n");
}

/* By hand, as libxml2 does it, in a quarter of the time. What it was refused memory for
 * may be missing, and is not looked at. */
int ot_tree_write(struct ot_tree *tree, struct ot_text *into)
{
    if (!tree->failed && ot_memory_failures() > tree->failures)
        fail_memory(tree);
    if (tree->failed)
        return -1;
    ot_text_put(into, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    put_element(into, xmlDocGetRootElement(tree->doc), 0, true);
    if (into->failed)
        fail_memory(tree);
    return tree->failed ? -1 : 0;
}
