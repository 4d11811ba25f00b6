/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plugin describes, spoilt in one place at a time: each is said, and nothing else.
 */
#include "config.h"

#include <math.h>

#include "harness.h"
#include "plugins/fixture.h"
#include "scheme/check.h"

/* A sound kind in memory that a test may spoil. */
static struct {
    struct ot_parameter parameter[2];
    struct ot_input input[2];
    struct ot_output output[2];
    struct ot_kind kind;
} it;

static void not_given(const char **text)
{
    if (!*text)
        *text = "";
}

static void begin(void)
{
    it.parameter[0] = it.parameter[1] = parameters[0];
    it.parameter[1].name = "share";
    memcpy(it.input, inputs, sizeof it.input);
    memcpy(it.output, outputs, sizeof it.output);
    for (int i = 0; i < 2; i++) {
        not_given(&it.parameter[i].source);
        not_given(&it.parameter[i].shared);
        not_given(&it.input[i].note);
        not_given(&it.output[i].note);
    }
    it.kind = (struct ot_kind){ .name = "sound",
                                .title = "A test",
                                .version = "1",
                                .summary = "Made up.",
                                .path = "/x/sound.so",
                                .parameters = it.parameter,
                                .parameter_count = 2,
                                .inputs = it.input,
                                .input_count = 2,
                                .outputs = it.output,
                                .output_count = 2 };
}

/* Expects one fault that holds the words; "": none. */
static void expect(const char *words)
{
    struct ot_faults faults = { 0 };
    ot_kind_check(&it.kind, (struct ot_origin){ .file = "/x/sound.so" }, &faults);
    CU_ASSERT_EQUAL(faults.count, words[0] ? 1 : 0);
    if (faults.count > 0)
        OT_HOLDS(faults.item[0].text, words[0] ? words : "no fault at all");
    ot_faults_clear(&faults);
    begin();
}

static void finds_nothing_wrong_with_a_sound_kind(void)
{
    begin();
    expect("");
}

static void wants_names(void)
{
    begin();
    it.kind.name = "Sound";
    expect("kind 1: \"Sound\" is not a name");
    it.parameter[0].name = "2nd";
    expect("parameter 1: \"2nd\" is not a name");
    it.input[1].name = "";
    expect("input 2: \"\" is not a name");
    it.output[1].name = "ga\xffn";
    expect("output 2: \"?\" is not a name");
}

static void wants_names_once(void)
{
    begin();
    it.parameter[1].name = "rate";
    expect("parameter rate: an earlier one has that name");
    it.input[1].name = "spend";
    it.input[1].unit = "GBP";
    expect("input spend: an earlier one has that name");
    it.input[1].name = "share";
    expect("input share: a parameter has that name");
    it.output[1].name = "service";
    expect("output service: an earlier one has that name");
}

static void wants_words_for_readers(void)
{
    begin();
    it.kind.title = "";
    expect("kind sound: no title");
    it.kind.version = "";
    expect("kind sound: no version");
    it.kind.summary = "a\001b";
    expect("its summary is not UTF-8 text without control characters");
    it.output[1].how = "";
    expect("output gain: no how; expected its formula in words");
    it.input[0].label = "";
    expect("input spend: no label");
}

static void wants_units(void)
{
    begin();
    it.parameter[0].unit = "a fall";
    expect("parameter rate: \"a fall\" is not a unit");
    it.input[0].unit = "person";
    expect("input spend: it is the plan's recorded spend; expected the unit GBP");
    it.output[0].unit = "person";
    expect("output service: spend and benefits are in GBP");
}

static void wants_values_in_order(void)
{
    begin();
    it.parameter[0].high = 0.4;
    expect("expected low <= base <= high");
    it.parameter[0].base = NAN;
    expect("must be finite numbers");
    it.parameter[0].range = (struct ot_range){ 0.6, 1 };
    expect("its base lies outside its own range");
    it.input[1].range = (struct ot_range){ 1, 0 };
    expect("input people: its range ends before it begins");
    it.output[1].range = (struct ot_range){ NAN, 0 };
    expect("output gain: its range ends before it begins");
    it.parameter[0].shape = OT_FIXED;
    it.parameter[0].low = it.parameter[0].high = 0;
    expect("");
}

static void wants_values_that_fit_the_shape(void)
{
    begin();
    it.parameter[0].shape = OT_LOGNORMAL;
    it.parameter[0].low = 0;
    expect("a lognormal needs a low above 0");
    it.parameter[0].shape = OT_GAMMA;
    it.parameter[0].low = -1;
    expect("a gamma needs");
    it.parameter[0].shape = OT_BETA;
    it.parameter[0].high = 1.5;
    expect("a beta needs");
    it.parameter[0].shape = (enum ot_shape)42;
    expect("its shape is none of enum ot_shape");
}

static void wants_a_source_or_a_note(void)
{
    begin();
    it.parameter[0].note = "";
    expect("parameter rate: assumed, without a note");
    it.parameter[0].grade = OT_STRONG;
    expect("parameter rate: no source");
    it.parameter[0].grade = (enum ot_grade)9;
    expect("its grade is none of enum ot_grade");
    it.parameter[0].shared = "A b";
    expect("`shared` is not a name");
}

static void wants_a_price_year_for_money_alone(void)
{
    begin();
    it.parameter[0].unit = "GBP/fall";
    expect("an amount of money without a price year");
    it.parameter[0].price_year = 2022;
    expect("a price year, but its unit holds no GBP");
}

static void wants_indices_that_lead_somewhere(void)
{
    begin();
    it.input[1].absent = OT_ASSUME;
    it.input[1].instead = 2;
    expect("`instead` is no parameter's index");
    it.input[1].absent = OT_ASSUME;
    it.input[1].instead = 0;
    expect("input people: in person, but `instead`, rate, is in fall/person");
    it.input[1].reading = OT_SAMPLE_OF;
    it.input[1].of = 1;
    expect("`of` is no other input's index");
    it.input[1].absent = (enum ot_absent)7;
    expect("its `absent` is none of enum ot_absent");
    it.input[1].reading = (enum ot_reading)7;
    expect("its reading is none of enum ot_reading");
}

static void wants_roles_parties_and_one_headline(void)
{
    begin();
    it.output[0].party = OT_NOBODY;
    expect("expected who pays");
    it.output[1].party = OT_COUNCIL;
    expect("only spend and benefits have one");
    it.output[1].cash = OT_CASHABLE;
    expect("only benefits have it");
    it.output[1].headline = 0;
    expect("0 outputs are the headline");
    it.output[1].role = OT_ACTIVITY;
    expect("the headline must be an outcome");
    it.output[1].better = (enum ot_better)3;
    expect("its better is none of enum ot_better");
    it.output[1].time = (enum ot_time)2;
    expect("its time is none of enum ot_time");
    it.kind.output_count = 1;
    it.output[0] = it.output[1];
    expect("no output has the role OT_SPEND");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(finds_nothing_wrong_with_a_sound_kind),
        OT_TEST(wants_names),
        OT_TEST(wants_names_once),
        OT_TEST(wants_words_for_readers),
        OT_TEST(wants_units),
        OT_TEST(wants_values_in_order),
        OT_TEST(wants_values_that_fit_the_shape),
        OT_TEST(wants_a_source_or_a_note),
        OT_TEST(wants_a_price_year_for_money_alone),
        OT_TEST(wants_indices_that_lead_somewhere),
        OT_TEST(wants_roles_parties_and_one_headline),
    };
    return OT_TESTS_RUN("check", tests);
}
