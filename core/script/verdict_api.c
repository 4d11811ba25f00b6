/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules that the report prints, and the verdicts that they come to. */
#include "config.h"

#include <string.h>

#include "appraise/evidence.h"
#include "report/report.h"
#include "script/api.h"
#include "script/quantity.h"
#include "script/trial.h"

/* Each holds a copy of its source, up to the whole of a file. */
#define RULES_MAX 100

static const char *const words[] = { "continue", "change", "stop",
                                     "insufficient evidence" };
#define INSUFFICIENT 3

static struct ot_report *report_of(lua_State *L)
{
    return ot_host_of(L)->report;
}

static void *needed(lua_State *L, void *thing)
{
    struct ot_error err = { 0 };
    if (!thing)
        ot_raise_error(L, &err);
    return thing;
}

static const char *kept(lua_State *L, const char *text)
{
    return needed(L, ot_arena_text(report_of(L)->arena, text));
}

/* ---- Rules ---- */

/* The file of the script that a function was read from. */
static const struct ot_script_module *chunk_of(lua_State *L, const lua_Debug *at)
{
    const struct ot_sandbox *s = ot_sandbox_of(L);
    const char *file = at->source + (at->source[0] == '@');
    if (strcmp(s->script.file, file) == 0)
        return &s->script;
    for (size_t i = 0; i < s->modules; i++)
        if (strcmp(s->module[i].file, file) == 0)
            return &s->module[i];
    return NULL;
}

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

/* Where line `number` begins, as Lua counts them: from 1, "\r\n" is one line end, and so
 * is "\r". The end where there is none. */
static const char *line_at(const struct ot_script_module *chunk, int number)
{
    const char *at = chunk->bytes, *end = at + chunk->length;
    for (; number > 1 && at < end; number--) {
        while (at < end && !is_line_end(*at))
            at++;
        bool two = end - at > 1 && is_line_end(at[1]) && at[0] != at[1];
        at += two ? 2 : at < end;
    }
    return at;
}

/* The lines with "\n" alone at the end of each but the last. */
static void tidy_line_ends(char *text, size_t length)
{
    size_t kept = 0;
    for (size_t i = 0; i < length; i++) {
        bool two = text[i] == '\r' && i + 1 < length && text[i + 1] == '\n';
        if (!two)
            text[kept++] = (char)(text[i] == '\r' ? '\n' : text[i]);
    }
    while (kept > 0 && text[kept - 1] == '\n')
        kept--;
    text[kept] = '\0';
}

/* The whole lines of a function. */
static const char *source_of(lua_State *L, const struct ot_script_module *chunk,
                             const lua_Debug *at)
{
    const char *from = line_at(chunk, at->linedefined);
    size_t length = (size_t)(line_at(chunk, at->lastlinedefined + 1) - from);
    if (ot_xml_fault(from, length) >= 0)
        ot_raise(L,
                 "report:rule: lines %d to %d of %s are to be printed, and hold bytes "
                 "that are no UTF-8 text",
                 at->linedefined, at->lastlinedefined, chunk->file);
    char *source = needed(L, ot_arena_copy(report_of(L)->arena, from, length));
    tidy_line_ends(source, length);
    return source;
}

OT_API(report_rule)
{
    int decide = ot_arg(a, "decide")->index;
    lua_Debug at;
    (void)self;
    lua_pushvalue(L, decide);
    lua_getinfo(L, ">S", &at);
    const struct ot_script_module *chunk = at.linedefined > 0 ? chunk_of(L, &at) : NULL;
    if (!chunk)
        return ot_raise(L, "report:rule, decide: expected a function written in the "
                           "script, whose lines can be printed");
    if (report_of(L)->rules == RULES_MAX)
        return ot_raise(L, "report:rule: expected at most %d rules; make each once",
                        RULES_MAX);
    const char *source = source_of(L, chunk, &at);
    struct ot_report_rule *rule =
        needed(L, ot_report_rule(report_of(L), ot_arg_text(a, "title")));
    rule->file = chunk->file;
    rule->line = (unsigned)at.linedefined;
    rule->source = source;
    ot_thing_push(L, OT_OBJECT_RULE, rule, 0);
    lua_pushvalue(L, decide);
    lua_setiuservalue(L, -2, 1);
    return 1;
}

