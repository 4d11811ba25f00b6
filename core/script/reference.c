/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the API, written out: as a page for people, and as annotations for their
 * editors. */
#include "config.h"

#include <string.h>

#include "script/api.h"

static bool is_option(const struct ot_argument *argument)
{
    return argument->needed == OT_OPTION || argument->needed == OT_MUST;
}

static bool may_be_absent(const struct ot_argument *argument)
{
    return argument->needed == OT_OPTION || argument->needed == OT_OPTIONAL;
}

static size_t count(const struct ot_binding *b, bool options)
{
    size_t found = 0;
    for (size_t i = 0; i < OT_ARGUMENTS_MAX && b->argument[i].name; i++)
        found += is_option(&b->argument[i]) == options;
    return found;
}

/* ---- The page ---- */

/* "plan:activity(measure, period, { … })" */
static void put_call(const struct ot_binding *b, struct ot_text *into)
{
    char words[80];
    const char *between = "";
    ot_text_put(into, ot_binding_words(&ot_api, b, words));
    if (b->how == OT_FIELD)
        return;
    bool options = count(b, true) > 0;
    if (options && count(b, false) == 0) {
        ot_text_put(into, " { … }");
        return;
    }
    ot_text_put(into, "(");
    for (size_t i = 0; i < OT_ARGUMENTS_MAX && b->argument[i].name; i++) {
        if (is_option(&b->argument[i]))
            continue;
        ot_text_format(into, "%s%s", between, b->argument[i].name);
        between = ", ";
    }
    ot_text_format(into, "%s)", options ? ", { … }" : "");
}

static const char *need_words(const struct ot_argument *argument)
{
    return argument->needed == OT_MUST       ? "option, needed"
           : argument->needed == OT_OPTION   ? "option"
           : argument->needed == OT_OPTIONAL ? "may be left out"
                                             : "";
}

static void put_argument(const struct ot_argument *argument, struct ot_text *into)
{
    const char *need = need_words(argument);
    ot_text_format(into, "  - `%s` %s", argument->name, ot_type_words(argument->type));
    for (size_t i = 0; argument->choices && argument->choices[i]; i++)
        ot_text_format(into, "%s `\"%s\"`", i ? "," : "", argument->choices[i]);
    if (*need)
        ot_text_format(into, " (%s)", need);
    if (argument->doc && *argument->doc)
        ot_text_format(into, ": %s", argument->doc);
    ot_text_put(into, "\n");
}

static void put_binding(const struct ot_binding *b, struct ot_text *into)
{
    ot_text_put(into, "- `");
    put_call(b, into);
    ot_text_format(into, "` → %s: %s\n", b->result, b->doc);
    for (size_t i = 0; b->how != OT_FIELD && i < OT_ARGUMENTS_MAX && b->argument[i].name;
         i++)
        put_argument(&b->argument[i], into);
}

void ot_binding_reference(struct ot_text *into)
{
    for (int object = 0; object < OT_OBJECTS; object++) {
        const struct ot_object_type *type = &ot_object_types[object];
        ot_text_format(into, "%s### %s\n\n%c%s.\n", object ? "\n" : "", type->word,
                       type->doc[0] >= 'a' && type->doc[0] <= 'z' ? type->doc[0] - 32
                                                                  : type->doc[0],
                       type->doc + 1);
        const char *gap = "\n";
        const struct ot_binding *b = NULL;
        for (size_t i = 0; (b = ot_api_row(&ot_api, i)); i++) {
            if ((int)b->object != object)
                continue;
            ot_text_put(into, gap);
            put_binding(b, into);
            gap = "";
        }
    }
}

/* ---- Annotations (LuaCATS, as lua-language-server reads them) ---- */

static const char *const type_names[OT_TYPES] = {
    [OT_TYPE_TEXT] = "string",
    [OT_TYPE_TEXTS] = "string|string[]",
    [OT_TYPE_NAME] = "string",
    [OT_TYPE_NUMBER] = "number",
    [OT_TYPE_DIGITS] = "integer",
    [OT_TYPE_COUNT] = "integer",
    [OT_TYPE_YES] = "boolean",
    [OT_TYPE_PERIOD] = "string",
    [OT_TYPE_YEAR] = "string",
    [OT_TYPE_DATE] = "string",
    [OT_TYPE_BASIS] = "string",
    [OT_TYPE_QUALITY] = "string",
    [OT_TYPE_CHOICE] = "string",
    [OT_TYPE_QUANTITY] = "outturn.quantity",
    [OT_TYPE_AMOUNT] = "number|outturn.quantity",
    [OT_TYPE_VALUES] = "table<string, number|string|outturn.quantity>",
    [OT_TYPE_ROWS] = "table[]",
    [OT_TYPE_FUNCTION] = "fun(e: outturn.evaluation): string, string",
    [OT_TYPE_EVALUATION] = "outturn.evaluation",
    [OT_TYPE_EVALUATIONS] = "outturn.evaluation[]",
    [OT_TYPE_NUMBERS] = "number[]",
    [OT_TYPE_CHOICES] = "(outturn.evaluation|table)[]",
    [OT_TYPE_RULE] = "outturn.rule",
    [OT_TYPE_CHART] = "outturn.chart",
};

