/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One look at evaluations and sections; then at each row. */
#include "config.h"

#include "paper/glance.h"

#include <libxml/hash.h>
#include <string.h>

#include "base/text.h"
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

/* "It rests on illustrative figures" of evidence that is one reason. */
static void set_reason(struct glance *g, xmlNode *row)
{
    char *reason = ot_arena_text(g->arena, get(g, row, "evidence"));
    g->out_of_memory |= !reason;
    if (!reason || strstr(reason, "; "))
        return;
    ot_text_capital(reason);
    set(g, row, "reason", reason);
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
    set_reason(g, row);
}

/* How many rows have each verdict, by its first word. */
static void count_verdicts(struct glance *g, xmlNode *summary)
{
    static const char *const verdict[][2] = { { "continue", "continue" },
                                              { "change", "change" },
                                              { "stop", "stop" },
                                              { "insufficient evidence", "insufficient" },
                                              { "", "unjudged" } };
    for (size_t i = 0; i < sizeof verdict / sizeof verdict[0]; i++) {
        size_t count = 0;
        for (xmlNode *row = ot_document_child(summary, "row"); row;
             row = ot_document_next(row, "row"))
            count += strcmp(get(g, row, "verdict"), verdict[i][0]) == 0;
        const char *words = ot_arena_format(g->arena, "%zu", count);
        g->out_of_memory |= !words;
        if (count && words)
            set(g, summary, verdict[i][1], words);
    }
}

int ot_rows_furnish(xmlDoc *report, struct ot_error *err)
{
    struct glance g = { .arena = ot_arena_new(),
                        .evaluations = xmlHashCreate(64),
                        .judged = xmlHashCreate(64),
                        .schemes = xmlHashCreate(64) };
    const xmlNode *root = xmlDocGetRootElement(report);
    xmlNode *summary = ot_document_child(root, "summary");
    xmlNode *row = ot_document_child(summary, "row");
    g.out_of_memory = !g.arena || !g.evaluations || !g.judged || !g.schemes;
    if (!g.out_of_memory)
        gather(&g, root);
    for (; row && !g.out_of_memory; row = ot_document_next(row, "row"))
        furnish(&g, row);
    if (summary && !g.out_of_memory)
        count_verdicts(&g, summary);
    xmlHashFree(g.evaluations, NULL);
    xmlHashFree(g.judged, NULL);
    xmlHashFree(g.schemes, NULL);
    ot_arena_free(g.arena);
    return g.out_of_memory ? ot_error_memory(err) : 0;
}
