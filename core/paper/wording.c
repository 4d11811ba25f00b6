/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures first; then whatever leads to one by its attribute `figure`. */
#include "config.h"

#include "paper/wording.h"

#include <libxml/hash.h>
#include <string.h>

#include "base/text.h"
#include "paper/amount.h"
#include "report/document.h"

#define X(text) ((const xmlChar *)(text))
#define MINUS "−"

struct wording {
    struct ot_arena *arena;
    xmlHashTable *figures; /* element by id */
    xmlHashTable *papers;  /* element by reference */
    struct ot_text text;   /* what is put together */
    bool out_of_memory;
};

static const char *get(struct wording *w, const xmlNode *of, const char *name)
{
    return ot_document_look(w->arena, of, name);
}

static const char *text_of(struct wording *w, const xmlNode *of, const char *name)
{
    return ot_document_text(w->arena, ot_document_child(of, name));
}

static void set(struct wording *w, xmlNode *of, const char *name, const char *value)
{
    if (!value || !xmlNewProp(of, X(name), X(value)))
        w->out_of_memory = true;
}

static void put_anew(struct wording *w, const char *text)
{
    w->text.length = 0;
    ot_text_put(&w->text, text);
}

/* The attribute between those words; nothing where there is none. */
static void put_attribute(struct wording *w, const char *before, const xmlNode *of,
                          const char *name, const char *after)
{
    if (!ot_document_has(of, name))
        return;
    ot_text_put(&w->text, before);
    ot_text_put(&w->text, get(w, of, name));
    ot_text_put(&w->text, after);
}

static void set_text(struct wording *w, xmlNode *of, const char *name)
{
    set(w, of, name, w->text.failed ? NULL : ot_text_string(&w->text));
}

/* How much of shown stands before " (" and those words; all of it where they do not. */
static size_t before(const char *shown, const char *words)
{
    size_t length = strlen(words);
    for (const char *at = shown; (at = strstr(at, " (")); at += 2)
        if (strncmp(at + 2, words, length) == 0)
            return (size_t)(at - shown);
    return strlen(shown);
}

static const char *plain(struct wording *w, const xmlNode *figure, const char *shown)
{
    const char *range = text_of(w, figure, "range");
    bool minus = *shown == '-';
    shown += minus;
    size_t whole = strlen(shown), length = whole;
    if (!ot_document_has(figure, "none")) {
        if (*range)
            length = before(shown, range);
        if (length == whole)
            length = before(shown, get(w, figure, "quality"));
        if (length == whole)
            length = before(shown, "provisional)");
    }
    return minus ? ot_arena_format(w->arena, MINUS "%.*s", (int)length, shown)
                 : ot_arena_copy(w->arena, shown, length);
}

static const char *with_minus_signs(struct wording *w, const char *text)
{
    struct ot_text words = { 0 };
    for (size_t length; *text; text += length + (text[length] == '-')) {
        length = strcspn(text, "-");
        ot_text_add(&words, text, length);
        ot_text_put(&words, text[length] == '-' ? MINUS : "");
    }
    const char *kept =
        words.failed ? NULL : ot_arena_text(w->arena, ot_text_string(&words));
    ot_text_free(&words);
    return kept;
}

static const char *mark_of(const char *quality)
{
    return strcmp(quality, "script") == 0 ? "set by hand"
           : strcmp(quality, "assumed") == 0 || strcmp(quality, "illustrative") == 0
               ? quality
               : NULL;
}

static const char *capital(struct wording *w, const char *text)
{
    char *copy = ot_arena_text(w->arena, text);
    if (copy)
        ot_text_capital(copy);
    return copy;
}

static void put_capital(struct wording *w, const char *before, const char *text,
                        const char *after)
{
    const char *words = capital(w, text);
    w->out_of_memory |= !words;
    ot_text_put(&w->text, before);
    ot_text_put(&w->text, words ? words : "");
    ot_text_put(&w->text, after);
}

static void word_figure(struct wording *w, xmlNode *figure)
{
    const char *range = text_of(w, figure, "range");
    const char *mark = mark_of(get(w, figure, "quality"));
    if (ot_document_has(figure, "missing") || ot_document_has(figure, "cannot-be-given"))
        set(w, figure, "none", "true");
    else if (mark)
        set(w, figure, "mark", mark);
    if (ot_document_child(figure, "range"))
        set(w, figure, "sure", with_minus_signs(w, range));
    set(w, figure, "words", plain(w, figure, text_of(w, figure, "shown")));
    set(w, figure, "name", capital(w, text_of(w, figure, "label")));
    put_anew(w, "(");
    put_attribute(w, "", figure, "quality", "");
    ot_text_put(&w->text,
                ot_document_has(figure, "provisional") ? ", provisional)" : ")");
    set_text(w, figure, "trust");
}

