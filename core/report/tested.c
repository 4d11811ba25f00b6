/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pass over the verdicts: a report of many figures and tests is not searched for each
 * of them. */
#include "config.h"

#include "report/tested.h"

#include <libxml/hash.h>
#include <stdbool.h>
#include <string.h>

#include "report/document.h"

struct use { /* of a figure in a test */
    const xmlNode *verdict, *test;
    struct use *next, *last; /* last: of the first alone */
};
struct ot_tested {
    struct ot_arena *arena;
    const xmlNode *report;
    xmlHashTable *uses; /* by the figure's id */
};

static bool add_use(struct ot_tested *t, const char *figure, const struct use *from)
{
    struct use *use = ot_arena_array(t->arena, 1, sizeof *use);
    struct use *first = xmlHashLookup(t->uses, (const xmlChar *)figure);
    if (!use)
        return false;
    *use = *from;
    use->last = use;
    if (!first)
        return xmlHashAddEntry(t->uses, (const xmlChar *)figure, use) == 0;
    if (first->last->test != use->test) /* else on both sides */
        first->last = first->last->next = use;
    return true;
}

static bool add_sides(struct ot_tested *t, const struct use *use)
{
    bool whole = true;
    for (xmlNode *side = ot_document_child(use->test, NULL); side && whole;
         side = ot_document_next(side, NULL)) {
        const char *figure = ot_document_attribute(t->arena, side, "figure");
        if (*figure)
            whole = add_use(t, figure, use);
    }
    return whole;
}

static bool gather(struct ot_tested *t, const xmlNode *section)
{
    struct use use = { 0 };
    bool whole = true;
    for (xmlNode *v = ot_document_child(section, "verdict"); v && whole;
         v = ot_document_next(v, "verdict"))
        for (xmlNode *test = ot_document_child(v, "test"); test && whole;
             test = ot_document_next(test, "test")) {
            use.verdict = v;
            use.test = test;
            whole = add_sides(t, &use);
        }
    return whole;
}

struct ot_tested *ot_tested_gather(const xmlNode *report, struct ot_arena *arena)
{
    struct ot_tested *t = ot_arena_array(arena, 1, sizeof *t);
    if (!t)
        return NULL;
    *t = (struct ot_tested){ arena, report, xmlHashCreate(64) };
    bool whole = t->uses;
    for (xmlNode *s = ot_document_child(report, "section"); s && whole;
         s = ot_document_next(s, "section"))
        whole = gather(t, s);
    if (whole)
        return t;
    ot_tested_free(t);
    return NULL;
}

void ot_tested_free(struct ot_tested *tested)
{
    if (tested)
        xmlHashFree(tested->uses, NULL);
}

/* The element of that name and id in a part of the report; NULL: none. */
static const xmlNode *find(const struct ot_tested *t, const char *part, const char *name,
                           const char *id)
{
    const xmlNode *one = ot_document_child(ot_document_child(t->report, part), name);
    while (one && strcmp(ot_document_attribute(t->arena, one, "id"), id) != 0)
        one = ot_document_next(one, name);
    return one;
}

static void put_verdict(struct ot_tested *t, const xmlNode *verdict, struct ot_text *into)
{
    const char *id = ot_document_attribute(t->arena, verdict, "rule");
    const xmlNode *rule = find(t, "rules", "rule", id);
    const char *title = ot_document_text(t->arena, ot_document_child(rule, "title"));
    const char *about = ot_document_attribute(t->arena, verdict, "evaluation");
    const xmlNode *e = find(t, "evaluations", "evaluation", about);
    if (e)
        about = ot_document_attribute(t->arena, e, "label");
    ot_text_format(into,
                   "  Compared by the rule \"%s\" for %s (%s): ", *title ? title : id,
                   about, ot_document_attribute(t->arena, verdict, "word"));
}

void ot_tested_put(struct ot_tested *t, const char *figure, struct ot_text *into)
{
    const struct use *use = xmlHashLookup(t->uses, (const xmlChar *)figure);
    for (; use; use = use->next) {
        const xmlNode *test = use->test;
        const char *holds = ot_document_attribute(t->arena, test, "holds");
        put_verdict(t, use->verdict, into);
        ot_text_format(into, "%s %s %s: %s\n",
                       ot_document_text(t->arena, ot_document_child(test, "left")),
                       ot_document_attribute(t->arena, test, "operator"),
                       ot_document_text(t->arena, ot_document_child(test, "right")),
                       strcmp(holds, "true") == 0 || strcmp(holds, "1") == 0
                           ? "holds"
                           : "does not hold");
    }
    xmlHashRemoveEntry(t->uses, (const xmlChar *)figure, NULL); /* told once */
}
