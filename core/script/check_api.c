/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks that a script makes itself, beside those of the program. */
#include "config.h"

#include <string.h>

#include "report/report.h"
#include "script/api.h"

#define VALUES_MAX 4

/* The figure of that name as people read it; in the report's arena. */
static const char *words_of(lua_State *L, const struct ot_item *item, const char *name,
                            size_t length)
{
    struct ot_arena *arena = ot_host_of(L)->report->arena;
    struct ot_text words = { 0 };
    for (size_t i = 0; i < item->values; i++)
        if (strlen(item->value[i].name) == length &&
            strncmp(item->value[i].name, name, length) == 0)
            ot_figure_people(item->value[i].figure, &words);
    const char *kept = words.failed ? NULL : ot_arena_text(arena, ot_text_string(&words));
    ot_text_free(&words);
    return kept;
}

/* The text with each figure written out where its {name} stands. */
static void push_words(lua_State *L, const struct ot_item *item)
{
    luaL_Buffer buffer;
    struct ot_error err = { 0 };
    luaL_buffinit(L, &buffer);
    for (const char *at = item->text; *at;) {
        size_t plain = strcspn(at, "{");
        luaL_addlstring(&buffer, at, plain);
        at += plain;
        if (!*at)
            break;
        size_t length = strcspn(at + 1, "}");
        const char *words = words_of(L, item, at + 1, length);
        if (!words)
            ot_raise_error(L, &err);
        luaL_addstring(&buffer, words);
        at += length + 2;
    }
    luaL_pushresult(&buffer);
}

OT_API(report_check)
{
    struct ot_report *report = ot_host_of(L)->report;
    const struct ot_argument_value *values = ot_arg(a, "values");
    const char *id = ot_arg_text(a, "id"), *level = ot_arg_text(a, "level");
    struct ot_item item = { 0 };
    struct ot_error err = { 0 };
    (void)self;
    if (ot_rule_find(id))
        return ot_raise(L,
                        "report:check: \"%s\" is a check of the program; give yours a "
                        "name of its own",
                        id);
    ot_api_prose(L, &item, ot_arg_text(a, "text"), values->given ? values->index : 0);
    if (item.values > VALUES_MAX)
        return ot_raise(L, "report:check: expected at most %d quantities, found %d",
                        VALUES_MAX, (int)item.values);
    push_words(L, &item);
    struct ot_report_check *check = ot_arena_push(report->arena, (void **)&report->check,
                                                  &report->checks, sizeof *check);
    if (!check)
        return ot_raise_error(L, &err);
    check->of_script = true;
    check->rule = ot_arena_text(report->arena, id);
    check->level = ot_arena_text(report->arena, level ? level : "caveat");
    check->text = ot_arena_text(report->arena, lua_tostring(L, -1));
    if (!check->rule || !check->level || !check->text)
        return ot_raise_error(L, &err);
    for (; check->values < item.values; check->values++)
        check->value[check->values] = item.value[check->values].figure;
    lua_pushvalue(L, 1);
    return 1;
}
