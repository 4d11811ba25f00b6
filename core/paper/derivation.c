/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A node's key is all that it says, its operands by the names of the nodes that they
 * became. Operands stand before what is made of them, so that one pass is enough. */
#include "config.h"

#include "paper/derivation.h"

#include <libxml/hash.h>
#include <string.h>

#include "base/text.h"
#include "report/document.h"

#define X(text) ((const xmlChar *)(text))

struct step {
    xmlNode *node;
    size_t uses;     /* how many operands lead to it */
    xmlNode *figure; /* the first that is this; NULL: none */
};

struct folding {
    struct ot_arena *arena;
    xmlNode *report;
    xmlHashTable *evaluations; /* element by id */
    xmlHashTable *kept;        /* step by key */
    xmlHashTable *became;      /* step by the id of each node that became it */
    bool out_of_memory;
};

static const char *get(struct folding *f, const xmlNode *of, const char *name)
{
    return ot_document_look(f->arena, of, name);
}

static void set(struct folding *f, xmlNode *of, const char *name, const char *value)
{
    if (!value || !xmlSetProp(of, X(name), X(value)))
        f->out_of_memory = true;
}

static void keep(struct folding *f, xmlHashTable *in, const char *key, void *what)
{
    if (!what || xmlHashAddEntry(in, X(key), what) != 0)
        f->out_of_memory = true;
}

/* The step that something leads to by its attribute `node`; NULL: none. */
static struct step *step_of(struct folding *f, const xmlNode *from)
{
    return xmlHashLookup(f->became, X(get(f, from, "node")));
}

/* \1 and \2 part words: no XML holds them. */
static void put_word(struct ot_text *key, const char *word)
{
    ot_text_put(key, word);
    ot_text_add(key, "\1", 1);
}

/* Two calls of a scheme's hook are the same if they were given the same. */
static void put_evaluation(struct folding *f, struct ot_text *key, const char *id)
{
    const xmlNode *e = xmlHashLookup(f->evaluations, X(id));
    put_word(key, e ? get(f, e, "scheme") : id);
    put_word(key, e ? get(f, e, "kind") : "");
}

static void put_attribute(struct folding *f, struct ot_text *key, const xmlNode *of,
                          const xmlAttr *attribute)
{
    const char *name = (const char *)attribute->name, *value = get(f, of, name);
    put_word(key, name);
    if (strcmp(name, "evaluation") == 0)
        put_evaluation(f, key, value);
    else
        put_word(key, value);
}

static void put_key(struct folding *f, struct ot_text *key, const xmlNode *element)
{
    put_word(key, (const char *)element->name);
    for (const xmlAttr *a = element->properties; a; a = a->next)
        if (strcmp((const char *)a->name, "id") != 0)
            put_attribute(f, key, element, a);
    for (const xmlNode *e = ot_document_child(element, NULL); e;
         e = ot_document_next(e, NULL))
        put_key(f, key, e);
    ot_text_put(key, "\2");
}

static void lead(struct folding *f, xmlNode *from)
{
    const struct step *to = step_of(f, from);
    if (to)
        set(f, from, "node", get(f, to->node, "id"));
}

static void lead_operands(struct folding *f, xmlNode *node)
{
    for (xmlNode *o = ot_document_child(node, "operand"); o;
         o = ot_document_next(o, "operand"))
        lead(f, o);
}

/* The first step of that key, which may be made of this node; NULL: no memory. Most are.
 */
static struct step *step_for(struct folding *f, const char *key, xmlNode *node)
{
    struct step *step = ot_arena_array(f->arena, 1, sizeof *step);
    if (!step)
        return NULL;
    step->node = node;
    return xmlHashAddEntry(f->kept, X(key), step) == 0 ? step
                                                       : xmlHashLookup(f->kept, X(key));
}

