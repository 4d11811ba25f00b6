/* SPDX-License-Identifier: MIT */
/* clang-format off */
/* outturn.h: all that a scheme plugin may know of outturn.
 *
 * A SCHEME PLUGIN IN FIVE STEPS
 *
 *  1. Say what your kind of scheme assumes   (struct ot_parameter, each with its source)
 *     what it counts                         (struct ot_input)
 *     and what it yields                     (struct ot_output).
 *  2. Write two functions: spend() fills the outputs of role OT_SPEND, outcome() all
 *     others.
 *  3. Describe it in one constant named ot_scheme_kind.
 *  4. cc -std=c11 -O2 -fPIC -shared $(pkg-config --cflags outturn) \
 *        community_alarm.c -o community_alarm.so
 *     There is nothing to link against, and no function of outturn to call. The cflags
 *     hold -ffp-contract=off: without it, -march=native gives other last digits. The
 *     file's name is the kind's name.
 *  5. outturn check ./community_alarm.so
 *     tries it out, and says what is wrong with it.
 *
 * plugins/example.c is a whole plugin in 70 lines: start by copying it.
 *
 * HOW IT IS CALLED
 *
 *     plan ───> inputs ─┐                        ┌──> spend   ──┐
 *                       ├──> struct ot_batch ──> │              ├──> outputs ──> figures
 *     sources ─> draws ─┘                        └──> outcome ──┘
 *
 * A batch is a block of draws: each draw is one possible world, with a value for every
 * parameter. Your functions are handed columns of them and write columns. They never
 * learn whether a batch is the base case (one draw), one bar of a tornado, or a slice of
 * 10,000 draws, and they must not care:
 *
 *   PURE    What a draw yields depends on that draw's values alone. No static variables,
 *           files, clocks or random numbers; the same draw must give the same bits in any
 *           batch. The spend of a period and the effects that outlast it are in one
 *           batch, so a period may look back at those before it.
 *   ALONE   A process runs your code for one scheme at a time, and never in two threads.
 *           What goes wrong in it costs that scheme, which the report then names; a crash
 *           or an endless loop never reaches an older report.
 *   EXACT   Use + - * / sqrt fabs freely. For exp, log and pow use ot_exp, ot_log and
 *           ot_pow of <outturn-math.h>: those of the C library give other last digits on
 *           other processors. Never -ffast-math or -Ofast: such a plugin is refused.
 *
 * WHAT IS DONE FOR YOU, so do not do it again: drawing parameters; uprating every amount
 * of money to the price year of the evaluation; discounting; the value of a QALY;
 * deadweight, attribution, displacement and optimism bias that a plan asks for; totals,
 * ratios, intervals and comparisons.
 *
 * AGAINST WHAT? An outcome or a benefit is the DIFFERENCE from what would have happened
 * without the scheme. If your evidence is a trial's, the difference is in it. If it is a
 * before-and-after count, take off what would have happened anyway, by a parameter that
 * says so. A gain is positive, a loss negative.
 *
 * STRINGS in the tables are static, UTF-8, and copied when the plugin is loaded. Names
 * are snake_case ([a-z][a-z0-9_]*, at most 47 bytes), unique within their table (no input
 * has a parameter's name), and part of your plugin's promise to scripts and plans: rename
 * one and they break. NULL or "" stands for "not given".
 *
 * UNITS are words and their products and quotients: "GBP", "person", "GBP/person",
 * "fall/person/year", "1" for a plain ratio. Any snake_case singular word is a unit
 * ("call_out"); `outturn schemes --units` lists those that reports know a plural for.
 * Units of different words never add up.
 *
 * TIME. Periods may be years, quarters or months: ot_years(b, t) is the length of period
 * t in years. Apply a yearly rate as rate * ot_years(b, t). After the plan's last period
 * there may be more, without spend or activity, in which effects run out (see `planned`).
 *
 * THE ABI. OT_ABI rises only when a plugin that was built before would be misread; then
 * it must be built again. Fields are added at the end of a struct; each struct's size
 * travels with the plugin, and a field that a plugin was built without reads as zero. A
 * plugin built with a newer header than the program's is refused, by a message that says
 * so.
 *   1  (2026-11)  first.
 *
 * C++: this header is C11 and C++20. C++ wants designators in the order of declaration
 * and knows no [INDEX] =, so there keep each table in the order of its enum; g++ -Wextra
 * warns of each row that leaves fields out (-Wno-missing-field-initializers). Let no
 * exception out of a hook.
 */
/* clang-format on */
#ifndef OUTTURN_H
#define OUTTURN_H

#include <math.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define OT_ABI 1

