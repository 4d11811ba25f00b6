/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text: a growing buffer, UTF-8 and names checked, and "did you mean". */
#ifndef OT_BASE_TEXT_H
#define OT_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* A growing buffer; start with {0}. Once memory runs out `failed` is set and additions do
 * nothing, so that it is enough to look once, at the end. bytes ends in NUL when length >
 * 0. */
struct ot_text {
    char *bytes;
    size_t length, room;
    bool failed;
};
void ot_text_add(struct ot_text *text, const char *bytes, size_t length);
/* Add length bytes that the caller fills in at once; NULL: no memory. */
char *ot_text_extend(struct ot_text *text, size_t length);
/* Room for length more bytes at once: what is known to be long grows step by step no
 * more. */
void ot_text_reserve(struct ot_text *text, size_t length);
/* Here, so that the length of a literal is known beforehand. */
static inline void ot_text_put(struct ot_text *text, const char *string)
{
    ot_text_add(text, string, strlen(string));
}
/* All three, at once: " id=\"", "<head", "</head>". */
static inline void ot_text_between(struct ot_text *text, const char *before,
                                   const char *name, const char *after)
{
    size_t first = strlen(before), length = strlen(name), last = strlen(after);
    char *at = ot_text_extend(text, first + length + last);
    if (!at)
        return;
    at = mempcpy(at, before, first);
    at = mempcpy(at, name, length);
    mempcpy(at, after, last);
}
void ot_text_format(struct ot_text *text, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void ot_text_free(struct ot_text *text); /* and leaves it {0} */
const char *ot_text_string(
    const struct ot_text *text); /* "" when empty; borrowed until the next addition */

/* Offset of the first byte that is not well-formed UTF-8 (no surrogates, no overlong
 * forms), or -1. */
long ot_utf8_fault(const char *bytes, size_t length);
/* Offset of the first byte that XML 1.0 cannot hold (controls but \t \n \r, U+FFFE,
 * U+FFFF, bad UTF-8), or -1. */
long ot_xml_fault(const char *bytes, size_t length);

/* The length without a last character that was cut in the middle: for text that did not
 * fit. */
size_t ot_utf8_cut(const char *bytes, size_t length);

/* Without the outer spaces (tabs, line ends and no-break spaces too): where it begins;
 * *length: in and out. Borrowed from bytes. */
const char *ot_text_trim(const char *bytes, size_t *length);

/* "falls avoided" of "Falls avoided", in place; "GP visits" stays. */
void ot_text_in_sentence(char *label);
/* "Falls" of "falls", in place; letters of ASCII alone. */
void ot_text_capital(char *text);

/* [a-z][a-z0-9_]*, at most 47 bytes. */
bool ot_text_is_name(const char *text);
bool ot_text_same(const char *a, const char *b); /* NULL is the same as "" */
bool ot_text_same_folded(const char *a,
                         const char *b); /* ASCII case ignored, space = '_' */

/* The candidate nearest to word (ASCII case ignored; at most a third of its letters
 * wrong), or NULL. */
const char *ot_text_nearest(const char *word, const char *const *candidates,
                            size_t count);

/* Whether text has the shape of the pattern, where 'd' stands for a digit: "dd/dd/dddd".
 */
bool ot_text_has_shape(const char *text, const char *pattern);
/* The number that the first `count` characters, all of them digits, stand for. */
int ot_text_digits(const char *text, int count);

#endif
