/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For tests of plugins: where they are, loading them, and running one made-up job. */
#ifndef OT_TESTS_LOADING_H
#define OT_TESTS_LOADING_H

#include <stdio.h>
#include <stdlib.h>

#include "harness.h"
#include "scheme/batch.h"

/* FOLDER/name.so, the folder being an environment variable's. Static ring of 4. */
static inline const char *ot_plugin_path(const char *variable, const char *name)
{
    static char ring[4][600];
    static unsigned at;
    const char *folder = getenv(variable);
    char *into = ring[at++ % 4];
    snprintf(into, sizeof ring[0], "%s/%s.so", folder ? folder : "/nowhere", name);
    return into;
}

static inline const char *ot_fixture(const char *name)
{
    return ot_plugin_path("OUTTURN_TEST_PLUGINS", name);
}

/* Loads it, and says why not. */
static inline struct ot_plugin ot_load(const char *path)
{
    struct ot_plugin plugin = { 0 };
    struct ot_faults faults = { 0 };
    struct ot_error err = { 0 };
    if (ot_plugin_load(path, &plugin, &faults, &err) != 0)
        ot_same(err.text, "a plugin that loads", __FILE__, __LINE__);
    ot_faults_clear(&faults);
    return plugin;
}

/* A job of the base case, which the test may change: up to 3 periods, all inputs 0. */
struct ot_base_case {
    struct ot_job job;
    double years[3], parameter[40], input[60];
    struct ot_column_of parameter_column[40], input_column[60];
};
static inline void ot_base_case(struct ot_base_case *c, const struct ot_kind *kind,
                                size_t periods)
{
    *c = (struct ot_base_case){ .years = { 1, 1, 1 } };
    for (size_t i = 0; i < kind->parameter_count && i < 40; i++)
        c->parameter[i] = kind->parameters[i].base;
    for (size_t i = 0; i < 40; i++)
        c->parameter_column[i] =
            (struct ot_column_of){ .count = 1, .value = &c->parameter[i] };
    for (size_t i = 0; i < 60; i++)
        c->input_column[i] = (struct ot_column_of){ .count = 1, .value = &c->input[i] };
    c->job = (struct ot_job){ .path = kind->path,
                              .scheme = "the scheme",
                              .draws = 1,
                              .periods = periods,
                              .planned = periods,
                              .years = c->years,
                              .parameters = kind->parameter_count,
                              .inputs = kind->input_count,
                              .outputs = kind->output_count,
                              .parameter = c->parameter_column,
                              .input = c->input_column };
}

#endif
