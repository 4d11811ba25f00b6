/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure's derivation: from the figure down to cells and studies, each step once. */
#include "config.h"

#include "report/read.h"

#include <libxml/hash.h>
#include <string.h>
#include <strings.h>

#include "base/number.h"
#include "report/document.h"
#include "report/tested.h"

#define DEPTH_MAX 100 /* indentation beyond it helps nobody, and the stack is finite */

struct tracing {
    struct ot_arena *arena;
    xmlHashTable *nodes;        /* by id; _private is set once a node was printed */
    const xmlNode *evaluations; /* NULL: none */
    struct ot_tested *tested;
    struct ot_text *into;
};

static const char *get(struct tracing *t, const xmlNode *of, const char *name)
{
    return ot_document_attribute(t->arena, of, name);
}

static void put(struct tracing *t, const char *before, const char *text,
                const char *after)
{
    if (!*text)
        return;
    ot_text_put(t->into, before);
    ot_text_put(t->into, text);
    ot_text_put(t->into, after);
}

static xmlNode *node_of(struct tracing *t, const xmlNode *from)
{
    const char *id = get(t, from, "node");
    return xmlHashLookup(t->nodes, (const xmlChar *)id);
}

/* Pounds with pence, others as short as their bits allow. */
static void put_number(struct tracing *t, const char *text, const char *unit)
{
    double value;
    char shown[OT_NUMBER_ROOM * 12];
    if (ot_number_read(text, &value) != 0)
        ot_text_put(t->into, *text ? text : "not known");
    else if (strcmp(unit, "GBP") == 0)
        ot_text_put(t->into, ot_number_fixed(value, 2, shown));
    else
        ot_text_put(t->into, ot_number_write(value, shown));
}

static void put_column(struct tracing *t, const xmlNode *column, const char *unit)
{
    const char *link = "";
    for (xmlNode *p = ot_document_child(column, "period"); p;
         p = ot_document_next(p, "period")) {
        ot_text_put(t->into, link);
        put_number(t, get(t, p, "value"), unit);
        link = ", ";
    }
}

/* "200000.00 GBP (cash of 2015-16)". */
static void put_value(struct tracing *t, const xmlNode *node)
{
    const char *unit = get(t, node, "unit"), *prices = get(t, node, "prices");
    const char *year = get(t, node, "price-year");
    const xmlNode *column = ot_document_child(node, "column");
    if (ot_document_has(node, "missing") || ot_document_has(node, "cannot-be-given") ||
        ot_document_has(node, "no-base")) {
        put(t, "not known: ", get(t, node, "missing"), "");
        put(t, "cannot be given: ", get(t, node, "cannot-be-given"), "");
        put(t, "no base case: ", get(t, node, "no-base"), "");
        return;
    }
    if (column)
        put_column(t, column, unit);
    else
        put_number(t, get(t, node, "value"), unit);
    if (strcmp(unit, "1") != 0)
        put(t, " ", unit, "");
    if (strcmp(prices, "cash") == 0)
        put(t, " (cash of ", *year ? year : "several years", ")");
    else if (strcmp(prices, "present") == 0)
        put(t, " (present value, ", year, " prices)");
    else
        put(t, " (", year, " prices)");
}

static const char *sign_of(const char *operation)
{
    static const char *const signs[][2] = {
        { "add", " + " },
        { "subtract", " − " },
        { "multiply", " × " },
        { "divide", " ÷ " },
    };
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (strcmp(signs[i][0], operation) == 0)
            return signs[i][1];
    return NULL;
}

static void put_formula(struct tracing *t, const xmlNode *node, int depth);

/* A node's label; of one without, its formula in brackets. */
static void put_name(struct tracing *t, const xmlNode *node, int depth)
{
    const char *label = node ? get(t, node, "label") : "";
    if (*label) {
        ot_text_put(t->into, label);
    } else if (!node || depth > 3) {
        ot_text_put(t->into, "(…)");
    } else if (!ot_document_child(node, "operand")) {
        put_value(t, node);
    } else {
        ot_text_put(t->into, "(");
        put_formula(t, node, depth + 1);
        ot_text_put(t->into, ")");
    }
}

/* "Spend ÷ Falls avoided". */
static void put_formula(struct tracing *t, const xmlNode *node, int depth)
{
    const char *operation = get(t, node, "operation"), *sign = sign_of(operation);
    const xmlNode *operand = ot_document_child(node, "operand");
    if (strcmp(operation, "negate") == 0)
        ot_text_put(t->into, "−");
    for (const char *link = ""; operand; operand = ot_document_next(operand, "operand")) {
        ot_text_put(t->into, link);
        put_name(t, node_of(t, operand), depth);
        link = sign ? sign : ", ";
    }
}