static void put_type(const struct ot_argument *argument, struct ot_text *into)
{
    for (size_t i = 0; argument->choices && argument->choices[i]; i++)
        ot_text_format(into, "%s\"%s\"", i ? "|" : "", argument->choices[i]);
    if (!argument->choices)
        ot_text_put(into, type_names[argument->type]);
}

/* "list of scheme" → "outturn.list", "text or nil" → "string?" */
static void put_result(const char *result, struct ot_text *into)
{
    static const char *const known[][2] = { { "text", "string" },
                                            { "text or nil", "string?" },
                                            { "number", "number" },
                                            { "true or false", "boolean" } };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strcmp(result, known[i][0]) == 0) {
            ot_text_put(into, known[i][1]);
            return;
        }
    bool list = strncmp(result, "list of ", 8) == 0;
    ot_text_format(into, "outturn.%s", list ? "list" : result);
}

static void put_field(const struct ot_binding *b, struct ot_text *into)
{
    bool any = strcmp(b->name, "[name]") == 0;
    ot_text_format(into, "---@field %s ", any ? "[string]" : b->name);
    put_result(b->result, into);
    ot_text_format(into, " %s\n", b->doc);
}

static void put_options_class(const struct ot_binding *b, struct ot_text *into)
{
    const char *word = ot_object_types[b->object].word;
    if (b->how == OT_FIELD || count(b, true) == 0)
        return;
    ot_text_format(into, "---@class outturn.%s.%s.options\n", word, b->name);
    for (size_t i = 0; i < OT_ARGUMENTS_MAX && b->argument[i].name; i++) {
        if (!is_option(&b->argument[i]))
            continue;
        ot_text_format(into, "---@field %s%s ", b->argument[i].name,
                       may_be_absent(&b->argument[i]) ? "?" : "");
        put_type(&b->argument[i], into);
        ot_text_format(into, " %s\n", b->argument[i].doc);
    }
    ot_text_put(into, "\n");
}

static void put_function(const struct ot_binding *b, struct ot_text *into)
{
    const char *word = ot_object_types[b->object].word;
    const char *between = "";
    ot_text_format(into, "\n---%s\n", b->doc);
    for (size_t i = 0; i < OT_ARGUMENTS_MAX && b->argument[i].name; i++) {
        if (is_option(&b->argument[i]))
            continue;
        ot_text_format(into, "---@param %s%s ", b->argument[i].name,
                       may_be_absent(&b->argument[i]) ? "?" : "");
        put_type(&b->argument[i], into);
        ot_text_format(into, " %s\n", b->argument[i].doc);
    }
    if (count(b, true) > 0)
        ot_text_format(into, "---@param options? outturn.%s.%s.options\n", word, b->name);
    ot_text_put(into, "---@return ");
    put_result(b->result, into);
    ot_text_format(into, "\nfunction %s%s%s(", word, b->how == OT_METHOD ? ":" : ".",
                   b->name);
    for (size_t i = 0; i < OT_ARGUMENTS_MAX && b->argument[i].name; i++) {
        if (is_option(&b->argument[i]))
            continue;
        ot_text_format(into, "%s%s", between, b->argument[i].name);
        between = ", ";
    }
    ot_text_format(into, "%s) end\n",
                   count(b, true) == 0 ? ""
                   : *between          ? ", options"
                                       : "options");
}

static void put_operators(enum ot_object object, struct ot_text *into)
{
    static const char *const operators[] = { "add", "sub", "mul", "div" };
    for (size_t i = 0; object == OT_OBJECT_QUANTITY && i < 4; i++)
        ot_text_format(into,
                       "---@operator %s(number|outturn.quantity): outturn.quantity\n",
                       operators[i]);
    if (object == OT_OBJECT_QUANTITY)
        ot_text_put(into, "---@operator unm: outturn.quantity\n");
    if (object == OT_OBJECT_LIST)
        ot_text_put(into, "---@operator len: integer\n---@operator call: any\n");
}

static void put_class(enum ot_object object, struct ot_text *into)
{
    const struct ot_object_type *type = &ot_object_types[object];
    bool global = object == OT_OBJECT_OUTTURN || object == OT_OBJECT_PLAN;
    const struct ot_binding *b = NULL;
    ot_text_put(into, "\n");
    for (size_t i = 0; (b = ot_api_row(&ot_api, i)); i++)
        if (b->object == object)
            put_options_class(b, into);
    ot_text_format(into, "---%s\n---@class outturn.%s\n", type->doc, type->word);
    for (size_t i = 0; (b = ot_api_row(&ot_api, i)); i++)
        if (b->object == object && b->how == OT_FIELD)
            put_field(b, into);
    put_operators(object, into);
    ot_text_format(into, "%s%s = {}\n", global ? "" : "local ", type->word);
    for (size_t i = 0; (b = ot_api_row(&ot_api, i)); i++)
        if (b->object == object && b->how != OT_FIELD)
            put_function(b, into);
}

void ot_binding_annotations(struct ot_text *into)
{
    ot_text_put(into,
                "---@meta\n-- SPDX-License-Identifier: GPL-3.0-or-later\n"
                "-- What lua-language-server shows and checks while a script is written. "
                "Not run.\n");
    for (int object = 0; object < OT_OBJECTS; object++)
        put_class((enum ot_object)object, into);
    ot_text_put(into, "\n---the value of name.lua, a file beside the script\n"
                      "---@param name string\n---@return any\nfunction use(name) end\n");
}
