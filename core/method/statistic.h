/* temporary */
#ifndef OT_METHOD_STATISTIC_H
#define OT_METHOD_STATISTIC_H
#include <stddef.h>
double ot_mean(const double *x, size_t n);
double ot_sd(const double *x, size_t n);
int ot_quantiles(const double *x, size_t n, const double *p, size_t ps, double *out);
#endif
