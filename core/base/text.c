/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text: a growing buffer, UTF-8 and names checked, and "did you mean". */
#include "config.h"

#include "base/text.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAME_MAX_BYTES 47
#define NEAREST_MAX 64

/* Room for `more` bytes and the NUL. */
static bool reserve(struct ot_text *text, size_t more)
{
    size_t need, room = text->room ? text->room : 64;
    if (text->failed || __builtin_add_overflow(text->length, more, &need) ||
        __builtin_add_overflow(need, 1, &need))
        goto failed;
    if (need <= text->room)
        return true;
    while (room < need)
        if (__builtin_mul_overflow(room, 2, &room))
            goto failed;
    char *bytes = realloc(text->bytes, room);
    if (!bytes)
        goto failed;
    text->bytes = bytes;
    text->room = room;
    return true;
failed:
    text->failed = true;
    return false;
}

/* As a rule there is room, for the NUL too. */
char *ot_text_extend(struct ot_text *text, size_t length)
{
    if ((text->failed || length >= text->room - text->length) && !reserve(text, length))
        return NULL;
    char *at = text->bytes + text->length;
    text->length += length;
    at[length] = '\0';
    return at;
}

void ot_text_add(struct ot_text *text, const char *bytes, size_t length)
{
    char *at = ot_text_extend(text, length);
    if (at && length > 0)
        memcpy(at, bytes, length);
}

void ot_text_reserve(struct ot_text *text, size_t length)
{
    size_t room;
    if (text->failed || __builtin_add_overflow(text->length, length, &room) ||
        __builtin_add_overflow(room, 1, &room)) {
        text->failed = true;
        return;
    }
    if (room <= text->room)
        return;
    char *bytes = realloc(text->bytes, room);
    if (!bytes) {
        text->failed = true;
        return;
    }
    text->bytes = bytes;
    text->room = room;
}

void ot_text_format(struct ot_text *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0)
        text->failed = true;
    if (length < 0 || !reserve(text, (size_t)length))
        return;
    va_start(arguments, format);
    vsnprintf(text->bytes + text->length, (size_t)length + 1, format, arguments);
    va_end(arguments);
    text->length += (size_t)length;
}

void ot_text_free(struct ot_text *text)
{
    free(text->bytes);
    *text = (struct ot_text){ 0 };
}

const char *ot_text_string(const struct ot_text *text)
{
    return text->length ? text->bytes : "";
}

