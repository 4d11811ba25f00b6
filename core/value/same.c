/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Value numbering: operands have lower ids than what is made of them, so one pass by
 * rising ids settles each node from its operands' numbers and a hash table of the rest.
 */
#include "config.h"

#include "value/same.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define EMPTY UINT32_MAX

struct ot_sames {
    unsigned *of; /* [room]: by id */
    size_t count, room;
    unsigned *slot; /* [slots]: ids of first nodes; EMPTY */
    size_t slots;   /* a power of two, more than twice as many as nodes */
};

static void sames_free(void *thing)
{
    struct ot_sames *sames = thing;
    free(sames->of);
    free(sames->slot);
    free(sames);
}

static struct ot_sames *sames_of(struct ot_graph *graph)
{
    if (graph->sames)
        return graph->sames;
    struct ot_sames *sames = calloc(1, sizeof *sames);
    if (!sames || ot_graph_own(graph, sames, sames_free) != 0)
        return NULL;
    return graph->sames = sames;
}

/* ---- Hashes and comparisons ------------------------------------------------------- */

static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
    return hash ^ hash >> 29;
}

static uint64_t bits(double value)
{
    uint64_t word;
    memcpy(&word, &value, sizeof word);
    return word;
}

/* A number that is the same in each draw is itself alone; another is what it is made of.
 */
static bool is_number(const struct ot_node *node)
{
    return node->operation == OT_NODE_LEAF && node->draws == 0 && node->value;
}

/* Of other nodes alone: a stream is its own, and a fixed sum may be as a ledger counted
 * it. */
static bool is_made(const struct ot_node *node)
{
    bool counted = node->draws == 0 && node->operation == OT_NODE_SUM;
    return !node->stream && !node->missing && !counted && node->operation != OT_NODE_LEAF;
}

/* A present value's second operand says where its factors come from, and adds nothing. */
static size_t parts(const struct ot_node *node)
{
    return node->call ? 0 : node->operation == OT_NODE_PRESENT ? 1 : node->operands;
}

static uint64_t hash_of(const struct ot_sames *sames, const struct ot_node *node)
{
    uint64_t hash = mix(node->periods, (uint64_t)node->operation);
    if (is_number(node))
        return mix(hash, bits(node->value[0]));
    hash = mix(mix(hash, node->index), bits(node->factor));
    hash = mix(hash, (uint64_t)(uintptr_t)node->call);
    for (size_t i = 0; i < parts(node); i++)
        hash = mix(hash, sames->of[node->operand[i]->id]);
    return hash;
}

static bool same_reals(const double *a, const double *b, size_t count)
{
    return a == b || (a && b && memcmp(a, b, count * sizeof *a) == 0);
}

static bool same_operands(const struct ot_sames *sames, const struct ot_node *a,
                          const struct ot_node *b)
{
    if (parts(a) != parts(b))
        return false;
    for (size_t i = 0; i < parts(a); i++)
        if (sames->of[a->operand[i]->id] != sames->of[b->operand[i]->id] ||
            !same_reals(a->operand[i]->years, b->operand[i]->years,
                        a->operand[i]->periods))
            return false;
    return true;
}

static bool is_same(const struct ot_sames *sames, const struct ot_node *a,
                    const struct ot_node *b)
{
    if (a->operation != b->operation || a->periods != b->periods || a->draws != b->draws)
        return false;
    if (is_number(a) || is_number(b))
        return is_number(a) && is_number(b) && bits(a->value[0]) == bits(b->value[0]);
    return a->index == b->index && bits(a->factor) == bits(b->factor) &&
           a->call == b->call && same_operands(sames, a, b) &&
           (a->operation != OT_NODE_PRESENT ||
            same_reals(a->factors, b->factors, a->operand[0]->periods));
}

/* ---- The table -------------------------------------------------------------------- */

/* The place of the first node like node, or of none yet. */
static unsigned *find(const struct ot_sames *sames, const struct ot_graph *graph,
                      const struct ot_node *node)
{
    size_t at = hash_of(sames, node) & (sames->slots - 1);
    while (sames->slot[at] != EMPTY &&
           !is_same(sames, graph->node[sames->slot[at]], node))
        at = (at + 1) & (sames->slots - 1);
    return &sames->slot[at];
}

static int make_room(struct ot_sames *sames, const struct ot_graph *graph)
{
    size_t room = 2 * graph->count, slots = 64;
    while (slots < 2 * room)
        slots *= 2;
    unsigned *of = realloc(sames->of, room * sizeof *of);
    if (!of)
        return -1;
    sames->of = of;
    unsigned *slot = malloc(slots * sizeof *slot);
    if (!slot)
        return -1;
    memset(slot, 0xff, slots * sizeof *slot);
    free(sames->slot);
    sames->slot = slot;
    sames->slots = slots;
    sames->room = room;
    for (size_t id = 0; id < sames->count; id++)
        if (sames->of[id] == id &&
            (is_made(graph->node[id]) || is_number(graph->node[id])))
            *find(sames, graph, graph->node[id]) = (unsigned)id;
    return 0;
}

const unsigned *ot_graph_same(struct ot_graph *graph, const struct ot_node *last)
{
    struct ot_sames *sames = sames_of(graph);
    if (!sames || (graph->count > sames->room && make_room(sames, graph) != 0))
        return NULL;
    for (; sames->count <= last->id; sames->count++) {
        unsigned id = (unsigned)sames->count;
        const struct ot_node *node = graph->node[id];
        sames->of[id] = id;
        if (!is_made(node) && !is_number(node))
            continue;
        unsigned *slot = find(sames, graph, node);
        if (*slot == EMPTY)
            *slot = id;
        sames->of[id] = *slot;
    }
    return sames->of;
}
