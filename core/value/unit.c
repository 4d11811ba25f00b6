/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units as products of words with whole powers, and in words for people. */
#include "config.h"

#include "value/unit.h"

#include <string.h>

#include "base/text.h"

#define WORD_ROOM 48
#define WORDS_MAX 24

/* Words in order of their bytes, none with a power of 0. */
struct product {
    struct {
        char word[WORD_ROOM];
        int power;
    } factor[WORDS_MAX];
    size_t count;
};

const struct ot_unit_word ot_unit_words[] = {
    { "GBP", "£" },
    { "admission", "admissions" },
    { "assessment", "assessments" },
    { "attendance", "attendances" },
    { "bed", "beds" },
    { "bed_day", "bed days" },
    { "call_out", "call-outs" },
    { "carer", "carers" },
    { "carer_hour", "carer hours" },
    { "day", "days" },
    { "discharge", "discharges" },
    { "episode", "episodes" },
    { "fall", "falls" },
    { "home", "homes" },
    { "hour", "hours" },
    { "household", "households" },
    { "month", "months" },
    { "package", "packages" },
    { "person", "people" },
    { "person_year", "person-years" },
    { "place", "places" },
    { "placement", "placements" },
    { "qaly", "QALYs" },
    { "referral", "referrals" },
    { "review", "reviews" },
    { "survey_answer", "survey answers" },
    { "visit", "visits" },
    { "ward", "wards" },
    { "week", "weeks" },
    { "year", "years" },
};
const size_t ot_unit_word_count = sizeof ot_unit_words / sizeof ot_unit_words[0];

struct ot_unit ot_unit_one(void)
{
    return (struct ot_unit){ .text = "1" };
}

static void remove_factor(struct product *product, size_t at)
{
    product->count--;
    memmove(&product->factor[at], &product->factor[at + 1],
            (product->count - at) * sizeof product->factor[0]);
}

/* As snprintf would, of which there are thousands in a report. */
static int copy(char *into, size_t room, const char *text)
{
    size_t length = strlen(text);
    bool fits = length < room;
    memcpy(into, text, fits ? length : room - 1);
    into[fits ? length : room - 1] = '\0';
    return fits ? 0 : -1;
}

static int insert_factor(struct product *product, size_t at, const char *word, int power)
{
    if (product->count == WORDS_MAX)
        return -1;
    memmove(&product->factor[at + 1], &product->factor[at],
            (product->count - at) * sizeof product->factor[0]);
    copy(product->factor[at].word, WORD_ROOM, word);
    product->factor[at].power = power;
    product->count++;
    return 0;
}

/* Multiply by word to the power. */
static int multiply_by(struct product *product, const char *word, int power)
{
    size_t at = 0;
    while (at < product->count && strcmp(product->factor[at].word, word) < 0)
        at++;
    if (at == product->count || strcmp(product->factor[at].word, word) != 0)
        return insert_factor(product, at, word, power);
    product->factor[at].power += power;
    if (product->factor[at].power == 0)
        remove_factor(product, at);
    return 0;
}

static int read_word(struct product *product, const char *word, int power)
{
    if (strcmp(word, "1") == 0)
        return 0;
    if (strcmp(word, "GBP") != 0 && !ot_text_is_name(word))
        return -1;
    return multiply_by(product, word, power);
}

/* Multiply product by the unit that text names, to the power of sign (1 or -1). */
static int read_product(const char *text, int sign, struct product *product)
{
    int power = sign;
    for (;;) {
        char word[WORD_ROOM];
        size_t length = strcspn(text, "*/");
        if (length >= sizeof word)
            return -1;
        memcpy(word, text, length);
        word[length] = '\0';
        if (read_word(product, word, power) != 0)
            return -1;
        text += length;
        if (*text == '\0')
            return 0;
        power = *text++ == '/' ? -sign : sign;
    }
}

/* Append to into, which holds OT_UNIT_ROOM; -1: too long, and cut. */
static int append(char *into, const char *text)
{
    size_t used = strlen(into);
    return copy(into + used, OT_UNIT_ROOM - used, text);
}