/* The number of bytes that a first byte announces; 0: it begins no character. */
static size_t announced(unsigned char first)
{
    if (first < 0x80)
        return 1;
    if (first < 0xC2 || first > 0xF4)
        return 0;
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/* Bytes of the well-formed character at b; 0: none. */
static size_t decode(const unsigned char *b, size_t left, uint32_t *code)
{
    static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
    size_t bytes = announced(b[0]);
    if (bytes == 0 || bytes > left)
        return 0;
    *code = bytes == 1 ? b[0] : b[0] & (0x7FU >> bytes);
    for (size_t i = 1; i < bytes; i++) {
        if ((b[i] & 0xC0) != 0x80)
            return 0;
        *code = *code << 6 | (b[i] & 0x3FU);
    }
    bool surrogate = *code >= 0xD800 && *code <= 0xDFFF;
    return *code < least[bytes] || surrogate || *code > 0x10FFFF ? 0 : bytes;
}

static bool in_xml(uint32_t code)
{
    if (code < 0x20)
        return code == '\t' || code == '\n' || code == '\r';
    return code != 0xFFFE && code != 0xFFFF;
}

static long first_fault(const char *bytes, size_t length, bool xml)
{
    const unsigned char *b = (const unsigned char *)bytes;
    for (size_t i = 0, step; i < length; i += step) {
        uint32_t code = b[i];
        bool plain = code >= ' ' && code <= '~'; /* most are */
        step = plain ? 1 : decode(b + i, length - i, &code);
        if (step == 0 || (xml && !in_xml(code)))
            return (long)i;
    }
    return -1;
}

long ot_utf8_fault(const char *bytes, size_t length)
{
    return first_fault(bytes, length, false);
}

long ot_xml_fault(const char *bytes, size_t length)
{
    return first_fault(bytes, length, true);
}

size_t ot_utf8_cut(const char *bytes, size_t length)
{
    size_t start = length;
    while (start > 0 && length - start < 3 &&
           ((unsigned char)bytes[start - 1] & 0xC0) == 0x80)
        start--;
    if (start == 0)
        return length;
    size_t whole = announced((unsigned char)bytes[start - 1]);
    return whole > length - start + 1 ? start - 1 : length;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Bytes of the space at the beginning of the text, or at its end. */
static size_t space_at(const char *bytes, size_t length, bool end)
{
    if (length > 0 && is_space(bytes[end ? length - 1 : 0]))
        return 1;
    bool no_break =
        length > 1 && memcmp(bytes + (end ? length - 2 : 0), "\xC2\xA0", 2) == 0;
    return no_break ? 2 : 0;
}

const char *ot_text_trim(const char *bytes, size_t *length)
{
    size_t space;
    while ((space = space_at(bytes, *length, false)) > 0) {
        bytes += space;
        *length -= space;
    }
    while ((space = space_at(bytes, *length, true)) > 0)
        *length -= space;
    return bytes;
}

bool ot_text_is_name(const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
    static const char others[] = "abcdefghijklmnopqrstuvwxyz0123456789_";
    size_t length = strlen(text);
    return strspn(text, letters) > 0 && strspn(text, others) == length &&
           length <= NAME_MAX_BYTES;
}

bool ot_text_same(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

static char folded(char letter)
{
    if (letter >= 'A' && letter <= 'Z')
        return (char)(letter - 'A' + 'a');
    return letter == ' ' ? '_' : letter;
}

bool ot_text_same_folded(const char *a, const char *b)
{
    a = a ? a : "";
    b = b ? b : "";
    while (*a && folded(*a) == folded(*b)) {
        a++;
        b++;
    }
    return *a == *b;
}

static size_t least_of(size_t a, size_t b, size_t c)
{
    size_t least = a < b ? a : b;
    return least < c ? least : c;
}

static bool are_swapped(const char *a, const char *b)
{
    return folded(a[0]) == folded(b[1]) && folded(a[1]) == folded(b[0]);
}

/* Levenshtein distance of two words, each shorter than NEAREST_MAX, in which two letters
 * that changed places are one fault (optimal string alignment). */
static size_t distance(const char *a, const char *b)
{
    size_t row[3][NEAREST_MAX], width = strlen(b), i;
    for (size_t j = 0; j <= width; j++)
        row[0][j] = j;
    for (i = 1; a[i - 1]; i++) {
        size_t *now = row[i % 3], *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= width; j++) {
            size_t changed = last[j - 1] + (folded(a[i - 1]) != folded(b[j - 1]));
            now[j] = least_of(last[j] + 1, now[j - 1] + 1, changed);
            if (i > 1 && j > 1 && are_swapped(a + i - 2, b + j - 2) &&
                before[j - 2] + 1 < now[j])
                now[j] = before[j - 2] + 1;
        }
    }
    return row[(i - 1) % 3][width];
}

const char *ot_text_nearest(const char *word, const char *const *candidates, size_t count)
{
    const char *nearest = NULL;
    if (strlen(word) >= NEAREST_MAX)
        return NULL;
    size_t best = strlen(word) / 3 + 1;
    for (size_t i = 0; i < count; i++) {
        if (strlen(candidates[i]) >= NEAREST_MAX)
            continue;
        size_t far = distance(word, candidates[i]);
        if (far < best) {
            best = far;
            nearest = candidates[i];
        }
    }
    return nearest;
}

bool ot_text_has_shape(const char *text, const char *pattern)
{
    for (; *text && *pattern; text++, pattern++) {
        bool digit = *text >= '0' && *text <= '9';
        if (*pattern == 'd' ? !digit : *text != *pattern)
            return false;
    }
    return *text == *pattern;
}

int ot_text_digits(const char *text, int count)
{
    int value = 0;
    for (int i = 0; i < count; i++)
        value = value * 10 + (text[i] - '0');
    return value;
}

void ot_text_capital(char *text)
{
    if (*text >= 'a' && *text <= 'z')
        *text = (char)(*text - 'a' + 'A');
}

void ot_text_in_sentence(char *label)
{
    bool capital = label[0] >= 'A' && label[0] <= 'Z';
    if (capital && label[1] >= 'a' && label[1] <= 'z')
        label[0] = (char)(label[0] - 'A' + 'a');
}
