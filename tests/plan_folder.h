/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small sound plan in the temporary folder, of which a test changes a file. */
#ifndef OT_TESTS_PLAN_FOLDER_H
#define OT_TESTS_PLAN_FOLDER_H

#include <stdio.h>
#include <unistd.h>

#include "base/text.h"
#include "harness.h"
#include "plan/load.h"
#include "plan/schema.h"

static inline void plan_folder_start(void)
{
    char path[600];
    for (size_t i = 0; i < ot_schema_count; i++) {
        snprintf(path, sizeof path, "%s/%s.csv", ot_test_folder(), ot_schemas[i]->name);
        unlink(path);
    }
    ot_test_write("plan.csv", "field,value\ntitle,A plan\narea,Somewhere\n"
                              "periods,2023-24; 2024-25\nprice_year,2023-24\n");
    ot_test_write("schemes.csv", "id,name,kind,commissioner,part_of\n"
                                 "falls,Falls prevention,falls,NHS,\n"
                                 "reablement,Home First,,joint,\n");
    ot_test_write("papers.csv", "id,title\nS0,The paper\n");
    ot_test_write("funding.csv", "source,period,basis,amount,quality,reference\n"
                                 "iBCF,2023-24,planned,100,published,S0 s10\n");
    ot_test_write("metrics.csv", "id,set,name,per,unit\n"
                                 "at_home_91,2023-25,Still at home,100,person\n");
}

/* All faults of the folder, a line each, into text (emptied first); the plan, or NULL. */
static inline struct ot_plan *plan_folder_load(struct ot_text *text)
{
    struct ot_plan *plan = NULL;
    struct ot_faults faults = { 0 };
    struct ot_error err = { 0 };
    char place[OT_ORIGIN_ROOM];
    ot_text_free(text);
    int failed = ot_plan_load(ot_test_folder(), &plan, &faults, &err);
    for (size_t i = 0; i < faults.count; i++)
        ot_text_format(text, "%s%s: %s", i ? "\n" : "",
                       ot_origin_write(faults.item[i].at, place), faults.item[i].text);
    CU_ASSERT_EQUAL(failed != 0, faults.count > 0);
    ot_faults_clear(&faults);
    return plan;
}

/* The faults once this file is changed; owned by the caller. */
static inline void plan_folder_try(const char *file, const char *bytes,
                                   struct ot_text *text)
{
    plan_folder_start();
    ot_test_write(file, bytes);
    ot_plan_free(plan_folder_load(text));
}

#endif
