/* SPDX-License-Identifier: GPL-3.0-or-later */
/* EVPPI by regression. */
#include "config.h"

#include "method/information.h"

#include <math.h>
#include <string.h>

#include "method/spline.h"
#include "method/statistic.h"

struct work {
    double *difference;     /* [draws]: net benefit less the reference's */
    double *curve, *chosen; /* [draws]: the best curve, and the net benefit that its
                               strategy has */
    double *scratch;        /* [OT_SPLINE_SCRATCH * draws] */
};
_Static_assert(OT_EVPPI_SCRATCH == 3 + OT_SPLINE_SCRATCH, "of a curve, and three more");

static int is_usable(const double *x, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!isfinite(x[i]))
            return 0;
    return 1;
}

static int check(const double *parameter, const double *const *net_benefit,
                 size_t strategies, size_t draws, size_t reference, struct ot_error *err)
{
    if (draws < OT_EVPPI_DRAWS || reference >= strategies)
        return ot_error_set(err, OT_EXIT_INPUT,
                            "value of information: expected %d draws or more and a "
                            "reference among the strategies; found %zu draws",
                            OT_EVPPI_DRAWS, draws);
    if (!is_usable(parameter, draws))
        return ot_error_set(err, OT_EXIT_INPUT,
                            "value of information: a draw of the parameter is no number");
    for (size_t s = 0; s < strategies; s++)
        if (!is_usable(net_benefit[s], draws))
            return ot_error_set(err, OT_EXIT_INPUT,
                                "value of information: a draw of the net benefit of "
                                "strategy %zu is no number",
                                s + 1);
    return 0;
}

static void subtract(const double *x, const double *from, size_t n, double *out)
{
    for (size_t i = 0; i < n; i++)
        out[i] = x[i] - from[i];
}

static void choose(const double *parameter, size_t draws, struct work *w)
{
    struct ot_spline spline;
    ot_spline_fit(parameter, w->difference, draws, w->scratch, &spline);
    for (size_t i = 0; i < draws; i++) {
        double expected = ot_spline_at(&spline, parameter[i]);
        if (expected > w->curve[i]) {
            w->curve[i] = expected;
            w->chosen[i] = w->difference[i];
        }
    }
}

int ot_evppi(const double *parameter, const double *const *net_benefit, size_t strategies,
             size_t draws, size_t reference, double *scratch, struct ot_evppi *out,
             struct ot_error *err)
{
    if (check(parameter, net_benefit, strategies, draws, reference, err))
        return -1;
    struct work w = { .difference = scratch,
                      .curve = scratch + draws,
                      .chosen = scratch + 2 * draws,
                      .scratch = scratch + 3 * draws };
    memset(w.curve, 0, draws * sizeof *w.curve);
    memset(w.chosen, 0, draws * sizeof *w.chosen);
    size_t best = reference;
    double most = 0;
    for (size_t s = 0; s < strategies; s++) {
        if (s == reference)
            continue;
        subtract(net_benefit[s], net_benefit[reference], draws, w.difference);
        double mean = ot_mean(w.difference, draws);
        best = mean > most ? s : best;
        most = mean > most ? mean : most;
        choose(parameter, draws, &w);
    }
    subtract(net_benefit[best], net_benefit[reference], draws, w.difference);
    subtract(w.chosen, w.difference, draws, w.scratch);
    *out = (struct ot_evppi){ fmax(ot_mean(w.curve, draws) - most, 0),
                              ot_mean_error(w.scratch, draws) };
    return 0;
}