static void fold(struct folding *f, xmlNode *lineage)
{
    struct ot_text key = { 0 };
    xmlNode *next;
    for (xmlNode *n = ot_document_child(lineage, "node"); n; n = next) {
        next = ot_document_next(n, "node");
        lead_operands(f, n);
        key.length = 0;
        put_key(f, &key, n);
        struct step *step = step_for(f, ot_text_string(&key), n);
        keep(f, f->became, get(f, n, "id"), step);
        if (step && step->node != n) {
            xmlUnlinkNode(n);
            xmlFreeNode(n);
        }
    }
    f->out_of_memory |= key.failed;
    ot_text_free(&key);
}

static void count_operands(struct folding *f, const xmlNode *node)
{
    for (const xmlNode *o = ot_document_child(node, "operand"); o;
         o = ot_document_next(o, "operand")) {
        struct step *of = step_of(f, o);
        if (of)
            of->uses++;
    }
}

/* Figures that are one and the same are told together. */
static void join(struct folding *f, xmlNode *figure)
{
    struct step *step = step_of(f, figure);
    if (step && !step->figure) {
        step->figure = figure;
    } else if (step) {
        set(f, figure, "same-as", get(f, step->figure, "id"));
        if (!ot_document_has(step->figure, "shared"))
            set(f, step->figure, "shared", "true");
    }
}

/* A leaf to which only one operand leads is told there. */
static void set_place(void *step, void *folding, const xmlChar *key)
{
    const struct step *s = step;
    struct folding *f = folding;
    const char *assumed = get(f, s->node, "assumed-at");
    (void)key;
    if (*assumed)
        set(f, s->node, "told-at", assumed);
    else if (s->figure || s->uses > 1 || ot_document_child(s->node, "operand"))
        set(f, s->node, "told-at",
            ot_arena_format(f->arena, "how-%s", get(f, s->node, "id")));
}

static void place(struct folding *f, xmlNode *assumption, size_t number)
{
    const char *name = ot_arena_format(f->arena, "assumption-%zu", number);
    const char *at = get(f, assumption, "nodes");
    set(f, assumption, "place", name);
    for (size_t length; *(at += strspn(at, " \t\r\n")); at += length) {
        length = strcspn(at, " \t\r\n");
        const char *id = ot_arena_copy(f->arena, at, length);
        const struct step *step = id ? xmlHashLookup(f->became, X(id)) : NULL;
        if (step && ot_document_child(step->node, "leaf"))
            set(f, step->node, "assumed-at", name);
    }
}

static void fold_report(struct folding *f)
{
    xmlNode *lineage = ot_document_child(f->report, "lineage");
    xmlNode *n = ot_document_child(f->report, "evaluations");
    size_t number = 0;
    for (n = ot_document_child(n, "evaluation"); n; n = ot_document_next(n, "evaluation"))
        keep(f, f->evaluations, get(f, n, "id"), n);
    fold(f, lineage);
    n = ot_document_child(f->report, "findings");
    for (n = ot_document_child(n, "figure"); n; n = ot_document_next(n, "figure")) {
        lead(f, n);
        join(f, n);
    }
    for (n = ot_document_child(lineage, "node"); n; n = ot_document_next(n, "node"))
        count_operands(f, n);
    n = ot_document_child(f->report, "assumptions");
    for (n = ot_document_child(n, "assumption"); n; n = ot_document_next(n, "assumption"))
        place(f, n, ++number);
    xmlHashScan(f->kept, set_place, f);
}

int ot_derivations_fold(xmlDoc *report, struct ot_error *err)
{
    struct folding f = { .arena = ot_arena_new(),
                         .report = xmlDocGetRootElement(report),
                         .evaluations = xmlHashCreate(64),
                         .kept = xmlHashCreate(512),
                         .became = xmlHashCreate(512) };
    f.out_of_memory = !f.arena || !f.evaluations || !f.kept || !f.became;
    if (!f.out_of_memory)
        fold_report(&f);
    xmlHashFree(f.evaluations, NULL);
    xmlHashFree(f.kept, NULL);
    xmlHashFree(f.became, NULL);
    ot_arena_free(f.arena);
    return f.out_of_memory ? ot_error_memory(err) : 0;
}
