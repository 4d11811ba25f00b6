/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operands stand before what is made of them. So names are made from the last node to the
 * first, while those below have none of their own making. */
#include "config.h"

#include "paper/steps.h"

#include <libxml/hash.h>
#include <string.h>

#include "base/text.h"
#include "paper/amount.h"
#include "report/document.h"

#define X(text) ((const xmlChar *)(text))
#define MINUS "−"
#define DEPTH_MAX 3 /* of brackets in a name */

struct telling {
    struct ot_arena *arena;
    xmlNode *lineage;
    xmlHashTable *nodes; /* of it, by id */
    struct ot_text text; /* what is put together */
    bool out_of_memory;
};

static const char *get(struct telling *t, const xmlNode *of, const char *name)
{
    return ot_document_look(t->arena, of, name);
}

static void set(struct telling *t, xmlNode *of, const char *name, const char *value)
{
    if (!xmlNewProp(of, X(name), X(value)))
        t->out_of_memory = true;
}

static void set_text(struct telling *t, xmlNode *of, const char *name)
{
    t->out_of_memory |= t->text.failed;
    set(t, of, name, ot_text_string(&t->text));
    t->text.length = 0;
}

static xmlNode *node_of(struct telling *t, const xmlNode *from)
{
    return xmlHashLookup(t->nodes, X(get(t, from, "node")));
}

/* What stands between operands; NULL: nothing. */
static const char *sign_of(const char *operation)
{
    static const char *const sign[][2] = { { "add", "+ " },
                                           { "subtract", MINUS " " },
                                           { "multiply", "× " },
                                           { "divide", "÷ " } };
    for (size_t i = 0; i < sizeof sign / sizeof sign[0]; i++)
        if (strcmp(operation, sign[i][0]) == 0)
            return sign[i][1];
    return NULL;
}

static void put_name(struct telling *t, const xmlNode *node, int depth);

static void put_formula(struct telling *t, const xmlNode *node, int depth)
{
    const char *operation = get(t, node, "operation"), *sign = sign_of(operation);
    const xmlNode *first = ot_document_child(node, "operand");
    if (strcmp(operation, "negate") == 0)
        ot_text_put(&t->text, MINUS);
    for (const xmlNode *o = first; o; o = ot_document_next(o, "operand")) {
        const xmlNode *of = node_of(t, o);
        if (o != first)
            ot_text_between(&t->text, sign ? " " : ", ", sign ? sign : "", "");
        if (of)
            put_name(t, of, depth);
    }
}

static void put_name(struct telling *t, const xmlNode *node, int depth)
{
    const char *label = get(t, node, "label");
    if (*label) {
        ot_text_put(&t->text, label);
    } else if (depth == DEPTH_MAX || !ot_document_child(node, "operand")) {
        ot_text_put(&t->text, "(…)");
    } else {
        ot_text_put(&t->text, "(");
        put_formula(t, node, depth + 1);
        ot_text_put(&t->text, ")");
    }
}

static size_t count_operands(const xmlNode *node)
{
    size_t count = 0;
    for (const xmlNode *o = ot_document_child(node, "operand"); o;
         o = ot_document_next(o, "operand"))
        count++;
    return count;
}

static void put_factor(struct telling *t, const xmlNode *node)
{
    const char *times = ot_amount_number(t->arena, get(t, node, "factor"));
    t->out_of_memory |= !times;
    ot_text_between(&t->text, "× ", times ? times : "", "");
    if (ot_document_has(node, "index"))
        ot_text_between(&t->text, ", ", get(t, node, "index"), "");
}

/* With a capital letter. */
static void put_capital(struct telling *t, const char *text)
{
    char *words = ot_arena_text(t->arena, text);
    t->out_of_memory |= !words;
    if (!words)
        return;
    ot_text_capital(words);
    ot_text_put(&t->text, words);
}

static void put_how(struct telling *t, const xmlNode *node)
{
    const char *operation = get(t, node, "operation");
    if (ot_document_has(node, "how"))
        put_capital(t, get(t, node, "how"));
    else if (strcmp(operation, "sum") == 0)
        ot_text_format(&t->text, "The sum of %zu", count_operands(node));
    else if (strcmp(operation, "total") == 0)
        ot_text_put(&t->text, "Over all periods");
    else if (strcmp(operation, "period") == 0)
        ot_text_between(&t->text, "Period ", get(t, node, "period"), "");
    else if (strcmp(operation, "uprate") == 0)
        put_factor(t, node);
    else if (strcmp(operation, "negate") == 0)
        put_formula(t, node, 0);
    else
        put_capital(t, operation);
}

static void name_node(struct telling *t, xmlNode *node)
{
    const char *sign = sign_of(get(t, node, "operation"));
    if (!ot_document_has(node, "label")) {
        put_name(t, node, 0);
        set_text(t, node, "label");
    }
    if (!ot_document_child(node, "operand"))
        return;
    if (sign && !ot_document_has(node, "how")) {
        set(t, node, "sign", sign);
    } else {
        put_how(t, node);
        set_text(t, node, "worked");
    }
}

static void move(xmlNode *node, xmlNode *into)
{
    xmlUnlinkNode(node);
    xmlAddChild(into, node);
}

static void tell_operands(struct telling *t, const xmlNode *node, const char *sign)
{
    static const char *const said[] = { "amount", "label", "told-at" };
    const xmlNode *first = ot_document_child(node, "operand");
    for (xmlNode *o = (xmlNode *)first; o; o = ot_document_next(o, "operand")) {
        xmlNode *of = node_of(t, o);
        for (size_t i = 0; of && i < sizeof said / sizeof said[0]; i++)
            if (ot_document_has(of, said[i]))
                set(t, o, said[i], get(t, of, said[i]));
        if (o != first && *sign)
            set(t, o, "sign", sign);
        if (of && of->parent == t->lineage && !ot_document_has(of, "told-at"))
            move(of, o);
    }
}

static void tell(struct telling *t, const xmlNode *root)
{
    xmlNode *figure = ot_document_child(ot_document_child(root, "findings"), "figure");
    for (xmlNode *n = t->lineage->last; n; n = n->prev)
        if (n->type == XML_ELEMENT_NODE)
            name_node(t, n);
    for (xmlNode *n = ot_document_child(t->lineage, "node"); n;
         n = ot_document_next(n, "node"))
        tell_operands(t, n, get(t, n, "sign"));
    for (; figure; figure = ot_document_next(figure, "figure")) {
        xmlNode *node = node_of(t, figure);
        if (node && !ot_document_has(figure, "same-as"))
            move(node, figure);
    }
}

int ot_steps_tell(xmlDoc *report, struct ot_error *err)
{
    const xmlNode *root = xmlDocGetRootElement(report);
    struct telling t = { .arena = ot_arena_new(),
                         .lineage = ot_document_child(root, "lineage"),
                         .nodes = xmlHashCreate(512) };
    xmlNode *n = ot_document_child(t.lineage, "node");
    t.out_of_memory = !t.arena || !t.nodes;
    for (; n && !t.out_of_memory; n = ot_document_next(n, "node"))
        t.out_of_memory = xmlHashAddEntry(t.nodes, X(get(&t, n, "id")), n) != 0;
    if (t.lineage && !t.out_of_memory)
        tell(&t, root);
    xmlHashFree(t.nodes, NULL);
    ot_text_free(&t.text);
    ot_arena_free(t.arena);
    return t.out_of_memory ? ot_error_memory(err) : 0;
}
