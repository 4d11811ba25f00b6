/* temporary */
#ifndef OT_METHOD_DISTRIBUTION_H
#define OT_METHOD_DISTRIBUTION_H
#include "outturn.h"
#include "base/error.h"
struct ot_distribution { enum ot_shape shape; double a, b, low, high; };
int ot_distribution_fit(enum ot_shape shape, double base, double low, double high, struct ot_range range, struct ot_distribution *out, struct ot_error *err);
struct ot_distribution ot_distribution_beta(double a, double b, double scale);
struct ot_distribution ot_distribution_gamma(double shape, double scale);
const char *ot_distribution_word(const struct ot_distribution *d);
#define OT_DISTRIBUTION_REALS 4
int ot_distribution_write(const struct ot_distribution *d, double *reals);
int ot_distribution_read(int shape, const double *reals, struct ot_distribution *out);
#endif