static void word_element(struct wording *w, xmlNode *element, const char *id)
{
    static const char *const as_its_figure[] = { "sure", "mark", "provisional", "none" };
    bool shows = strcmp((const char *)element->name, "show") == 0;
    const xmlNode *figure = *id ? xmlHashLookup(w->figures, X(id)) : NULL;
    if (!figure)
        return;
    const char *shown = ot_document_text(w->arena, element);
    set(w, element, "words", *shown ? plain(w, figure, shown) : get(w, figure, "words"));
    if (shows)
        set(w, element, "label", text_of(w, figure, "label"));
    for (size_t i = 0; i < sizeof as_its_figure / sizeof as_its_figure[0]; i++)
        if (ot_document_has(figure, as_its_figure[i]))
            set(w, element, as_its_figure[i], get(w, figure, as_its_figure[i]));
}

static const char *unsure_mark(const char *quality)
{
    return strcmp(quality, "assumed") == 0        ? "ASSUMED"
           : strcmp(quality, "illustrative") == 0 ? "ILLUSTRATIVE"
           : strcmp(quality, "script") == 0       ? "SET BY HAND"
                                                  : NULL;
}

static void set_ends(struct wording *w, xmlNode *of)
{
    if (!ot_document_has(of, "low") || !ot_document_has(of, "high"))
        return;
    set(w, of, "from", ot_amount_number(w->arena, get(w, of, "low")));
    set(w, of, "to", ot_amount_number(w->arena, get(w, of, "high")));
}

static const char *amount(struct wording *w, const xmlNode *of, const char *unit)
{
    return ot_document_has(of, "value")
               ? ot_amount_words(w->arena, get(w, of, "value"), unit)
               : "not known";
}

/* "£5, not known, £7" */
static const char *by_period(struct wording *w, const xmlNode *column, const char *unit)
{
    const char *words = "";
    for (xmlNode *p = ot_document_child(column, "period"); p && words;
         p = ot_document_next(p, "period")) {
        const char *one = amount(w, p, unit);
        words = one ? ot_arena_format(w->arena, "%s%s%s", words, *words ? ", " : "", one)
                    : NULL;
    }
    return words;
}

static const char *amount_of(struct wording *w, const xmlNode *node)
{
    static const char *const reasons[][2] = { { "missing", "not known" },
                                              { "cannot-be-given", "cannot be given" },
                                              { "no-base", "no base case" } };
    const xmlNode *column = ot_document_child(node, "column");
    const char *unit = get(w, node, "unit");
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++)
        if (ot_document_has(node, reasons[i][0]))
            return ot_arena_format(w->arena, "%s: %s", reasons[i][1],
                                   get(w, node, reasons[i][0]));
    return column ? by_period(w, column, unit) : amount(w, node, unit);
}

/* Whether a leaf's paper is told: not where its source refers to one of the report's. */
static bool tells_paper(struct wording *w, const xmlNode *leaf)
{
    const char *source = get(w, leaf, "source");
    const char *first = ot_arena_copy(w->arena, source, strcspn(source, " "));
    w->out_of_memory |= !first;
    return ot_document_has(leaf, "paper") && first && !xmlHashLookup(w->papers, X(first));
}

/* " row 2, column 3: “£5”. Between 1 and 2 (95%). Evidence: weak. S1, p. 3. As is" */
static void tell_leaf(struct wording *w, xmlNode *leaf)
{
    bool sourced = ot_document_has(leaf, "source");
    put_anew(w, "");
    if (ot_document_has(leaf, "file")) {
        put_attribute(w, " row ", leaf, "row", "");
        put_attribute(w, ", column ", leaf, "column", "");
        put_attribute(w, ": “", leaf, "printed", "”");
        ot_text_put(&w->text, ". ");
    }
    if (ot_document_has(leaf, "low") && ot_document_has(leaf, "high")) {
        const char *low = ot_amount_number(w->arena, get(w, leaf, "low"));
        const char *high = ot_amount_number(w->arena, get(w, leaf, "high"));
        w->out_of_memory |= !low || !high;
        ot_text_format(&w->text, "Between %s and %s (95%%). ", low ? low : "",
                       high ? high : "");
    }
    put_attribute(w, "Evidence: ", leaf, "grade", ". ");
    if (ot_document_has(leaf, "status"))
        put_capital(w, "", get(w, leaf, "status"), ". ");
    put_attribute(w, "", leaf, "source", "");
    if (tells_paper(w, leaf))
        put_attribute(w, sourced ? ": " : "", leaf, "paper", "");
    if (ot_document_has(leaf, "note"))
        put_capital(w, sourced || ot_document_has(leaf, "paper") ? ". " : "",
                    get(w, leaf, "note"), "");
    if (w->text.length)
        set_text(w, leaf, "told");
}

