/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One look at evaluations and sections; then at each row. */
#include "config.h"

#include "paper/glance.h"

#include <libxml/hash.h>

#include "report/document.h"

#define X(text) ((const xmlChar *)(text))

struct glance {
    struct ot_arena *arena;
    xmlHashTable *evaluations; /* element by id */
    xmlHashTable *judged;      /* the first section with a verdict, by evaluation */
    xmlHashTable *schemes;     /* the first row, by scheme */
    bool out_of_memory;
};

static const char *get(struct glance *g, const xmlNode *of, const char *name)
{
    return ot_document_attribute(g->arena, of, name);
}

static void set(struct glance *g, xmlNode *row, const char *name, const char *value)
{
    if (*value && !xmlNewProp(row, X(name), X(value)))
        g->out_of_memory = true;
}

/* False where there is one already. */
static bool keep_first(struct glance *g, xmlHashTable *in, const char *key, xmlNode *what)
{
    if (xmlHashLookup(in, X(key)))
        return false;
    g->out_of_memory |= xmlHashAddEntry(in, X(key), what) != 0;
    return true;
}

static void gather(struct glance *g, const xmlNode *root)
{
    xmlNode *n = ot_document_child(root, "evaluations");
    for (n = ot_document_child(n, "evaluation"); n; n = ot_document_next(n, "evaluation"))
        keep_first(g, g->evaluations, get(g, n, "id"), n);
    for (xmlNode *s = ot_document_child(root, "section"); s;
         s = ot_document_next(s, "section"))
        for (n = ot_document_child(s, "verdict"); n; n = ot_document_next(n, "verdict"))
            keep_first(g, g->judged, get(g, n, "evaluation"), s);
}

static void furnish(struct glance *g, xmlNode *row)
{
    static const char *const said[] = { "periods", "grade", "failed" };
    const char *id = get(g, row, "evaluation");
    const xmlNode *evaluation = xmlHashLookup(g->evaluations, X(id));
    const xmlNode *section = xmlHashLookup(g->judged, X(id));
    for (size_t i = 0; evaluation && i < sizeof said / sizeof said[0]; i++)
        set(g, row, said[i], get(g, evaluation, said[i]));
    if (section)
        set(g, row, "section", get(g, section, "id"));
    if (!keep_first(g, g->schemes, get(g, row, "scheme"), row))
        set(g, row, "again", "true");
}

int ot_rows_furnish(xmlDoc *report, struct ot_error *err)
{
    struct glance g = { .arena = ot_arena_new(),
                        .evaluations = xmlHashCreate(64),
                        .judged = xmlHashCreate(64),
                        .schemes = xmlHashCreate(64) };
    const xmlNode *root = xmlDocGetRootElement(report);
    xmlNode *row = ot_document_child(ot_document_child(root, "summary"), "row");
    g.out_of_memory = !g.arena || !g.evaluations || !g.judged || !g.schemes;
    if (!g.out_of_memory)
        gather(&g, root);
    for (; row && !g.out_of_memory; row = ot_document_next(row, "row"))
        furnish(&g, row);
    xmlHashFree(g.evaluations, NULL);
    xmlHashFree(g.judged, NULL);
    xmlHashFree(g.schemes, NULL);
    ot_arena_free(g.arena);
    return g.out_of_memory ? ot_error_memory(err) : 0;
}
