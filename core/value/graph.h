/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lineage graph: every quantity is a node; a node knows what it was made of, down to
 * the cell or study. */
#ifndef OT_VALUE_GRAPH_H
#define OT_VALUE_GRAPH_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/error.h"
#include "base/origin.h"
#include "method/stream.h"
#include "value/unit.h"

enum ot_operation {
    OT_NODE_LEAF,    /* a cell, a study's estimate, a figure of the script */
    OT_NODE_MISSING, /* no value; `missing` says why */
    OT_NODE_ADD,
    OT_NODE_SUBTRACT,
    OT_NODE_MULTIPLY,
    OT_NODE_DIVIDE,
    OT_NODE_NEGATE,
    OT_NODE_SUM,    /* of all operands (ledger lines, parts) */
    OT_NODE_TOTAL,  /* of the one operand over its periods (a level: the mean by years) */
    OT_NODE_PERIOD, /* the one operand at period `index` */
    OT_NODE_UPRATE, /* the one operand × `factor` */
    OT_NODE_PRESENT, /* the first operand over its periods, each × its factor, added up;
                        the second is the rate that the factors come from */
    OT_NODE_HOOK,    /* an output of a scheme plugin; operands: the ingredients that it
                        depends on */
    OT_NODE_RATE,    /* the first operand for each of the second, × `factor` */
    OT_NODE_SOLVE, /* the value of an ingredient at which something holds (break-even) */
    OT_NODE_STATISTIC, /* of the draws of the one operand: its mean, a quantile, … */
    OT_NODE_OPERATIONS
};
/* How the interval of a node is worked out from its operands (value/interval_of). */
enum ot_interval_method {
    OT_INTERVAL_NONE,
    OT_INTERVAL_WILSON,    /* of a proportion */
    OT_INTERVAL_COUNT,     /* of a rate of events: Byar, or exact below ten */
    OT_INTERVAL_NEWCOMBE,  /* of a difference of two proportions */
    OT_INTERVAL_MOVER,     /* of a difference of two rates */
    OT_INTERVAL_LOG_RATIO, /* of a ratio of two rates */
};
const char *ot_operation_word(enum ot_operation operation); /* "leaf", "add", …; static */

/* Evidence behind a leaf. ot_graph_leaf copies it, texts and all. */
struct ot_leaf {
    struct ot_origin at; /* its cell; file NULL: none */
    const char *sheet;   /* the table's name: "spend" */
    const char *printed; /* as the cell prints it */
    const char *source;  /* "Sherrington 2019, …", or the reference "S1F schemes" */
    const char *paper;   /* title of the paper that the reference names */
    const char *note;
    const char *grade;     /* "strong", …; NULL: no parameter */
    const char *qualifier; /* "about"; "" or NULL: none */
    const char *status;    /* "provisional"; NULL: final */
    bool small;            /* counts 1 to 7 people: a public paper withholds it */
    bool has_interval;
    double low, high; /* 95 % */
};

struct ot_node {
    unsigned id; /* by order of making: operands come first */
    enum ot_operation operation;
    const char *label; /* "Recorded spend", "Falls avoided"; may be NULL for arithmetic */
    const char *detail; /* HOOK: the output's `how`; UPRATE: "GDP deflator, 2013-14 to
                           2015-16"; SOLVE: what holds */
    struct ot_unit unit;
    struct ot_prices prices;
    size_t periods; /* 1 */
    double *value;  /* [periods]; NULL until forced */
    struct ot_node **operand;
    size_t operands;
    const struct ot_leaf *leaf;       /* LEAF */
    double factor;                    /* UPRATE, RATE */
    enum ot_interval_method interval; /* RATE, SUBTRACT, DIVIDE */
    double level;                     /* of the interval that is shown; 0: 0.95 */
    const double *factors;            /* PRESENT: [periods of the first operand] */
    size_t index;                     /* PERIOD, HOOK (the output) */
    enum ot_quality quality;          /* the worst of the leaves below */
    bool counted;     /* a leaf, or only sums and differences of leaves: shown exactly */
    bool provisional; /* a provisional figure is among its leaves or in its index */
    const char *missing;  /* why there is no value; NULL: there is one */
    bool cannot_be_given; /* a quotient whose denominator has no one sign: `missing` says
                             so in words */
    const char *no_base;  /* why its base case is none (NAN in value), where its draws may
                             have a value all the same: they are to be asked; else NULL */
    const char *evaluation;     /* HOOK: "e1", the evaluation it belongs to */
    const struct ot_call *call; /* HOOK, SOLVE: computes the column */
    const double *years;        /* [periods], for TOTAL of a level; NULL: add up */
    size_t draws; /* how many it varies over; 0: it is the same in each, or not drawn */
    unsigned long
        seed; /* of what it varies with; 0: of none, such as a script's numbers */
    const struct ot_stream *stream; /* its draws; NULL: those of its operands make them */
    const struct ot_spread *spread; /* what its draws say, once asked for */
    double error; /* STATISTIC: its Monte Carlo standard error; 0: exact */
    int decimals; /* of display where known: 2 for pence; -1 */
    bool percent; /* shown as a percentage by habit of its cell */
};

