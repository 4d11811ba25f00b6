/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arithmetic of columns, a period at a time: loops without a branch, so that many draws
 * are computed together. */
#include "config.h"

#include "value/compute.h"

#include <math.h>
#include <string.h>

/* What a node is made of. */
struct parts {
    const struct ot_node *node;
    const size_t *operand;
    const struct ot_rows *rows;
};

static const double *row(const struct parts *of, size_t operand, size_t t)
{
    const struct ot_rows *rows = &of->rows[of->operand[operand]];
    return rows->at + (of->node->operand[operand]->periods == 1 ? 0 : t) * rows->stride;
}

static void add_to(double *restrict into, const double *restrict from, size_t n)
{
    for (size_t i = 0; i < n; i++)
        into[i] += from[i];
}

/* Adding to 0 makes no negative zero of a first term. */
static void begin_scaled(double *restrict into, const double *restrict from,
                         double factor, size_t n)
{
    for (size_t i = 0; i < n; i++)
        into[i] = 0 + from[i] * factor;
}

static void add_scaled(double *restrict into, const double *restrict from, double factor,
                       size_t n)
{
    for (size_t i = 0; i < n; i++)
        into[i] += from[i] * factor;
}

static void scale(double *into, const double *from, double factor, size_t n)
{
    for (size_t i = 0; i < n; i++)
        into[i] = from[i] * factor;
}

static void combine(enum ot_operation operation, double *restrict into,
                    const double *restrict a, const double *restrict b, size_t n)
{
    switch (operation) {
    case OT_NODE_ADD:
        for (size_t i = 0; i < n; i++)
            into[i] = a[i] + b[i];
        break;
    case OT_NODE_SUBTRACT:
        for (size_t i = 0; i < n; i++)
            into[i] = a[i] - b[i];
        break;
    case OT_NODE_MULTIPLY:
        for (size_t i = 0; i < n; i++)
            into[i] = a[i] * b[i];
        break;
    default:
        for (size_t i = 0; i < n; i++)
            into[i] = a[i] / b[i];
        break;
    }
}

static void sum(const struct parts *of, size_t t, double *into, size_t n)
{
    begin_scaled(into, row(of, 0, t), 1, n);
    for (size_t i = 1; i < of->node->operands; i++)
        add_to(into, row(of, i, t), n);
}

static void total(const struct parts *of, double *into, size_t n)
{
    const struct ot_node *all = of->node->operand[0];
    double years = all->years ? all->years[0] : 0;
    begin_scaled(into, row(of, 0, 0), all->years ? years : 1, n);
    for (size_t t = 1; t < all->periods; t++) {
        add_scaled(into, row(of, 0, t), all->years ? all->years[t] : 1, n);
        years += all->years ? all->years[t] : 0;
    }
    for (size_t i = 0; all->years && i < n; i++)
        into[i] /= years;
}

static void present(const struct parts *of, double *into, size_t n)
{
    const struct ot_node *node = of->node;
    begin_scaled(into, row(of, 0, 0), node->factors[0], n);
    for (size_t t = 1; t < node->operand[0]->periods; t++)
        add_scaled(into, row(of, 0, t), node->factors[t], n);
}

static void compute_period(const struct parts *of, size_t t, double *into, size_t n)
{
    const struct ot_node *node = of->node;
    switch (node->operation) {
    case OT_NODE_ADD:
    case OT_NODE_SUBTRACT:
    case OT_NODE_MULTIPLY:
    case OT_NODE_DIVIDE:
        combine(node->operation, into, row(of, 0, t), row(of, 1, t), n);
        break;
    case OT_NODE_RATE:
        combine(OT_NODE_DIVIDE, into, row(of, 0, t), row(of, 1, t), n);
        scale(into, into, node->factor, n);
        break;
    case OT_NODE_NEGATE:
        scale(into, row(of, 0, t), -1, n);
        break;
    case OT_NODE_UPRATE:
        scale(into, row(of, 0, t), node->factor, n);
        break;
    case OT_NODE_SUM:
        sum(of, t, into, n);
        break;
    case OT_NODE_TOTAL:
        total(of, into, n);
        break;
    case OT_NODE_PRESENT:
        present(of, into, n);
        break;
    case OT_NODE_PERIOD:
        memcpy(into, row(of, 0, node->index), n * sizeof *into);
        break;
    default:
        for (size_t i = 0; i < n; i++)
            into[i] = NAN;
    }
}

void ot_compute(const struct ot_node *node, const size_t *operand,
                const struct ot_rows *rows, size_t n, double *into, size_t stride)
{
    const struct parts of = { node, operand, rows };
    for (size_t t = 0; t < node->periods; t++)
        compute_period(&of, t, into + t * stride, n);
}
