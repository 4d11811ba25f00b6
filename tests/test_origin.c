/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a value stands, who vouches for it, and the list of faults. */
#include "config.h"

#include <stdio.h>

#include "base/origin.h"
#include "base/text.h"
#include "harness.h"

static struct ot_origin at(const char *file, unsigned row, unsigned column)
{
    return (struct ot_origin){ file, row, column };
}

static void writes_as_much_of_a_place_as_is_known(void)
{
    char into[OT_ORIGIN_ROOM];
    OT_SAME(ot_origin_write(at("spend.csv", 6, 10), into), "spend.csv:6:10");
    OT_SAME(ot_origin_write(at("spend.csv", 6, 0), into), "spend.csv:6");
    OT_SAME(ot_origin_write(at("spend.csv", 0, 0), into), "spend.csv");
    OT_SAME(ot_origin_write(at("spend.csv", 0, 4), into), "spend.csv");
    OT_SAME(ot_origin_write(at(NULL, 6, 10), into), "");
}

static void shortens_the_file_and_never_the_row(void)
{
    char file[400], into[OT_ORIGIN_ROOM];
    for (size_t i = 0; i + 2 < sizeof file; i += 2)
        memcpy(file + i, "\xC3\xA9", 3);
    ot_origin_write(at(file + 0, 4294967295U, 4294967295U), into);
    OT_HOLDS(into, ":4294967295:4294967295");
    CU_ASSERT(strlen(into) < OT_ORIGIN_ROOM);
    CU_ASSERT_EQUAL(ot_utf8_fault(into, strlen(into)), -1);
}

static void reads_each_quality_that_it_writes(void)
{
    for (int i = 0; i < OT_QUALITIES; i++) {
        enum ot_quality quality = OT_QUALITIES;
        const char *word = ot_quality_word((enum ot_quality)i);
        CU_ASSERT_EQUAL(ot_quality_read(word, &quality), 0);
        CU_ASSERT_EQUAL((int)quality, i);
    }
    OT_SAME(ot_quality_word(OT_QUALITY_ILLUSTRATIVE), "illustrative");
}

static void refuses_a_word_that_is_no_quality(void)
{
    static const char *const words[] = { "", "Published", "publish", "published ", "ok" };
    enum ot_quality quality = OT_QUALITY_SCRIPT;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        CU_ASSERT_EQUAL(ot_quality_read(words[i], &quality), -1);
    CU_ASSERT_EQUAL(quality, OT_QUALITY_SCRIPT);
}

static void takes_the_worse_of_two_qualities(void)
{
    CU_ASSERT_EQUAL(ot_quality_worst(OT_QUALITY_PUBLISHED, OT_QUALITY_ASSUMED),
                    OT_QUALITY_ASSUMED);
    CU_ASSERT_EQUAL(ot_quality_worst(OT_QUALITY_MISSING, OT_QUALITY_SCRIPT),
                    OT_QUALITY_MISSING);
    CU_ASSERT_EQUAL(ot_quality_worst(OT_QUALITY_RETURNED, OT_QUALITY_RETURNED),
                    OT_QUALITY_RETURNED);
}

static void keeps_faults_after_their_file_name_is_gone(void)
{
    struct ot_faults faults = { 0 };
    char file[] = "spend.csv";
    ot_faults_add(&faults, at(file, 2, 3), "expected %d", 5);
    memset(file, 'x', sizeof file - 1);
    CU_ASSERT_EQUAL_FATAL(faults.count, 1);
    OT_SAME(faults.item[0].at.file, "spend.csv");
    OT_SAME(faults.item[0].text, "expected 5");
    CU_ASSERT_FALSE(faults.lost);
    ot_faults_clear(&faults);
    CU_ASSERT_EQUAL(faults.count, 0);
}

static void a_value_that_is_cut_ends_with_a_character(void)
{
    struct ot_faults faults = { 0 };
    ot_faults_add(&faults, at("b", 1, 1), "found \"%.4s\"", "aé€b");
    ot_faults_add(&faults, at("b", 1, 1), "found \"%.3s\"", "aé€b");
    OT_SAME(faults.item[0].text, "found \"aé\"");
    OT_SAME(faults.item[1].text, "found \"aé\"");
    ot_faults_clear(&faults);
}

static void sorts_by_file_as_first_met_then_row_then_column(void)
{
    static const char *const sorted[] = { "b:0:0 1", "b:2:0 3", "b:2:1 6", "b:9:1 0",
                                          "b:9:1 5", "a:1:1 4", "a:3:1 2", " 7" };
    struct ot_faults faults = { 0 };
    ot_faults_add(&faults, at("b", 9, 1), "0");
    ot_faults_add(&faults, at("b", 0, 0), "1");
    ot_faults_add(&faults, at("a", 3, 1), "2");
    ot_faults_add(&faults, at("b", 2, 0), "3");
    ot_faults_add(&faults, at("a", 1, 1), "4");
    ot_faults_add(&faults, at("b", 9, 1), "5");
    ot_faults_add(&faults, at("b", 2, 1), "6");
    ot_faults_add(&faults, at(NULL, 0, 0), "7");
    ot_faults_sort(&faults);
    CU_ASSERT_EQUAL_FATAL(faults.count, sizeof sorted / sizeof sorted[0]);
    for (size_t i = 0; i < faults.count; i++) {
        char line[64];
        const struct ot_fault *f = &faults.item[i];
        if (f->at.file)
            snprintf(line, sizeof line, "%s:%u:%u %s", f->at.file, f->at.row,
                     f->at.column, f->text);
        else
            snprintf(line, sizeof line, " %s", f->text);
        OT_SAME(line, sorted[i]);
    }
    ot_faults_clear(&faults);
}

static void takes_the_faults_of_another_list(void)
{
    struct ot_faults faults = { 0 }, other = { 0 };
    ot_faults_add(&faults, at("a.csv", 1, 0), "first");
    for (unsigned i = 0; i < 40; i++)
        ot_faults_add(&other, at("b.csv", i + 1, 0), "%u", i);
    ot_faults_take(&faults, &other);
    CU_ASSERT(!faults.lost && other.count == 0 && !other.item);
    CU_ASSERT_EQUAL_FATAL(faults.count, 41);
    OT_SAME(faults.item[0].text, "first");
    OT_SAME(faults.item[40].text, "39");
    OT_SAME(faults.item[40].at.file, "b.csv");
    other.lost = true;
    ot_faults_take(&faults, &other);
    CU_ASSERT(faults.lost && !other.lost && faults.count == 41);
    ot_faults_clear(&faults);
}

static void sorts_and_clears_an_empty_list(void)
{
    struct ot_faults faults = { 0 };
    ot_faults_sort(&faults);
    ot_faults_clear(&faults);
    CU_ASSERT_EQUAL(faults.count, 0);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(writes_as_much_of_a_place_as_is_known),
        OT_TEST(shortens_the_file_and_never_the_row),
        OT_TEST(reads_each_quality_that_it_writes),
        OT_TEST(refuses_a_word_that_is_no_quality),
        OT_TEST(takes_the_worse_of_two_qualities),
        OT_TEST(keeps_faults_after_their_file_name_is_gone),
        OT_TEST(a_value_that_is_cut_ends_with_a_character),
        OT_TEST(sorts_by_file_as_first_met_then_row_then_column),
        OT_TEST(takes_the_faults_of_another_list),
        OT_TEST(sorts_and_clears_an_empty_list),
    };
    return OT_TESTS_RUN("origin", tests);
}
