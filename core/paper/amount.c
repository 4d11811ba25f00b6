/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A unit is words between "*" and "/": GBP/fall, bed_day, person*year. */
#include "config.h"

#include "paper/amount.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "report/memory.h"

#define MINUS "−"

static void put_size(struct ot_text *into, double size, int decimals)
{
    char text[OT_NUMBER_ROOM * 16];
    double scale = decimals == 0 ? 1 : decimals == 2 ? 100 : 1e6;
    ot_number_people(floor(size * scale + 0.5) / scale, decimals, text);
    char *end = text + strlen(text);
    while (decimals > 0 && end[-1] == '0')
        end--;
    end -= decimals > 0 && end[-1] == '.';
    ot_text_add(into, text, (size_t)(end - text));
}

static void put_number(struct ot_text *into, double value)
{
    double size = fabs(value);
    put_size(into, size, size >= 1000 ? 0 : size >= 1 || size == 0 ? 2 : 6);
}

static void put_sign(struct ot_text *into, double value)
{
    ot_text_put(into, value < 0 ? MINUS : "");
}

/* A unit's word, bed_day, as "bed day". */
static void put_word(struct ot_text *into, const char *word, size_t length)
{
    for (size_t i = 0; i < length; i++)
        ot_text_put(into, word[i] == '_'   ? " "
                          : word[i] == '*' ? "·"
                                           : (const char[]){ word[i], '\0' });
}

static bool is(const char *word, size_t length, const char *name)
{
    return strlen(name) == length && memcmp(word, name, length) == 0;
}

static void put_above(struct ot_text *into, const char *unit, size_t length, bool one)
{
    if (is(unit, length, "GBP") || is(unit, length, "1"))
        return;
    if (is(unit, length, "person") && !one) {
        ot_text_put(into, " people");
        return;
    }
    ot_text_put(into, " ");
    if (is(unit, length, "qaly"))
        ot_text_put(into, "QALY");
    else
        put_word(into, unit, length);
    ot_text_put(into, one ? "" : "s");
}

static void put_below(struct ot_text *into, const char *unit)
{
    for (const char *joint = " for each "; *unit == '/'; joint = " and ") {
        size_t length = strcspn(++unit, "/");
        ot_text_put(into, joint);
        if (is(unit, length, "qaly"))
            ot_text_put(into, "QALY");
        else
            put_word(into, unit, length);
        unit += length;
    }
}

static const char *keep(struct ot_arena *arena, struct ot_text *words)
{
    const char *kept = words->failed ? NULL : ot_arena_text(arena, ot_text_string(words));
    ot_text_free(words);
    return kept;
}

const char *ot_amount_number(struct ot_arena *arena, const char *value)
{
    struct ot_text words = { 0 };
    double number;
    if (ot_number_read(value, &number) != 0)
        return "not known";
    put_sign(&words, number);
    put_number(&words, number);
    return keep(arena, &words);
}

const char *ot_amount_words(struct ot_arena *arena, const char *value, const char *unit)
{
    struct ot_text words = { 0 };
    double number;
    size_t above = strcspn(unit, "/");
    if (ot_number_read(value, &number) != 0)
        return "not known";
    put_sign(&words, number);
    ot_text_put(&words, is(unit, above, "GBP") ? "£" : "");
    if (strcmp(unit, "GBP") == 0)
        put_size(&words, fabs(number), 2);
    else
        put_number(&words, number);
    put_above(&words, unit, above, number == 1);
    put_below(&words, unit + above);
    return keep(arena, &words);
}

const char *ot_with_minus(struct ot_arena *arena, const char *words)
{
    const char *rest = words + 1;
    if (*words != '-' || !(strncmp(rest, "£", 2) == 0 || (*rest >= '0' && *rest <= '9')))
        return words;
    const char *both = ot_arena_format(arena, "−%s", rest);
    if (!both)
        ot_memory_fail();
    return both ? both : words;
}