static int write_factors(const struct product *product, int sign, char *into)
{
    for (size_t i = 0; i < product->count; i++)
        for (int n = product->factor[i].power * sign; n > 0; n--) {
            const char *link = sign < 0 ? "/" : *into ? "*" : "";
            if (append(into, link) != 0 || append(into, product->factor[i].word) != 0)
                return -1;
        }
    return 0;
}

static int write_product(const struct product *product, struct ot_unit *out)
{
    struct ot_unit unit = { .text = "" };
    if (write_factors(product, 1, unit.text) != 0)
        return -1;
    if (unit.text[0] == '\0')
        append(unit.text, "1");
    if (write_factors(product, -1, unit.text) != 0)
        return -1;
    *out = unit;
    return 0;
}

int ot_unit_read(const char *text, struct ot_unit *out)
{
    struct product product = { .count = 0 };
    if (!text)
        return -1;
    if (read_product(strcmp(text, "%") == 0 ? "1" : text, 1, &product) != 0)
        return -1;
    return write_product(&product, out);
}

bool ot_unit_same(struct ot_unit a, struct ot_unit b)
{
    return strcmp(a.text, b.text) == 0;
}

static int combine(const char *a, const char *b, int sign, struct ot_unit *out)
{
    struct product product = { .count = 0 };
    if (read_product(a, 1, &product) != 0 || read_product(b, sign, &product) != 0)
        return -1;
    return write_product(&product, out);
}

int ot_unit_multiply(struct ot_unit a, struct ot_unit b, struct ot_unit *out)
{
    return combine(a.text, b.text, 1, out);
}

int ot_unit_divide(struct ot_unit a, struct ot_unit b, struct ot_unit *out)
{
    return combine(a.text, b.text, -1, out);
}

bool ot_unit_is_money(struct ot_unit unit)
{
    return strcmp(unit.text, "GBP") == 0;
}

static int power_of_money(struct ot_unit unit)
{
    struct product product = { .count = 0 };
    if (!strstr(unit.text, "GBP") || read_product(unit.text, 1, &product) != 0)
        return 0;
    for (size_t i = 0; i < product.count; i++)
        if (strcmp(product.factor[i].word, "GBP") == 0)
            return product.factor[i].power;
    return 0;
}

bool ot_unit_holds_money(struct ot_unit unit)
{
    return power_of_money(unit) > 0;
}

bool ot_unit_needs_prices(struct ot_unit unit)
{
    return power_of_money(unit) != 0;
}

static const char *known_plural(const char *word)
{
    for (size_t i = 0; i < ot_unit_word_count; i++)
        if (strcmp(ot_unit_words[i].singular, word) == 0)
            return ot_unit_words[i].plural;
    return NULL;
}

static void spaced(char *text)
{
    for (; *text; text++)
        if (*text == '_')
            *text = ' ';
}

/* The plural without its s, where that spells the word: QALY, call-out. */
static bool singular_of(const char *plural, const char *word, char into[WORD_ROOM])
{
    size_t length = strlen(plural);
    if (length < 2 || length > WORD_ROOM || plural[length - 1] != 's')
        return false;
    memcpy(into, plural, length - 1);
    into[length - 1] = '\0';
    char folded[WORD_ROOM];
    copy(folded, sizeof folded, into);
    for (char *c = folded; *c; c++)
        if (*c == '-')
            *c = '_';
    return ot_text_same_folded(folded, word);
}

static bool ends_in(const char *word, const char *end)
{
    size_t length = strlen(word), tail = strlen(end);
    return length >= tail && strcmp(word + length - tail, end) == 0;
}