/* No batch has more draws: double kept[OT_DRAWS_MAX] is safe as scratch. */
#define OT_DRAWS_MAX 2048

/* The smallest and greatest value allowed. {0, 0}, or nothing, allows every finite
 * number. */
struct ot_range {
    double least, most;
};
/* clang-format off */
#define OT_NOT_NEGATIVE { 0, HUGE_VAL }
#define OT_SHARE { 0, 1 }
/* clang-format on */

/* ---- Parameters: what the evidence says, and how sure it is ---------------------- */

/* Of the distribution that base, low and high are fitted with. */
enum ot_shape {
    OT_FIXED = 0,
    OT_NORMAL,
    OT_LOGNORMAL,
    OT_BETA,
    OT_GAMMA,
    OT_UNIFORM,
    OT_TRIANGULAR,
    OT_PERT
};

/* Of the evidence, after the Maryland scale; the reader sees it beside the figure. */
enum ot_grade {
    OT_ASSUMED = 0, /* nobody measured it: reports say "assumed"; say why in the note */
    OT_WEAK,        /* before and after, no comparison group, or quoted by another */
    OT_MODERATE,    /* comparison group, or one trial */
    OT_STRONG       /* systematic review of trials, or a national statistic */
};

/* One value for each draw, the same in all periods. A plan may replace any of them with
 * its own. */
struct ot_parameter {
    const char *name;
    const char *label; /* "Falls, exercise against usual care" */
    const char *unit;
    double base; /* the central estimate */
    /* Its 95 % interval; of OT_UNIFORM, OT_TRIANGULAR and OT_PERT its two ends; of
     * OT_FIXED shown, not drawn from. */
    double low, high;
    enum ot_shape shape;
    int price_year; /* of money: 2022 for 2022-23; else 0 */
    enum ot_grade grade;
    const char *source; /* author, year, where: enough to find it again */
    const char *note;
    struct ot_range
        range; /* draws are cut to it; a plan's own value outside is refused */
    /* A name: one draw serves all schemes that share it ("emergency_admission_cost"), as
     * they face one and the same unknown. Two plugins that share a name must give the
     * same values. NULL: each scheme draws for itself. */
    const char *shared;
};

/* ---- Inputs: what the plan records for a scheme and a period --------------------- */

/* What happens where the plan has no value. */
enum ot_absent {
    OT_REFUSE = 0, /* the scheme cannot be evaluated: a message names the missing row */
    OT_ZERO,       /* none: the thing was not done */
    OT_ASSUME,     /* the value of the parameter `instead`, shown as assumed */
    OT_UNKNOWN     /* NAN, which makes whatever is computed from it unknown, too */
};

/* How a recorded number becomes draws. */
enum ot_reading {
    OT_EXACT = 0, /* it is what it is: people seen, hours worked, pounds spent */
    /* A number out of the input `of`: draws of its share (Beta), times `of`. A plan that
     * records more than `of` is refused before a hook is called. */
    OT_SAMPLE_OF,
    OT_EVENTS /* a count that stands for a rate behind it: draws of it (Gamma) */
};

/* The name "spend" is the plan's: spend recorded for the scheme, in GBP. All others are
 * measures of the plan's activity table. Where a plan records none of a scheme's
 * activity, its outcomes are missing, not zero; the break-even is given all the same. */
struct ot_input {
    const char *name;
    const char *label;
    const char *unit;
    enum ot_absent absent;
    int instead; /* OT_ASSUME: index of a parameter with the same unit */
    enum ot_reading reading;
    int of; /* OT_SAMPLE_OF: index of the input that it is a part of */
    struct ot_range range;
    const char *note;
};

/* ---- Outputs: what the hooks compute --------------------------------------------- */

enum ot_role {
    OT_SPEND = 1, /* what it costs; party says who bears it; GBP */
    OT_ACTIVITY,  /* what was done: people, hours, visits. Not a gain in itself */
    OT_OUTCOME,   /* what came of it: falls avoided, bed days released, qaly */
    OT_BENEFIT    /* what an outcome is worth to a party; GBP. qaly is valued for you */
};

enum ot_party {
    OT_NOBODY = 0,
    OT_FUND,
    OT_NHS_ACUTE,
    OT_NHS_COMMUNITY,
    OT_NHS_AMBULANCE,
    OT_NHS_PRIMARY,
    OT_COUNCIL,
    OT_CARERS,
    OT_PEOPLE,
    OT_SOCIETY
};

/* Can the gain be spent on something else? */
enum ot_cash {
    OT_SOCIAL = 0, /* no: welfare, time, health */
    OT_CAPACITY,   /* no: a bed or an hour is free for others, and no bill is smaller */
    OT_CASHABLE    /* yes: a bill is smaller */
};