static void put_interval(struct tracing *t, const xmlNode *leaf, const char *unit)
{
    if (!ot_document_has(leaf, "low") || !ot_document_has(leaf, "high"))
        return;
    ot_text_put(t->into, " (95% interval ");
    put_number(t, get(t, leaf, "low"), unit);
    ot_text_put(t->into, " to ");
    put_number(t, get(t, leaf, "high"), unit);
    ot_text_put(t->into, ")");
}

/* Cell, grade, source and note of a leaf. */
static void put_evidence(struct tracing *t, const xmlNode *leaf, const char *unit)
{
    put_interval(t, leaf, unit);
    put(t, ", ", get(t, leaf, "grade"), " evidence");
    if (strcmp(get(t, leaf, "status"), "provisional") != 0)
        put(t, ", ", get(t, leaf, "status"), "");
    put(t, ": ", get(t, leaf, "file"), "");
    put(t, ":", get(t, leaf, "row"), "");
    put(t, ":", get(t, leaf, "column"), "");
    put(t, " \"", get(t, leaf, "printed"), "\"");
    put(t, *get(t, leaf, "file") ? ", " : ": ", get(t, leaf, "source"), "");
    put(t, ": ", get(t, leaf, "paper"), "");
    put(t, " [", get(t, leaf, "note"), "]");
}

/* Which plugin computed it, and for what. */
static void put_evaluation(struct tracing *t, const xmlNode *node)
{
    const char *id = get(t, node, "evaluation");
    for (xmlNode *e = ot_document_child(t->evaluations, "evaluation"); e;
         e = ot_document_next(e, "evaluation"))
        if (*id && strcmp(get(t, e, "id"), id) == 0) {
            put(t, " [plugin ", get(t, e, "kind"), "");
            put(t, " for ", get(t, e, "label"), "]");
        }
}

static void put_count(struct tracing *t, const xmlNode *node, const char *before,
                      const char *after)
{
    size_t count = 0;
    for (xmlNode *o = ot_document_child(node, "operand"); o;
         o = ot_document_next(o, "operand"))
        count++;
    ot_text_format(t->into, "%s%zu%s", before, count, after);
}

/* How a node was made, in words; its operands follow below. */
static void put_how(struct tracing *t, const xmlNode *node)
{
    const char *operation = get(t, node, "operation");
    if (strcmp(operation, "sum") == 0)
        put_count(t, node, ": the sum of ", "");
    else if (strcmp(operation, "total") == 0)
        ot_text_put(t->into, ": over all periods");
    else if (strcmp(operation, "period") == 0)
        put(t, ": period ", get(t, node, "period"), "");
    else if (strcmp(operation, "uprate") == 0) {
        put(t, ": × ", get(t, node, "factor"), "");
        put(t, ", ", get(t, node, "index"), "");
    } else if (strcmp(operation, "rate") == 0) {
        ot_text_put(t->into, ": the first for each of the second");
        if (strcmp(get(t, node, "factor"), "1") != 0)
            put(t, ", × ", get(t, node, "factor"), "");
    } else if (sign_of(operation) && *get(t, node, "label")) {
        ot_text_put(t->into, ": ");
        put_formula(t, node, 0);
    }
    put(t, ": ", get(t, node, "how"), "");
    put_evaluation(t, node);
}

static void put_title(struct tracing *t, const xmlNode *node)
{
    if (*get(t, node, "label") || !ot_document_child(node, "operand"))
        put(t, "", get(t, node, "label"), " = ");
    else {
        put_formula(t, node, 0);
        ot_text_put(t->into, " = ");
    }
}

static void put_tree(struct tracing *t, xmlNode *node, int depth)
{
    ot_text_format(t->into, "%*s", 2 * depth, "");
    if (!node || depth > DEPTH_MAX) {
        ot_text_put(t->into, "…\n");
        return;
    }
    const xmlNode *leaf = ot_document_child(node, "leaf");
    put_title(t, node);
    put_value(t, node);
    if (node->_private) {
        ot_text_put(t->into, ", see above\n");
        return;
    }
    node->_private = node;
    if (!ot_document_has(node, "missing"))
        put(t, ", ", get(t, node, "quality"), "");
    put(t, ", ", ot_document_has(node, "provisional") ? "provisional" : "", "");
    if (leaf)
        put_evidence(t, leaf, get(t, node, "unit"));
    put_how(t, node);
    ot_text_put(t->into, "\n");
    for (xmlNode *o = ot_document_child(node, "operand"); o;
         o = ot_document_next(o, "operand"))
        put_tree(t, node_of(t, o), depth + 1);
}

