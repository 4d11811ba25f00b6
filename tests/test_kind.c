/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kinds: copied from a descriptor, looked up, packed and unpacked. */
#include "config.h"

#include "harness.h"
#include "plugins/fixture.h"
#include "scheme/kind.h"

static const struct ot_scheme_kind sound = { SOUND("sound") };

static struct ot_kind *copied(const struct ot_scheme_kind *from)
{
    struct ot_kind *kind = NULL;
    struct ot_faults faults = { 0 };
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL_FATAL(ot_kind_copy(from, "/x/sound.so", &kind, &faults, &err), 0);
    CU_ASSERT_EQUAL(faults.count, 0);
    return kind;
}

static void copies_all_that_is_described(void)
{
    struct ot_kind *kind = copied(&sound);
    OT_SAME(kind->path, "/x/sound.so");
    OT_SAME(kind->name, "sound");
    OT_SAME(kind->summary, "Made up for a test.");
    CU_ASSERT_EQUAL(kind->abi, OT_ABI);
    CU_ASSERT_EQUAL(kind->parameter_count, 1);
    OT_SAME(kind->parameters[0].unit, "fall/person");
    CU_ASSERT(kind->parameters[0].high == 0.75);
    CU_ASSERT_EQUAL(kind->inputs[1].absent, OT_ZERO);
    CU_ASSERT(kind->outputs[1].range.most == 1000);
    CU_ASSERT_PTR_NOT_EQUAL(kind->outputs[1].how, outputs[1].how);
    ot_kind_free(kind);
}

static void text_that_is_not_given_is_empty(void)
{
    struct ot_kind *kind = copied(&sound);
    OT_SAME(kind->parameters[0].source, "");
    OT_SAME(kind->parameters[0].shared, "");
    OT_SAME(kind->outputs[0].note, "");
    OT_SAME(kind->sha256, "");
    ot_kind_free(kind);
}

static void finds_rows_by_name(void)
{
    struct ot_kind *kind = copied(&sound);
    CU_ASSERT_EQUAL(ot_kind_parameter(kind, "rate"), 0);
    CU_ASSERT_EQUAL(ot_kind_parameter(kind, "people"), -1);
    CU_ASSERT_EQUAL(ot_kind_input(kind, "people"), 1);
    CU_ASSERT_EQUAL(ot_kind_input(kind, ""), -1);
    CU_ASSERT_EQUAL(ot_kind_output(kind, "gain"), 1);
    CU_ASSERT_EQUAL(ot_kind_output(kind, "rate"), -1);
    CU_ASSERT_EQUAL(ot_kind_headline(kind), 1);
    ot_kind_free(kind);
}

static void freeing_nothing_is_legal(void)
{
    ot_kind_free(NULL);
    CU_PASS("no crash");
}

static void refuses_a_descriptor_without_tables_or_hooks(void)
{
    struct ot_scheme_kind bad = sound;
    struct ot_kind *kind = NULL;
    struct ot_faults faults = { 0 };
    struct ot_error err = { 0 };
    bad.outputs = NULL;
    bad.input_count = 100000;
    bad.spend = NULL;
    CU_ASSERT_EQUAL(ot_kind_copy(&bad, "/x/sound.so", &kind, &faults, &err), -1);
    CU_ASSERT_PTR_NULL(kind);
    CU_ASSERT_EQUAL_FATAL(faults.count, 3);
    OT_HOLDS(faults.item[0].text, "100000 inputs: expected at most 1000");
    OT_HOLDS(faults.item[1].text, "use OT_OUTPUTS(table)");
    OT_HOLDS(faults.item[2].text, "no spend hook");
    OT_SAME(faults.item[0].at.file, "/x/sound.so");
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_PLUGIN);
    OT_SAME(err.text, "/x/sound.so: refused for 3 faults in what it describes");
    ot_faults_clear(&faults);
}

static void comes_back_from_packed_bytes(void)
{
    struct ot_kind *kind = copied(&sound), *back = NULL;
    struct ot_text bytes = { 0 }, again = { 0 };
    struct ot_error err = { 0 };
    memset(kind->sha256, 'a', 64);
    CU_ASSERT_EQUAL(ot_kind_pack(kind, &bytes, &err), 0);
    CU_ASSERT_EQUAL_FATAL(ot_kind_unpack(bytes.bytes, bytes.length, &back, &err), 0);
    OT_SAME(back->sha256, kind->sha256);
    OT_SAME(back->outputs[1].how, "people × rate");
    CU_ASSERT_EQUAL(back->outputs[1].headline, 1);
    CU_ASSERT_EQUAL(ot_kind_pack(back, &again, &err), 0);
    CU_ASSERT_EQUAL(again.length, bytes.length);
    CU_ASSERT_EQUAL(memcmp(again.bytes, bytes.bytes, bytes.length), 0);
    ot_kind_free(back);
    ot_kind_free(kind);
    ot_text_free(&bytes);
    ot_text_free(&again);
}

/* Each length, and each byte turned over: refused, or a kind that still passes the
 * checks; never a read out of bounds (the sanitizers watch). */
static void survives_damaged_bytes(void)
{
    struct ot_kind *kind = copied(&sound);
    struct ot_text bytes = { 0 };
    size_t refused = 0;
    CU_ASSERT_EQUAL(ot_kind_pack(kind, &bytes, NULL), 0);
    ot_kind_free(kind);
    for (size_t i = 0; i < bytes.length; i++) {
        struct ot_kind *back = NULL;
        CU_ASSERT_EQUAL(ot_kind_unpack(bytes.bytes, i, &back, NULL), -1);
        bytes.bytes[i] = (char)~bytes.bytes[i];
        refused += ot_kind_unpack(bytes.bytes, bytes.length, &back, NULL) != 0;
        bytes.bytes[i] = (char)~bytes.bytes[i];
        ot_kind_free(back);
    }
    CU_ASSERT(refused > bytes.length / 2);
    ot_text_free(&bytes);
}

static void has_words_for_its_choices(void)
{
    OT_SAME(ot_grade_word(OT_ASSUMED), "assumed");
    OT_SAME(ot_grade_word(OT_STRONG), "strong");
    OT_SAME(ot_role_word(OT_SPEND), "spend");
    OT_SAME(ot_role_word(OT_BENEFIT), "benefit");
    OT_SAME(ot_party_word(OT_NHS_ACUTE), "nhs_acute");
    OT_SAME(ot_party_word(OT_SOCIETY), "society");
    OT_SAME(ot_party_people(OT_NHS_ACUTE), "acute hospitals");
    OT_SAME(ot_cash_word(OT_CASHABLE), "cashable");
    OT_SAME(ot_shape_word(OT_FIXED), "fixed");
    OT_SAME(ot_shape_word(OT_PERT), "pert");
    OT_SAME(ot_shape_word((enum ot_shape)99), "");
    OT_SAME(ot_role_word((enum ot_role)0), "");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(copies_all_that_is_described),
        OT_TEST(text_that_is_not_given_is_empty),
        OT_TEST(finds_rows_by_name),
        OT_TEST(freeing_nothing_is_legal),
        OT_TEST(refuses_a_descriptor_without_tables_or_hooks),
        OT_TEST(comes_back_from_packed_bytes),
        OT_TEST(survives_damaged_bytes),
        OT_TEST(has_words_for_its_choices),
    };
    return OT_TESTS_RUN("kind", tests);
}
