/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What streams are made of: uniform numbers against published answers, normal scores and
 * quantile tables against GSL. */
#include "config.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>
#include <stdlib.h>

#include "harness.h"
#include "method/normal.h"
#include "method/philox.h"
#include "method/quantile.h"

/* Random123, tests/kat_vectors, "philox4x32 10". */
static void uniform_numbers_give_the_known_answers(void)
{
    static const uint32_t known[3][10] = {
        { 0, 0, 0, 0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 },
        { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff,
          0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd },
        { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0,
          0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 },
    };
    for (int i = 0; i < 3; i++) {
        uint32_t word[4];
        ot_philox(known[i], known[i] + 4, word);
        CU_ASSERT_EQUAL(memcmp(word, known[i] + 6, sizeof word), 0);
    }
}

static void a_uniform_number_is_never_0_or_1(void)
{
    static double u[16384];
    size_t out = 0;
    ot_uniform(99, 0, 16384, u);
    for (size_t i = 0; i < 16384; i++)
        out += u[i] <= 0 || u[i] >= 1 || 1 - (1 - u[i]) != u[i];
    CU_ASSERT_EQUAL(out, 0);
}

static void normal_scores_and_the_gamma_function_agree_with_gsl(void)
{
    for (int i = 1; i < 1000; i++) {
        double p = i / 1000.0, z = gsl_cdf_ugaussian_Pinv(p), a = i * 0.37;
        CU_ASSERT(fabs(ot_normal_quantile(p) - z) < 1e-12);
        CU_ASSERT(fabs(ot_log_gamma(a) - gsl_sf_lngamma(a)) <
                  1e-12 * (1 + fabs(gsl_sf_lngamma(a))));
    }
}

static void tables_agree_with_gsl(void)
{
    struct ot_normal_nodes *nodes = ot_normal_nodes_new();
    int meets = 1;
    struct ot_quantiles *gamma = ot_quantiles_new(nodes, OT_FAMILY_GAMMA, 2.5, 0, &meets);
    struct ot_quantiles *beta = ot_quantiles_new(nodes, OT_FAMILY_BETA, 3, 9, &meets);
    CU_ASSERT_FATAL(nodes && gamma && beta && meets);
    for (int i = 1; i < 1000; i++) {
        double u = i / 1000.0, x;
        ot_quantiles_at(gamma, &u, 1, 0, 1, &x);
        CU_ASSERT(fabs(gsl_cdf_gamma_P(x, 2.5, 1) - u) < 1e-8);
        ot_quantiles_at(beta, &u, 1, 0, 1, &x);
        CU_ASSERT(fabs(gsl_cdf_beta_P(x, 3, 9) - u) < 1e-8);
    }
    ot_quantiles_free(gamma);
    ot_quantiles_free(beta);
    free(nodes);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(uniform_numbers_give_the_known_answers),
        OT_TEST(a_uniform_number_is_never_0_or_1),
        OT_TEST(normal_scores_and_the_gamma_function_agree_with_gsl),
        OT_TEST(tables_agree_with_gsl),
    };
    return OT_TESTS_RUN("tables", tests);
}