OT_API(rule_text)
{
    const struct ot_report_rule *rule = self->of;
    (void)a;
    lua_pushstring(L, rule->title);
    return 1;
}

/* ---- Letting a rule decide ---- */

static int end_trial(lua_State *L)
{
    ot_host_of(L)->trial = NULL;
    return 0;
}

/* Call the rule at index `rule` on the evaluation at index `about`; [-0, +3], of which
 * the last two are what it gave. A slot that is closed ends the trial however the rule
 * ends: pcall would lose where it failed. */
static struct ot_trial *decide(lua_State *L, int about, int rule)
{
    struct ot_arena *arena = report_of(L)->arena;
    struct ot_trial *trial = needed(L, ot_arena_array(arena, 1, sizeof *trial));
    trial->arena = arena;
    luaL_checkstack(L, 8, "the stack is full");
    lua_newuserdatauv(L, 0, 0);
    if (luaL_newmetatable(L, "outturn.trial")) {
        lua_pushcfunction(L, end_trial);
        lua_setfield(L, -2, "__close");
    }
    lua_setmetatable(L, -2);
    lua_toclose(L, -1);
    ot_host_of(L)->trial = trial;
    lua_getiuservalue(L, rule, 1);
    lua_pushvalue(L, about);
    lua_call(L, 1, 2);
    ot_host_of(L)->trial = NULL;
    return trial;
}

/* "section:verdict: the rule "Worth it" (review.lua:12) gave …". */
static int refuse(lua_State *L, const struct ot_report_rule *rule, int index,
                  const char *expected)
{
    return ot_raise(L, "section:verdict: the rule \"%s\" (%s:%d) gave %s; expected %s",
                    rule->title, rule->file, (int)rule->line, ot_found(L, index),
                    expected);
}

static const char *take_word(lua_State *L, const struct ot_report_rule *rule, int index)
{
    size_t length = 0;
    const char *given =
        lua_type(L, index) == LUA_TSTRING ? lua_tolstring(L, index, &length) : "";
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strlen(given) == length && ot_text_same_folded(words[i], given))
            return words[i];
    refuse(L, rule, index,
           "\"continue\", \"change\", \"stop\" or \"insufficient evidence\", and "
           "then a reason");
    return NULL;
}

static const char *take_reason(lua_State *L, const struct ot_report_rule *rule, int index)
{
    size_t length;
    if (lua_type(L, index) != LUA_TSTRING)
        refuse(L, rule, index, "a text as its reason: return \"stop\", \"why\"");
    const char *text = lua_tolstring(L, index, &length), *fault = NULL;
    size_t trimmed = length;
    ot_text_trim(text, &trimmed);
    if (strlen(text) != length || ot_xml_fault(text, length) >= 0)
        fault = "a reason of well-formed UTF-8 without control characters";
    else if (strpbrk(text, "{}"))
        fault = "a reason without braces: the figures that were compared stand beside it";
    else if (trimmed == 0)
        fault = "a reason that says why";
    if (fault)
        refuse(L, rule, index, fault);
    return kept(L, text);
}

/* ---- The tests behind it ---- */

static void put_label(struct ot_text *into, const struct ot_node *node, int depth)
{
    static const char *const sign[OT_NODE_OPERATIONS] = { [OT_NODE_ADD] = " + ",
                                                          [OT_NODE_SUBTRACT] = " − ",
                                                          [OT_NODE_MULTIPLY] = " × ",
                                                          [OT_NODE_DIVIDE] = " ÷ " };
    if (node->label && *node->label) {
        ot_text_put(into, node->label);
    } else if (sign[node->operation] && depth < 3) {
        ot_text_put(into, depth ? "(" : "");
        put_label(into, node->operand[0], depth + 1);
        ot_text_put(into, sign[node->operation]);
        put_label(into, node->operand[1], depth + 1);
        ot_text_put(into, depth ? ")" : "");
    } else {
        ot_text_put(into, depth ? "…" : "a quantity");
    }
}

/* "Compared for Falls prevention: Benefits ÷ Spend". */
static const char *label_of(lua_State *L, const struct ot_evaluation *e,
                            const struct ot_node *node)
{
    struct ot_text text = { 0 };
    ot_text_format(&text, "Compared for %s: ", e->label);
    put_label(&text, node, 0);
    char *label =
        text.failed ? NULL : ot_arena_text(report_of(L)->arena, ot_text_string(&text));
    ot_text_free(&text);
    return needed(L, label);
}