static void put_figure(struct tracing *t, const xmlNode *figure)
{
    put(t, "", get(t, figure, "id"), "  ");
    ot_text_put(t->into, ot_document_text(t->arena, ot_document_child(figure, "label")));
    ot_text_put(t->into, ": ");
    ot_text_put(t->into, ot_document_text(t->arena, ot_document_child(figure, "shown")));
    ot_text_put(t->into, "\n");
    put_tree(t, node_of(t, figure), 1);
    ot_tested_put(t->tested, get(t, figure, "id"), t->into);
}

static bool is_asked_for(struct tracing *t, const xmlNode *figure, const char *asked)
{
    if (!asked || strcmp(get(t, figure, "id"), asked) == 0)
        return true;
    const char *label = ot_document_text(t->arena, ot_document_child(figure, "label"));
    return *asked && strncasecmp(label, asked, strlen(asked)) == 0;
}

/* Ids and labels of the report's figures. */
static int refuse(struct tracing *t, const xmlNode *findings, const char *file,
                  const char *asked, struct ot_error *err)
{
    const char **name = NULL;
    size_t names = 0;
    for (xmlNode *f = ot_document_child(findings, "figure"); f;
         f = ot_document_next(f, "figure"))
        for (int i = 0; i < 2; i++) {
            const char **place =
                ot_arena_push(t->arena, (void **)&name, &names, sizeof(char *));
            if (!place)
                return ot_error_memory(err);
            *place = i == 0 ? get(t, f, "id")
                            : ot_document_text(t->arena, ot_document_child(f, "label"));
        }
    if (names == 0)
        return ot_error_set(err, OT_EXIT_USAGE, "%s has no figures", file);
    const char *near = ot_text_nearest(asked, name, names);
    if (near)
        return ot_error_set(err, OT_EXIT_USAGE,
                            "%s has no figure \"%.100s\"; did you mean \"%.100s\"?", file,
                            asked, near);
    return ot_error_set(err, OT_EXIT_USAGE,
                        "%s has no figure \"%.100s\"; expected %s to %s, or how a label "
                        "begins, such as \"%.100s\"",
                        file, asked, name[0], name[names - 2], name[1]);
}

static int trace(struct tracing *t, const xmlNode *root, const char *file,
                 const char *asked, struct ot_error *err)
{
    const xmlNode *findings = ot_document_child(root, "findings");
    const xmlNode *lineage = ot_document_child(root, "lineage");
    size_t found = 0;
    t->evaluations = ot_document_child(root, "evaluations");
    t->tested = ot_tested_gather(root, t->arena);
    if (!t->tested)
        return ot_error_memory(err);
    for (xmlNode *n = ot_document_child(lineage, "node"); n;
         n = ot_document_next(n, "node"))
        xmlHashAddEntry(t->nodes, (const xmlChar *)get(t, n, "id"), n);
    for (xmlNode *f = ot_document_child(findings, "figure"); f;
         f = ot_document_next(f, "figure")) {
        if (!is_asked_for(t, f, asked))
            continue;
        ot_text_put(t->into, found++ ? "\n" : "");
        put_figure(t, f);
    }
    if (found == 0 && asked)
        return refuse(t, findings, file, asked, err);
    return t->into->failed ? ot_error_memory(err) : 0;
}

int ot_report_trace(const char *bytes, size_t length, const char *file,
                    const char *figure, struct ot_text *into, struct ot_error *err)
{
    int result = -1;
    struct tracing t = { .into = into };
    xmlDoc *doc = ot_document_report(bytes, length, file, err);
    if (!doc)
        return -1;
    t.arena = ot_arena_new();
    t.nodes = xmlHashCreate(64);
    if (t.arena && t.nodes)
        result = trace(&t, xmlDocGetRootElement(doc), file, figure, err);
    else
        ot_error_memory(err);
    ot_tested_free(t.tested);
    xmlHashFree(t.nodes, NULL);
    ot_arena_free(t.arena);
    xmlFreeDoc(doc);
    return result;
}