static void word_leaf(struct wording *w, xmlNode *leaf, const char *quality)
{
    const char *unsure = unsure_mark(quality);
    bool file = ot_document_has(leaf, "file");
    if (unsure)
        set(w, leaf, "unsure", "true");
    if (unsure || file || ot_document_has(leaf, "source"))
        set(w, leaf, "mark", unsure ? unsure : file ? "CELL" : "SOURCE");
    tell_leaf(w, leaf);
}

static void word_node(struct wording *w, xmlNode *node)
{
    xmlNode *leaf = ot_document_child(node, "leaf");
    set(w, node, "amount", amount_of(w, node));
    for (; leaf; leaf = ot_document_next(leaf, "leaf"))
        word_leaf(w, leaf, get(w, node, "quality"));
}

/* Charts draw their figures, and what the lineage holds are none. */
static void word_below(struct wording *w, xmlNode *parent)
{
    for (xmlNode *e = ot_document_child(parent, NULL); e; e = ot_document_next(e, NULL)) {
        if (strcmp((const char *)e->name, "chart") == 0 ||
            strcmp((const char *)e->name, "lineage") == 0)
            continue;
        word_element(w, e, get(w, e, "figure"));
        word_below(w, e);
    }
}

/* How many figures are of each doubtful kind. */
static void count_figures(struct wording *w, xmlNode *findings)
{
    static const char *const kind[] = { "illustrative", "assumed", "script",
                                        "provisional" };
    size_t count[4] = { 0 };
    for (xmlNode *f = ot_document_child(findings, "figure"); f;
         f = ot_document_next(f, "figure")) {
        const char *quality = get(w, f, "quality");
        for (size_t i = 0; i < 3; i++)
            count[i] += strcmp(quality, kind[i]) == 0;
        count[3] += ot_document_has(f, kind[3]);
    }
    for (size_t i = 0; i < 4; i++)
        if (count[i])
            set(w, findings, kind[i], ot_arena_format(w->arena, "%zu", count[i]));
}

static void keep(struct wording *w, xmlHashTable *in, const char *key, xmlNode *what)
{
    if (!xmlHashLookup(in, X(key)) && xmlHashAddEntry(in, X(key), what) != 0)
        w->out_of_memory = true;
}

static void word_report(struct wording *w, xmlNode *root)
{
    xmlNode *findings = ot_document_child(root, "findings");
    xmlNode *n = ot_document_child(findings, "figure");
    for (; n; n = ot_document_next(n, "figure")) {
        word_figure(w, n);
        keep(w, w->figures, get(w, n, "id"), n);
    }
    if (findings)
        count_figures(w, findings);
    word_below(w, root);
    n = ot_document_child(ot_document_child(root, "papers"), "paper");
    for (; n; n = ot_document_next(n, "paper"))
        keep(w, w->papers, get(w, n, "reference"), n);
    n = ot_document_child(ot_document_child(root, "lineage"), "node");
    for (; n; n = ot_document_next(n, "node"))
        word_node(w, n);
    n = ot_document_child(ot_document_child(root, "assumptions"), "assumption");
    for (; n; n = ot_document_next(n, "assumption")) {
        set(w, n, "amount", amount(w, n, get(w, n, "unit")));
        set_ends(w, n);
    }
}

int ot_figures_word(xmlDoc *report, struct ot_error *err)
{
    struct wording w = { .arena = ot_arena_new(),
                         .figures = xmlHashCreate(512),
                         .papers = xmlHashCreate(16) };
    w.out_of_memory = !w.arena || !w.figures || !w.papers;
    if (!w.out_of_memory)
        word_report(&w, xmlDocGetRootElement(report));
    xmlHashFree(w.figures, NULL);
    xmlHashFree(w.papers, NULL);
    ot_text_free(&w.text);
    ot_arena_free(w.arena);
    return w.out_of_memory ? ot_error_memory(err) : 0;
}