/* A number is read in the unit of what it was compared with. */
static const char *number_words(lua_State *L, double number, const struct ot_node *beside)
{
    bool divides = beside->operation == OT_NODE_DIVIDE;
    struct ot_node node = { .operation = divides ? OT_NODE_DIVIDE : OT_NODE_LEAF,
                            .operand = beside->operand,
                            .unit = beside->unit,
                            .prices = beside->prices,
                            .periods = 1,
                            .value = &number,
                            .counted = true,
                            .percent = beside->percent };
    struct ot_figure figure = { .node = &node, .digits = -1 };
    struct ot_text text = { 0 };
    ot_figure_people(&figure, &text);
    char *shown =
        text.failed ? NULL : ot_arena_text(report_of(L)->arena, ot_text_string(&text));
    ot_text_free(&text);
    return needed(L, shown);
}

static struct ot_report_side side_of(lua_State *L, const struct ot_evaluation *e,
                                     const struct ot_compared *from,
                                     const struct ot_node *beside)
{
    struct ot_report_side side = { .number = from->number };
    if (from->node)
        side.figure = ot_api_figure(L, label_of(L, e, from->node), from->node, NULL, -1);
    else
        side.text = number_words(L, from->number, beside);
    return side;
}

static void keep_tests(lua_State *L, struct ot_report_verdict *verdict,
                       const struct ot_evaluation *e, const struct ot_trial *trial)
{
    verdict->test = needed(
        L, ot_arena_array(report_of(L)->arena, trial->tests + 1, sizeof *verdict->test));
    for (; verdict->tests < trial->tests; verdict->tests++) {
        const struct ot_trial_test *from = &trial->test[verdict->tests];
        struct ot_report_test *test = &verdict->test[verdict->tests];
        test->left = side_of(L, e, &from->left, NULL);
        test->right = side_of(L, e, &from->right, from->left.node);
        test->sign = from->sign;
        test->holds = from->holds;
    }
}

/* ---- The verdict ---- */

/* Why the evidence bears no verdict; NULL: it does. */
static const char *doubt(lua_State *L, struct ot_evaluation *e)
{
    struct ot_error err = { 0 };
    const char *evidence = ot_evaluation_evidence(e, &err);
    if (!evidence)
        return ot_raise_error(L, &err), NULL;
    return strcmp(evidence, "sufficient") == 0 ? NULL : evidence;
}

static void put_caveat(lua_State *L, struct ot_section *section, const char *against)
{
    struct ot_item *item =
        needed(L, ot_report_item(report_of(L), section, OT_ITEM_CAVEAT));
    item->text = needed(L, ot_arena_format(report_of(L)->arena,
                                           "The evidence is insufficient: %s; the rule "
                                           "decided all the same.",
                                           against));
}

OT_API(section_verdict)
{
    struct ot_section *section = self->of;
    int about = ot_arg(a, "evaluation")->index, by = ot_arg(a, "rule")->index;
    struct ot_evaluation *e = ot_thing_at(L, about, OT_OBJECT_EVALUATION)->of;
    struct ot_report_verdict verdict = {
        .evaluation = e->id,
        .rule = ot_thing_at(L, by, OT_OBJECT_RULE)->of,
        .private_ = section->private_,
    };
    const struct ot_trial *trial = decide(L, about, by);
    int reason = lua_gettop(L), word = reason - 1;
    verdict.word = take_word(L, verdict.rule, word);
    verdict.reason = take_reason(L, verdict.rule, reason);
    if (verdict.word != words[INSUFFICIENT])
        verdict.against = doubt(L, e);
    keep_tests(L, &verdict, e, trial);
    struct ot_item *item =
        needed(L, ot_report_item(report_of(L), section, OT_ITEM_VERDICT));
    *item->verdict = verdict;
    if (verdict.against)
        put_caveat(L, section, verdict.against);
    ot_thing_push(L, OT_OBJECT_VERDICT, item->verdict, 0);
    return 1;
}

OT_API(verdict_text)
{
    const struct ot_report_verdict *verdict = self->of;
    const char *name = a->binding->name;
    lua_pushstring(L, strcmp(name, "word") == 0     ? verdict->word
                      : strcmp(name, "reason") == 0 ? verdict->reason
                                                    : verdict->rule->title);
    return 1;
}
