/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For looking at: every kind of chart, easy and hard, as a page on standard output.
 *   make tests/bench/charts && tests/bench/charts > charts.html */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "chart_samples.h"

int main(void)
{
    struct ot_error err = { 0 };
    char *page = sample_page(&err);
    if (!page) {
        fprintf(stderr, "charts: %s\n", err.text);
        return 1;
    }
    fputs(page, stdout);
    free(page);
    return 0;
}
