/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trying a plugin out on made-up batches: what its author should hear before anybody
 * evaluates a scheme with it. */
#ifndef OT_SCHEME_TRY_H
#define OT_SCHEME_TRY_H

#include "scheme/plugin.h"

/* Run both hooks on the base case, on each parameter at its low and high end, on nothing
 * done at all, on inputs that are not known (where that is allowed), over one and several
 * periods, years and quarters, and periods after the plan; then the same draws in batches
 * of 1, 7 and 2,048. For each thing that is wrong (an output not written, not finite or
 * out of range; a hook that gives up, or that is not pure; a changed rounding mode) one
 * fault is added at the plugin's path (borrowed from plugin->kind). 0, or -1: memory. */
int ot_plugin_try(const struct ot_plugin *plugin, struct ot_faults *faults,
                  struct ot_error *err);

#endif
