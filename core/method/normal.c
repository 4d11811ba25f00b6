/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coefficients of AS 241 are Wichura's, transcribed. */
#include "config.h"

#include "method/normal.h"

#include <math.h>

#include "outturn-math.h"

#define HALF_LOG_TWO_PI 0x1.d67f1c864beb5p-1
#define ROOT_TWO_PI 0x1.40d931ff62706p+1

/* (n[0] + n[1] r + … + n[7] r^7) / (1 + d[0] r + … + d[6] r^7) */
static double ratio(const double n[8], const double d[7], double r)
{
    double above = n[7], below = d[6];
    for (int i = 6; i >= 0; i--)
        above = above * r + n[i];
    for (int i = 5; i >= 0; i--)
        below = below * r + d[i];
    return above / (below * r + 1);
}

double ot_normal_quantile(double p)
{
    static const double a[] = { 3.3871328727963666080e0, 1.3314166789178437745e2,
                                1.9715909503065514427e3, 1.3731693765509461125e4,
                                4.5921953931549871457e4, 6.7265770927008700853e4,
                                3.3430575583588128105e4, 2.5090809287301226727e3 };
    static const double b[] = { 4.2313330701600911252e1, 6.8718700749205790830e2,
                                5.3941960214247511077e3, 2.1213794301586595867e4,
                                3.9307895800092710610e4, 2.8729085735721942674e4,
                                5.2264952788528545610e3 };
    static const double c[] = { 1.42343711074968357734e0,  4.63033784615654529590e0,
                                5.76949722146069140550e0,  3.64784832476320460504e0,
                                1.27045825245236838258e0,  2.41780725177450611770e-1,
                                2.27238449892691845833e-2, 7.74545014278341407640e-4 };
    static const double d[] = { 2.05319162663775882187e0,  1.67638483018380384940e0,
                                6.89767334985100004550e-1, 1.48103976427480074590e-1,
                                1.51986665636164571966e-2, 5.47593808499534494600e-4,
                                1.05075007164441684324e-9 };
    static const double e[] = { 6.65790464350110377720e0,  5.46378491116411436990e0,
                                1.78482653991729133580e0,  2.96560571828504891230e-1,
                                2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                2.71155556874348757815e-5, 2.01033439929228813265e-7 };
    static const double f[] = { 5.99832206555887937690e-1, 1.36929880922735805310e-1,
                                1.48753612908506148525e-2, 7.86869131145613259100e-4,
                                1.84631831751005468180e-5, 1.42151175831644588870e-7,
                                2.04426310338993978564e-15 };
    double q = p - 0.5;
    if (fabs(q) <= 0.425)
        return q * ratio(a, b, 0.180625 - q * q);
    double r = sqrt(-ot_log(q < 0 ? p : 1 - p));
    double z = r <= 5 ? ratio(c, d, r - 1.6) : ratio(e, f, r - 5);
    return q < 0 ? -z : z;
}

double ot_normal_inverse_density(double z)
{
    return ROOT_TWO_PI * ot_exp(z * z / 2);
}

double ot_normal_mills(double z)
{
    double below = z;
    for (int k = 80; k > 0; k--)
        below = z + k / below;
    return 1 / below;
}

double ot_normal_log_below(double z)
{
    return ot_log(ot_normal_mills(z)) - z * z / 2 - HALF_LOG_TWO_PI;
}

double ot_log_gamma(double x)
{
    double product = 1;
    for (; x < 15; x += 1)
        product *= x;
    double s = 1 / (x * x);
    double tail = (1.0 / 12 -
                   s * (1.0 / 360 -
                        s * (1.0 / 1260 -
                             s * (1.0 / 1680 - s * (1.0 / 1188 - s * 691.0 / 360360))))) /
                  x;
    return (x - 0.5) * ot_log(x) - x + HALF_LOG_TWO_PI + tail - ot_log(product);
}