/* English's rule for a word that the table does not know. */
static void add_plural(char *into, const char *word)
{
    size_t length = strlen(word);
    char stem[WORD_ROOM];
    copy(stem, sizeof stem, word);
    spaced(stem);
    if (length > 1 && word[length - 1] == 'y' && !strchr("aeiou", word[length - 2])) {
        stem[length - 1] = '\0';
        append(into, stem);
        append(into, "ies");
        return;
    }
    append(into, stem);
    bool hisses = ends_in(word, "ss") || ends_in(word, "us") || ends_in(word, "x") ||
                  ends_in(word, "ch") || ends_in(word, "sh");
    bool is_plural = ends_in(word, "s"); /* most likely: "persons" */
    append(into, hisses ? "es" : is_plural ? "" : "s");
}

static void add_word(char *into, const char *word, bool plural)
{
    const char *known = known_plural(word);
    char singular[WORD_ROOM];
    if (plural && !known) {
        add_plural(into, word);
    } else if (known && (plural || strcmp(word, "GBP") == 0)) {
        append(into, known);
    } else {
        if (!known || !singular_of(known, word, singular)) {
            copy(singular, sizeof singular, word);
            spaced(singular);
        }
        append(into, singular);
    }
}

/* "a year" reads better than "for each year". */
static const char *time_words(const char *word)
{
    static const char *const words[][2] = {
        { "year", " a year" }, { "month", " a month" }, { "week", " a week" },
        { "day", " a day" },   { "hour", " an hour" },
    };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcmp(words[i][0], word) == 0)
            return words[i][1];
    return NULL;
}

static void add_above(const struct product *product, bool plural, char *into)
{
    int left = 0;
    for (size_t i = 0; i < product->count; i++)
        if (product->factor[i].power > 0)
            left += product->factor[i].power;
    for (size_t i = 0; i < product->count; i++)
        for (int n = product->factor[i].power; n > 0; n--) {
            append(into, *into ? " " : "");
            add_word(into, product->factor[i].word, plural && --left == 0);
        }
}

/* "per_100000": the number, or NULL. */
static const char *scale_of(const char *word)
{
    if (strncmp(word, OT_UNIT_PER, strlen(OT_UNIT_PER)) != 0)
        return NULL;
    const char *digits = word + strlen(OT_UNIT_PER);
    return *digits && digits[strspn(digits, "0123456789")] == '\0' ? digits : NULL;
}

/* "100,000" */
static void add_grouped(char *into, const char *digits)
{
    for (size_t left = strlen(digits); left > 0; left--, digits++) {
        append(into, (char[]){ *digits, '\0' });
        if (left > 1 && left % 3 == 1)
            append(into, ",");
    }
}

/* " per 100,000 people", where it is a rate; is it one? */
static bool add_rate(const struct product *product, char *into)
{
    bool rate = false;
    for (size_t i = 0; i < product->count && !rate; i++) {
        const char *digits = scale_of(product->factor[i].word);
        if (!digits || product->factor[i].power != -1)
            continue;
        append(into, " per ");
        add_grouped(into, digits);
        rate = true;
    }
    for (size_t i = 0; i < product->count && rate; i++) {
        const char *word = product->factor[i].word;
        if (product->factor[i].power >= 0 || scale_of(word) || time_words(word))
            continue;
        append(into, " ");
        add_word(into, word, true);
    }
    return rate;
}

static void add_below(const struct product *product, bool time, char *into)
{
    bool first = true;
    for (size_t i = 0; i < product->count; i++)
        for (int n = -product->factor[i].power; n > 0; n--) {
            const char *word = product->factor[i].word, *spell = time_words(word);
            if ((spell != NULL) != time)
                continue;
            append(into, time ? spell : first ? " for each " : " and ");
            if (!time)
                add_word(into, word, false);
            first = false;
        }
}

char *ot_unit_people(struct ot_unit unit, bool plural, char into[OT_UNIT_ROOM])
{
    struct product product = { .count = 0 };
    into[0] = '\0';
    if (read_product(unit.text, 1, &product) != 0)
        return into;
    add_above(&product, plural, into);
    if (!add_rate(&product, into))
        add_below(&product, false, into);
    add_below(&product, true, into);
    if (into[0] == ' ')
        memmove(into, into + 1, strlen(into));
    return into;
}