/* Computes a HOOK, SOLVE or STATISTIC node. */
struct ot_call {
    /* The base case, into [periods]; called at most once a node. */
    int (*force)(const struct ot_call *call, const struct ot_node *node, double *into,
                 struct ot_error *err);
    /* Make draws from `first` on ready to be read, of all nodes of this call: `most` at
     * most, which are all that will be read, and a batch at least; *end: the first that
     * is not ready. first, *end: multiples of OT_BATCH_DRAWS, or the node's draws. What
     * was ready before is not, nor what another call made ready. NULL: it does not vary
     * with the draws. */
    int (*ready)(const struct ot_call *call, size_t first, size_t most, size_t *end,
                 struct ot_error *err);
    /* Those of one batch that are ready, of period t from the result + t * *stride on;
     * borrowed. Several threads may ask. */
    const double *(*column)(const struct ot_call *call, const struct ot_node *node,
                            size_t first, size_t *stride);
};

/* Draws that are computed together: what fits the caches. */
#define OT_BATCH_DRAWS ((size_t)2048)

struct ot_samples;
struct ot_sames;
struct ot_threads;
struct ot_graph {
    struct ot_arena *arena;
    struct ot_node **node;
    size_t count;
    struct ot_samples *samples; /* columns of draws that were made; kept.c */
    struct ot_sames *sames;     /* which nodes have the same draws; same.c */
    struct ot_threads *threads; /* borrowed; NULL: the caller's alone */
    struct ot_owned {
        void *thing;
        void (*release)(void *thing);
    } * owned; /* what goes with the graph */
    size_t owned_count;
};
struct ot_graph *ot_graph_new(void);
void ot_graph_free(struct ot_graph *graph);
/* Release thing when the graph goes. 0, or -1: out of memory (it is released at once). */
int ot_graph_own(struct ot_graph *graph, void *thing, void (*release)(void *thing));

/* Let node, which has just been made of one value, vary over `draws` draws of a stream
 * (copied). 0 or -1: out of memory. */
int ot_graph_vary(struct ot_graph *graph, struct ot_node *node,
                  const struct ot_stream *stream, size_t draws);

/* All return a node of the graph, or NULL with err (units, prices or periods that do not
 * fit: exit 4; out of memory: 8). A missing operand makes a missing node, with its
 * reason. Texts are copied. Where no err is taken, NULL means out of memory. */
struct ot_node *ot_graph_leaf(struct ot_graph *graph, double value, struct ot_unit unit,
                              struct ot_prices prices, enum ot_quality quality,
                              const char *label, const struct ot_leaf *leaf);
struct ot_node *ot_graph_missing(struct ot_graph *graph, struct ot_unit unit,
                                 const char *label, const char *why);
struct ot_node *ot_graph_add(struct ot_graph *graph, struct ot_node *a, struct ot_node *b,
                             struct ot_error *err);
struct ot_node *ot_graph_subtract(struct ot_graph *graph, struct ot_node *a,
                                  struct ot_node *b, struct ot_error *err);
struct ot_node *ot_graph_multiply(struct ot_graph *graph, struct ot_node *a,
                                  struct ot_node *b, struct ot_error *err);
/* The ratio rule: where the denominator is 0 the quotient "cannot be given". */
struct ot_node *ot_graph_divide(struct ot_graph *graph, struct ot_node *a,
                                struct ot_node *b, struct ot_error *err);
struct ot_node *ot_graph_negate(struct ot_graph *graph, struct ot_node *a,
                                struct ot_error *err);
/* One part at least. exact: NULL, or the sum as the ledger counted it (of one value). */
struct ot_node *ot_graph_sum(struct ot_graph *graph, struct ot_node *const *part,
                             size_t parts, const char *label, const double *exact,
                             struct ot_error *err);
/* Of one value: the node itself. */
struct ot_node *ot_graph_total(struct ot_graph *graph, struct ot_node *a,
                               struct ot_error *err);
struct ot_node *ot_graph_period(struct ot_graph *graph, struct ot_node *a, size_t index,
                                struct ot_error *err);
struct ot_node *ot_graph_uprate(struct ot_graph *graph, struct ot_node *a, double factor,
                                struct ot_prices to, const char *detail, bool provisional,
                                struct ot_error *err);
/* The present value of a over its periods. factors: [a->periods], copied. Money in real
 * prices, or cash of one year, becomes a present value of that year. */
struct ot_node *ot_graph_present(struct ot_graph *graph, struct ot_node *a,
                                 struct ot_node *rate, const double *factors,
                                 const char *detail, struct ot_error *err);
struct ot_node *ot_graph_call(struct ot_graph *graph, enum ot_operation operation,
                              const struct ot_call *call, size_t index, size_t periods,
                              const double *years, struct ot_unit unit,
                              struct ot_prices prices, const char *label,
                              const char *detail, const char *evaluation,
                              struct ot_node *const *operand, size_t operands,
                              struct ot_error *err);

/* A node of operands, its unit and prices those of the first: for value/measured. */
struct ot_node *ot_graph_make(struct ot_graph *graph, enum ot_operation operation,
                              const char *label, struct ot_node *const *operand,
                              size_t count, struct ot_error *err);

#endif
