/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All patterns of the attribute within all elements of that name, through references, but
 * not within other elements. */
#include "config.h"

#include "report/expected.h"

#include <string.h>

#include "base/number.h"

#define WORDS_MAX 40
#define DEPTH_MAX 60 /* the schema refers to itself within elements alone */

struct search {
    const xmlDoc *schema;
    const char *attribute, *value;
    bool found, fits;
    const char *type; /* that it has not; NULL: none was asked for */
    const char *word[WORDS_MAX];
    size_t words;
};

static bool is(const xmlNode *pattern, const char *name)
{
    return pattern->type == XML_ELEMENT_NODE &&
           strcmp((const char *)pattern->name, name) == 0;
}

static bool is_named(const xmlNode *pattern, const char *name)
{
    xmlChar *own = xmlGetNoNsProp((xmlNode *)pattern, (const xmlChar *)"name");
    bool same = own && strcmp((const char *)own, name) == 0;
    xmlFree(own);
    return same;
}

static const xmlNode *define_of(const struct search *s, const xmlNode *ref)
{
    xmlChar *name = xmlGetNoNsProp((xmlNode *)ref, (const xmlChar *)"name");
    const xmlNode *n = xmlDocGetRootElement((xmlDoc *)s->schema);
    for (n = n ? n->children : NULL; n && name; n = n->next)
        if (is(n, "define") && is_named(n, (const char *)name))
            break;
    xmlFree(name);
    return n;
}

static void try_type(struct search *s, const xmlNode *data)
{
    double number;
    xmlChar *type = xmlGetNoNsProp((xmlNode *)data, (const xmlChar *)"type");
    const char *name = type ? (const char *)type : "";
    if (strcmp(name, "double") == 0) {
        s->type = "a number";
        s->fits |= ot_number_read(s->value, &number) == 0;
    } else if (strcmp(name, "nonNegativeInteger") == 0 ||
               strcmp(name, "positiveInteger") == 0) {
        s->type = "a whole number";
        s->fits |= *s->value && !s->value[strspn(s->value, "0123456789")];
    } else {
        s->fits = true;
    }
    xmlFree(type);
}

static void try_word(struct search *s, const xmlNode *value)
{
    const xmlNode *text = value->children;
    const char *word = text && text->content ? (const char *)text->content : "";
    s->fits |= strcmp(word, s->value) == 0;
    for (size_t i = 0; i < s->words; i++)
        if (strcmp(s->word[i], word) == 0)
            return;
    if (s->words < WORDS_MAX)
        s->word[s->words++] = word;
}

/* within: the attribute; else what it may stand in. */
static void look(struct search *s, const xmlNode *pattern, bool within, int depth)
{
    for (const xmlNode *n = pattern; n && depth < DEPTH_MAX; n = n->next) {
        if (is(n, "ref")) {
            const xmlNode *define = define_of(s, n);
            if (define)
                look(s, define->children, within, depth + 1);
        } else if (within && is(n, "data")) {
            try_type(s, n);
        } else if (within && is(n, "value")) {
            try_word(s, n);
        } else if (within && (is(n, "text") || is(n, "list"))) {
            s->fits = true;
        } else if (!within && is(n, "attribute")) {
            bool same = is_named(n, s->attribute);
            s->found |= same;
            if (same)
                look(s, n->children, true, depth + 1);
        } else if (n->type == XML_ELEMENT_NODE && !is(n, "element")) {
            look(s, n->children, within, depth + 1);
        }
    }
}

static void look_in(struct search *s, const xmlNode *pattern, const char *element)
{
    for (const xmlNode *n = pattern; n; n = n->next) {
        if (is(n, "element") && is_named(n, element))
            look(s, n->children, false, 0);
        look_in(s, n->children, element);
    }
}

static void say(const struct search *s, struct ot_text *into)
{
    if (s->type)
        ot_text_put(into, s->type);
    for (size_t i = 0; i < s->words; i++)
        ot_text_between(into,
                        i == 0 && !s->type ? ""
                        : i + 1 < s->words ? ", "
                                           : " or ",
                        s->word[i], "");
}

bool ot_expected_otherwise(const xmlDoc *schema, const xmlNode *element,
                           const xmlAttr *attribute, const char *value,
                           struct ot_text *into)
{
    struct search s = { .schema = schema,
                        .attribute = (const char *)attribute->name,
                        .value = value };
    look_in(&s, schema->children, (const char *)element->name);
    if (!s.found || s.fits || (!s.type && s.words == 0))
        return false;
    say(&s, into);
    return true;
}
