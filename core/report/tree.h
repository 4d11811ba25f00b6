/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An XML tree built without a check after each step: once something fails, all further
 * steps do nothing, and `failed` is looked at at the end. */
#ifndef OT_REPORT_TREE_H
#define OT_REPORT_TREE_H

#include <libxml/tree.h>
#include <stdbool.h>
#include "base/error.h"
#include "base/text.h"

struct ot_tree {
    xmlDoc *doc;
    xmlNs *space;         /* of every element */
    struct ot_error *err; /* filled at the first failure */
    bool failed;
    size_t failures; /* ot_memory_failures() when it was begun */
};

/* A document whose root is in namespace. Returns the root, or NULL. Freed with
 * xmlFreeDoc(tree->doc). */
xmlNode *ot_tree_start(struct ot_tree *tree, const char *root, const char *namespace,
                       struct ot_error *err);
/* Append an element; NULL once something failed. */
xmlNode *ot_tree_element(struct ot_tree *tree, xmlNode *parent, const char *name);
/* value NULL or blank: no attribute. A value that XML cannot hold fails. */
void ot_tree_attribute(struct ot_tree *tree, xmlNode *element, const char *name,
                       const char *value);
void ot_tree_count(struct ot_tree *tree, xmlNode *element, const char *name,
                   unsigned long value);
void ot_tree_yes(struct ot_tree *tree, xmlNode *element, const char *name, bool value);
/* Append text; it also keeps the element on one line. */
void ot_tree_text(struct ot_tree *tree, xmlNode *element, const char *bytes,
                  size_t length);
/* The same, of words that are freed. */
void ot_tree_take(struct ot_tree *tree, xmlNode *element, struct ot_text *words);
/* An element that holds text alone; text NULL or "": none. */
xmlNode *ot_tree_words(struct ot_tree *tree, xmlNode *parent, const char *name,
                       const char *text);
/* Append the document to into: UTF-8, indented by 2. 0 or -1. */
int ot_tree_write(struct ot_tree *tree, struct ot_text *into);

#endif
