/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading published figures for a test. */
#include "config.h"

#include "vectors.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/number.h"
#include "harness.h"
#include "table/csv.h"

struct ot_table *vectors_open(const char *name)
{
    const char *folder = getenv("OUTTURN_VECTORS");
    struct ot_faults faults = { 0 };
    struct ot_error err = { 0 };
    struct ot_table *table = NULL;
    if (!folder) {
        ot_skip("OUTTURN_VECTORS is not set");
        return NULL;
    }
    CU_ASSERT_EQUAL(ot_csv_load(folder, name, &table, &faults, &err), 0);
    CU_ASSERT_PTR_NOT_NULL(table);
    ot_faults_clear(&faults);
    return table;
}

const char *vectors_text(const struct ot_table *table, size_t row, const char *heading)
{
    for (size_t c = 0; c < table->columns; c++)
        if (strcmp(table->heading[c], heading) == 0)
            return table->row[row].cell[c];
    OT_SAME("no such column", heading);
    return "";
}

double vectors_number(const struct ot_table *table, size_t row, const char *heading)
{
    double value = NAN;
    CU_ASSERT_EQUAL(ot_number_read(vectors_text(table, row, heading), &value), 0);
    return value;
}

size_t vectors_list(const char *text, double *into, size_t room)
{
    size_t count = 0;
    char number[64];
    while (*text && count < room) {
        size_t length = strcspn(text, ";");
        snprintf(number, sizeof number, "%.*s", (int)length, text);
        CU_ASSERT_EQUAL(ot_number_read(number, &into[count++]), 0);
        text += length + (text[length] == ';');
    }
    CU_ASSERT_EQUAL(*text, '\0');
    return count;
}

void vectors_close(double actual, double expected, double tolerance, const char *what)
{
    double size = fmax(1, fmax(fabs(actual), fabs(expected)));
    bool same = fabs(actual - expected) <= tolerance * size;
    CU_ASSERT_TRUE(same);
    if (!same)
        printf("# %s: expected %.17g, found %.17g\n", what, expected, actual);
}
