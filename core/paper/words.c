/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How wide words are, and words that fit. */
#include "config.h"

#include "paper/canvas.h"

#include <string.h>

/* Thousandths of the size, from '!' to '~': the published widths of Helvetica, which
 * Arial and Liberation Sans share. */
static const unsigned short widths[] = {
    278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015,
    667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667,
    778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333,
    556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556,
    556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
};

double ot_canvas_size(const struct ot_canvas *canvas, int style)
{
    return style & OT_SMALL ? 12 : canvas->narrow ? 13 : 14;
}

/* Of the character that begins here; 0 within one. Letters beyond ASCII are at most as
 * wide as those of Latin, others as wide as they are high. */
static unsigned width_of(const unsigned char *at)
{
    if (*at > ' ' && *at <= '~')
        return widths[*at - '!'];
    if (*at <= ' ')
        return 278;
    if ((*at & 0xc0) == 0x80)
        return 0;
    if (*at == 0xc2)
        return 584;
    if (*at < 0xe0)
        return 780;
    if (memcmp(at, "−", 3) == 0)
        return 584;
    return 1000;
}

bool ot_words_are_measured(const char *words)
{
    for (const char *at = words; *at; at++)
        if ((*at & 0xc0) == 0xc0 && (unsigned char)*at != 0xc2 &&
            strncmp(at, "−", 3) != 0 && strncmp(at, "…", 3) != 0)
            return false;
    return true;
}

double ot_words_width(const char *words, double size, bool bold)
{
    unsigned long sum = 0;
    for (const unsigned char *at = (const unsigned char *)words; *at; at++)
        sum += width_of(at);
    return (double)sum / 1000 * size * (bold ? 1.1 : 1.01);
}

/* How many bytes of words, at most length, have room. */
static size_t fitting(const char *words, size_t length, double room, double size,
                      bool bold)
{
    double width = 0, scale = size / 1000 * (bold ? 1.1 : 1.01);
    for (size_t i = 0; i < length; i++) {
        width += width_of((const unsigned char *)words + i) * scale;
        if (width > room)
            return i;
    }
    return length;
}

const char *ot_words_fit(struct ot_canvas *canvas, const char *words, double room,
                         int style)
{
    double size = ot_canvas_size(canvas, style);
    bool bold = style & OT_BOLD;
    size_t length = strlen(words);
    if (ot_words_width(words, size, bold) <= room)
        return words;
    double dots = ot_words_width("…", size, bold);
    length = fitting(words, length, room - dots, size, bold);
    while (length > 0 && words[length - 1] == ' ')
        length--;
    char *cut = ot_arena_format(canvas->arena, "%.*s…", (int)length, words);
    return cut ? cut : "…";
}

/* How many bytes make the next line: up to the last space that has room, else what has
 * room. */
static size_t line_length(const char *words, double room, double size, bool bold)
{
    size_t length = strlen(words), fits = fitting(words, length, room, size, bold);
    if (fits == length)
        return length;
    for (size_t i = fits + 1; i > 1; i--)
        if (words[i - 1] == ' ')
            return i - 1;
    return fits > 0 ? fits : length;
}

size_t ot_words_wrap(struct ot_canvas *canvas, const char *words, double room, int style,
                     size_t most, const char *line[OT_LINES])
{
    double size = ot_canvas_size(canvas, style);
    size_t lines = 0;
    while (*words == ' ')
        words++;
    while (*words && lines < most) {
        size_t length = line_length(words, room, size, style & OT_BOLD);
        if (lines + 1 == most || length == strlen(words)) {
            line[lines++] = ot_words_fit(canvas, words, room, style);
            break;
        }
        char *part = ot_arena_copy(canvas->arena, words, length);
        line[lines++] = part ? part : "";
        words += length;
        while (*words == ' ')
            words++;
    }
    return lines;
}
