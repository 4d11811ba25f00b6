/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thing goes where a private part led to it and no public one does. Figures go where no
 * public part leads to them. */
#include "config.h"

#include "report/disclose.h"

#include <libxml/hash.h>
#include <string.h>

#include "base/text.h"
#include "report/attributes.h"
#include "report/document.h"

#define X(text) ((const xmlChar *)(text))

struct disclosing {
    struct ot_arena *arena;
    xmlNode *root;
    xmlHashTable *ids;              /* element by id */
    xmlHashTable *hidden, *public_; /* ids that private parts lead to; that public do */
    bool out_of_memory;
};

static const char *get(struct disclosing *d, const xmlNode *of, const char *name)
{
    return ot_document_look(d->arena, of, name);
}

static void drop(xmlNode *node)
{
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}

static xmlNode *next_below(const xmlNode *node, const xmlNode *top)
{
    if (node->children && node->type == XML_ELEMENT_NODE)
        return node->children;
    while (node != top && !node->next)
        node = node->parent;
    return node == top ? NULL : node->next;
}

static bool is_ours(const struct disclosing *d, const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE && node->ns && d->root->ns &&
           xmlStrEqual(node->ns->href, d->root->ns->href);
}

/* Elements of other vocabularies have ids of their own. */
static void gather_ids(struct disclosing *d)
{
    for (xmlNode *n = d->root; n; n = next_below(n, d->root)) {
        const char *id = is_ours(d, n) ? get(d, n, "id") : "";
        if (*id && xmlHashAddEntry(d->ids, X(id), n) != 0)
            d->out_of_memory = true;
    }
}

static void follow(struct disclosing *d, xmlHashTable *into, const xmlNode *top);

/* What has that id, and all that it leads to. */
static void reach(struct disclosing *d, xmlHashTable *into, const char *id)
{
    const xmlNode *to = *id ? xmlHashLookup(d->ids, X(id)) : NULL;
    if (!to || xmlHashLookup(into, X(id)))
        return;
    if (xmlHashAddEntry(into, X(id), (void *)to) != 0)
        d->out_of_memory = true;
    follow(d, into, to);
}

/* All references within an element. Operands stand before what is made of them, so that
 * this comes to an end. */
static void follow(struct disclosing *d, xmlHashTable *into, const xmlNode *top)
{
    for (const xmlNode *n = top; n; n = next_below(n, top)) {
        const xmlAttr *a = n->type == XML_ELEMENT_NODE ? n->properties : NULL;
        for (; a; a = a->next)
            if (ot_reference_kind(n, a))
                reach(d, into, ot_document_value(d->arena, n, a));
    }
}

static bool led_to(xmlHashTable *from, const char *id)
{
    return *id && xmlHashLookup(from, X(id));
}

/* Elements marked private, and what says nothing of itself. */
static bool is_hidden(struct disclosing *d, xmlNode *node)
{
    if (node->type == XML_COMMENT_NODE || node->type == XML_PI_NODE)
        return true;
    if (node->type != XML_ELEMENT_NODE)
        return false;
    return *get(d, node, "private") || (node->parent == d->root && !is_ours(d, node));
}

static void drop_hidden(struct disclosing *d, xmlNode *parent)
{
    xmlNode *next;
    for (xmlNode *n = parent->children; n; n = next) {
        next = n->next;
        if (is_hidden(d, n)) {
            follow(d, d->hidden, n);
            drop(n);
        } else if (n->type == XML_ELEMENT_NODE) {
            drop_hidden(d, n);
        }
    }
}

static void drop_outside(xmlDoc *report, const xmlNode *root)
{
    xmlNode *next;
    for (xmlNode *n = report->children; n; n = next) {
        next = n->next;
        if (n != root)
            drop(n);
    }
}

static void follow_all(struct disclosing *d, const char *name)
{
    for (xmlNode *n = ot_document_child(d->root, name); n; n = ot_document_next(n, name))
        follow(d, d->public_, n);
}

static bool is_secret(struct disclosing *d, const char *id)
{
    return led_to(d->hidden, id) && !led_to(d->public_, id);
}

/* Rows of evaluations that only private parts speak of; and private verdicts of others.
 */