enum ot_better { OT_NEITHER = 0, OT_MORE, OT_LESS };

/* What the output is over several periods. */
enum ot_time {
    OT_ADDS_UP = 0, /* a sum: falls, pounds */
    OT_LEVEL        /* an average over time: people on the books, beds */
};

/* Never a ratio: give both its parts, and the script divides ("cost per fall" of totals,
 * not of periods). */
struct ot_output {
    const char *name;
    const char *label;
    const char *unit;
    /* The formula in words, for readers: "people who completed × falls a year × (1 - rate
     * ratio)". It stands in the annex that says how we know. */
    const char *how;
    enum ot_role role;
    enum ot_party party; /* OT_SPEND: who pays; OT_BENEFIT: who gains; else OT_NOBODY */
    enum ot_cash cash;   /* OT_BENEFIT */
    enum ot_better better;
    enum ot_time time;
    int headline;          /* 1 for the one outcome that the scheme is for */
    int may_be_unknown;    /* 1: NAN is allowed, and reads as "not known" */
    struct ot_range range; /* a value outside it is a fault of the plugin */
    const char *note;
};

/* ---- A batch, and the kind ------------------------------------------------------- */

struct ot_batch {
    size_t draws; /* 1 to OT_DRAWS_MAX */
    size_t periods;
    size_t planned;      /* periods that the plan covers; after them every input is 0 */
    const double *years; /* [period]: length of each period in years */
    const double *const *parameter; /* [parameter][draw] */
    const double *const *input;     /* [input][period * draws + draw] */
    double *const *output; /* [output][period * draws + draw]; apart from the rest */
    /* Say why you cannot go on: `return b->fail(b, "...");`. The text is copied, cut at
     * 500 bytes, and shown to the script's author with the name of the scheme. Not for
     * two inputs that disagree: to see what depends on what, each is moved alone. */
    int (*fail)(const struct ot_batch *b, const char *format, ...)
#if defined(__GNUC__)
        __attribute__((format(printf, 2, 3)))
#endif
        ;
};

/* Columns of period t. Written for reading: `ot_in(b, STARTED, t)[d]`. */
static inline const double *ot_parameter(const struct ot_batch *b, int parameter)
{
    return b->parameter[parameter];
}
static inline const double *ot_in(const struct ot_batch *b, int input, size_t t)
{
    return b->input[input] + t * b->draws;
}
static inline double *ot_out(const struct ot_batch *b, int output, size_t t)
{
    return b->output[output] + t * b->draws;
}
static inline double ot_years(const struct ot_batch *b, size_t t)
{
    return b->years[t];
}

/* Both hooks read inputs and parameters alone: neither may look at what the other wrote.
 * A hook: 0, or what b->fail returned. Every output of its role is written, in every
 * period and draw; no output of another role is touched. */
typedef int ot_hook(const struct ot_batch *b);

/* Both hooks are needed, and at least one output of role OT_SPEND. */
struct ot_scheme_kind {
    /* OT_BUILT */
    unsigned abi, size, parameter_size, input_size, output_size, batch_size;
    const char *name;    /* "community_alarm": what a plan calls it */
    const char *title;   /* "Community alarm" */
    const char *version; /* of this plugin: rises when its results change */
    const char *summary; /* one sentence: what the service does, for whom */
    const struct ot_parameter *parameters;
    size_t parameter_count;
    const struct ot_input *inputs;
    size_t input_count;
    const struct ot_output *outputs;
    size_t output_count;
    ot_hook *spend;
    ot_hook *outcome;
};

#define OT_BUILT                                                                    \
    .abi = OT_ABI, .size = sizeof(struct ot_scheme_kind),                           \
    .parameter_size = sizeof(struct ot_parameter),                                  \
    .input_size = sizeof(struct ot_input), .output_size = sizeof(struct ot_output), \
    .batch_size = sizeof(struct ot_batch)
#define OT_PARAMETERS(table) \
    .parameters = table, .parameter_count = sizeof(table) / sizeof((table)[0])
#define OT_INPUTS(table) \
    .inputs = table, .input_count = sizeof(table) / sizeof((table)[0])
#define OT_OUTPUTS(table) \
    .outputs = table, .output_count = sizeof(table) / sizeof((table)[0])

/* The one symbol that a plugin exports. */
#if defined(__GNUC__)
__attribute__((visibility("default")))
#endif
extern const struct ot_scheme_kind ot_scheme_kind;

#ifdef __cplusplus
}
#endif
#endif
