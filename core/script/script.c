/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A script of the plan: the sandbox with the API in it, and the report that comes out. */
#include "config.h"

#include "script/script.h"

#include "script/api.h"
#include "script/binding.h"
#include "script/host.h"
#include "script/sandbox.h"

/* The script's one result, at index 1. */
static int take_report(lua_State *L)
{
    struct ot_host *host = ot_host_of(L);
    struct ot_error err = { 0 };
    if (!ot_thing_at(L, 1, OT_OBJECT_REPORT))
        return ot_raise(L,
                        "%s: expected the script to return its report, found %s; end it "
                        "with `return report`",
                        host->script->file, ot_found(L, 1));
    if (ot_host_finish(host, &err) != 0)
        return ot_raise_error(L, &err);
    return 0;
}

int ot_script_run(const struct ot_script *script, struct ot_report **out,
                  struct ot_error *err)
{
    struct ot_host host = { .api = &ot_api,
                            .script = script,
                            .appraisal = script->appraisal };
    struct ot_sandbox sandbox = {
        .script = { .file = script->file,
                    .bytes = script->bytes,
                    .length = script->length },
        .module = script->module,
        .modules = script->modules,
        .memory = script->memory,
        .processor = script->processor,
        .traceback = script->traceback,
        .print = script->print,
        .print_with = script->print_with,
        .host = &host,
    };
    if (ot_sandbox_run(&sandbox, ot_binding_open, take_report, err) != 0)
        return -1;
    *out = host.report;
    return 0;
}