static void clean_summary(struct disclosing *d)
{
    xmlNode *summary = ot_document_child(d->root, "summary"), *next;
    for (xmlNode *row = ot_document_child(summary, "row"); row; row = next) {
        next = ot_document_next(row, "row");
        if (*get(d, row, "verdict-private")) {
            xmlUnsetProp(row, X("verdict-private"));
            xmlUnsetProp(row, X("verdict"));
        }
        if (is_secret(d, get(d, row, "evaluation")))
            drop(row);
    }
}

enum keep { KEEP_PUBLIC, KEEP_UNLESS_SECRET };

static void sift(struct disclosing *d, const char *list, enum keep keep)
{
    xmlNode *of = ot_document_child(d->root, list), *next;
    for (xmlNode *n = ot_document_child(of, NULL); n; n = next) {
        next = ot_document_next(n, NULL);
        const char *id = get(d, n, "id");
        if (keep == KEEP_PUBLIC ? !led_to(d->public_, id) : is_secret(d, id))
            drop(n);
    }
}

/* An assumption names the nodes that remain; without one it goes. */
static void clean_assumptions(struct disclosing *d)
{
    xmlNode *of = ot_document_child(d->root, "assumptions"), *next;
    for (xmlNode *n = ot_document_child(of, "assumption"); n; n = next) {
        next = ot_document_next(n, "assumption");
        char *rest = (char *)ot_document_attribute(d->arena, n, "nodes");
        struct ot_text left = { 0 };
        for (char *id; rest && *rest && (id = strsep(&rest, " \t\r\n"));)
            if (led_to(d->public_, id))
                ot_text_format(&left, "%s%s", left.length ? " " : "", id);
        d->out_of_memory = d->out_of_memory || left.failed;
        if (left.length)
            xmlSetProp(n, X("nodes"), X(left.bytes));
        else
            drop(n);
        ot_text_free(&left);
    }
}

static bool has_evaluation(struct disclosing *d, const char *kind)
{
    const xmlNode *of = ot_document_child(d->root, "evaluations");
    for (xmlNode *e = ot_document_child(of, "evaluation"); e;
         e = ot_document_next(e, "evaluation"))
        if (strcmp(get(d, e, "kind"), kind) == 0)
            return true;
    return false;
}

static void clean_plugins(struct disclosing *d)
{
    xmlNode *of = ot_document_child(d->root, "provenance"), *next;
    for (xmlNode *n = ot_document_child(of, "plugin"); n; n = next) {
        next = ot_document_next(n, "plugin");
        if (!has_evaluation(d, get(d, n, "kind")))
            drop(n);
    }
}

/* First what people read says which evaluations are public; then all that remains says
 * which figures are. */
static void disclose(struct disclosing *d)
{
    gather_ids(d);
    drop_outside(d->root->doc, d->root);
    drop_hidden(d, d->root);
    follow_all(d, "recommendations");
    follow_all(d, "section");
    clean_summary(d);
    sift(d, "checks", KEEP_UNLESS_SECRET);
    sift(d, "evaluations", KEEP_UNLESS_SECRET);
    follow_all(d, "summary");
    follow_all(d, "checks");
    sift(d, "rules", KEEP_UNLESS_SECRET);
    sift(d, "findings", KEEP_PUBLIC);
    sift(d, "lineage", KEEP_PUBLIC);
    clean_assumptions(d);
    clean_plugins(d);
}

int ot_disclose(xmlDoc *report, struct ot_error *err)
{
    struct disclosing d = { .root = xmlDocGetRootElement(report) };
    d.arena = ot_arena_new();
    d.ids = xmlHashCreate(64);
    d.hidden = xmlHashCreate(64);
    d.public_ = xmlHashCreate(64);
    if (d.root && d.arena && d.ids && d.hidden && d.public_)
        disclose(&d);
    else
        d.out_of_memory = true;
    xmlHashFree(d.ids, NULL);
    xmlHashFree(d.hidden, NULL);
    xmlHashFree(d.public_, NULL);
    ot_arena_free(d.arena);
    return d.out_of_memory ? ot_error_memory(err) : 0;
}
