/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program itself writes into papers is plain: no sentence of more than 25 words.
 */
#include "config.h"

#include <ctype.h>
#include <stdlib.h>

#include "base/file.h"
#include "harness.h"

#define MOST_WORDS 25

static const char *const reports[] = { "milton-keynes-2015-16",
                                       "milton-keynes-2015-16-fund",
                                       "milton-keynes-2023-25" };

/* Words up to the end of a sentence, or of a part that ":" or ";" sets apart. */
static size_t longest(const char *text, size_t length)
{
    size_t words = 0, most = 0;
    bool within = false;
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        bool ends = (c == '.' || c == ':' || c == ';' || c == '?') &&
                    (i + 1 == length || text[i + 1] == ' ');
        bool letter = isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
        if (letter && !within)
            words++;
        within = c != ' ' && (within || letter);
        if (!ends)
            continue;
        most = words > most ? words : most;
        words = 0;
        within = false;
    }
    return words > most ? words : most;
}

/* Each <NAME>…</NAME> after the first `after`; how many there were. */
static size_t check_all(const char *report, const char *after, const char *name)
{
    char open[40], close[40];
    size_t count = 0;
    snprintf(open, sizeof open, "<%s>", name);
    snprintf(close, sizeof close, "</%s>", name);
    const char *at = strstr(report, after);
    while (at && (at = strstr(at, open))) {
        const char *text = at + strlen(open), *end = strstr(text, close);
        CU_ASSERT_PTR_NOT_NULL_FATAL(end);
        if (longest(text, (size_t)(end - text)) > MOST_WORDS) {
            char found[400];
            snprintf(found, sizeof found, "%.*s", (int)(end - text), text);
            OT_SAME(found, "a shorter sentence");
        }
        count++;
        at = end;
    }
    return count;
}

static void words_are_counted_by_sentence(void)
{
    static const char text[] = "One two, £3.50 four. Five: six seven";
    CU_ASSERT_EQUAL(longest(text, sizeof text - 1), 4);
    CU_ASSERT_EQUAL(longest("", 0), 0);
}

static void checks_and_charts_of_the_shipped_reports_are_plain(void)
{
    size_t checks = 0, charts = 0;
    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++) {
        char name[100];
        struct ot_text bytes = { 0 };
        struct ot_error err = { 0 };
        snprintf(name, sizeof name, "tests/golden/%s.xml", reports[i]);
        CU_ASSERT_EQUAL_FATAL(
            ot_file_read(ot_test_source(name), 10000000, OT_EXIT_INPUT, &bytes, &err), 0);
        checks += check_all(ot_text_string(&bytes), "<checks>", "text");
        charts += check_all(ot_text_string(&bytes), "<report", "description");
        ot_text_free(&bytes);
    }
    CU_ASSERT(checks > 20);
    CU_ASSERT(charts > 8);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(words_are_counted_by_sentence),
        OT_TEST(checks_and_charts_of_the_shipped_reports_are_plain),
    };
    return OT_TESTS_RUN("sentences", tests);
}
