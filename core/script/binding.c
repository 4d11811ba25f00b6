/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objects of the API: how they are made, told apart, asked for a name, and called. */
#include "config.h"

#include "script/binding.h"

#include <stdio.h>
#include <string.h>

#include "script/argument.h"

#define KNOWN_MAX 128

/* ---- Names ---- */

static const struct ot_object_type *type_of(lua_State *L, enum ot_object object)
{
    return &ot_host_of(L)->api->type[object];
}

static const struct ot_binding *find(lua_State *L, enum ot_object object,
                                     const char *name)
{
    const struct ot_api *api = ot_host_of(L)->api;
    const struct ot_binding *b = NULL;
    for (size_t i = 0; (b = ot_api_row(api, i)); i++)
        if (b->object == object && strcmp(b->name, name) == 0)
            break;
    return b;
}

static int refuse_name(lua_State *L, enum ot_object object, const char *name)
{
    const struct ot_api *api = ot_host_of(L)->api;
    const char *known[KNOWN_MAX];
    const char *word = type_of(L, object)->word;
    size_t count = 0;
    const struct ot_binding *b = NULL;
    for (size_t i = 0; (b = ot_api_row(api, i)) && count < KNOWN_MAX; i++)
        if (b->object == object)
            known[count++] = b->name;
    const char *nearest = ot_text_nearest(name, known, count);
    if (nearest)
        return ot_raise(L, "%s %s has no \"%s\"; did you mean \"%s\"?", ot_article(word),
                        word, name, nearest);
    return ot_raise(L, "%s %s has no \"%s\"", ot_article(word), word, name);
}

/* The thing that a function is called on, which a colon puts first. */
static struct ot_thing *self_of(lua_State *L, const struct ot_binding *b)
{
    char words[80];
    struct ot_thing *self = ot_thing_at(L, 1, b->object);
    ot_binding_words(ot_host_of(L)->api, b, words);
    if (b->how == OT_FUNCTION) {
        if (self)
            ot_raise(L, "%s is called with a dot: write %s, not %s:%s", words, words,
                     type_of(L, b->object)->variable, b->name);
        return NULL;
    }
    if (!self)
        ot_raise(L, "%s is called with a colon, on %s %s; found %s", words,
                 ot_article(type_of(L, b->object)->word), type_of(L, b->object)->word,
                 ot_found(L, 1));
    return self;
}

/* So that a rule can be judged by what it compared and said, and by nothing else. */
static void refuse_while_deciding(lua_State *L, const struct ot_binding *b)
{
    char words[80];
    bool writes = b->object == OT_OBJECT_REPORT || b->object == OT_OBJECT_SECTION;
    if (writes && ot_host_of(L)->trial)
        ot_raise(L,
                 "%s: a rule decides, and writes nothing into the report; say why in its "
                 "reason",
                 ot_binding_words(ot_host_of(L)->api, b, words));
}

/* Upvalue: the binding. */
static int call(lua_State *L)
{
    const struct ot_binding *b = lua_touserdata(L, lua_upvalueindex(1));
    struct ot_arguments a = { .binding = b };
    struct ot_thing *self = self_of(L, b);
    refuse_while_deciding(L, b);
    ot_arguments_take(L, b->how == OT_FUNCTION ? 1 : 2, &a);
    return b->call(L, self, &a);
}

/* Functions are made once for each object type; they stand in the metatable. */
static int push_function(lua_State *L, const struct ot_binding *b)
{
    lua_getmetatable(L, 1);
    if (lua_rawgetp(L, -1, b) == LUA_TFUNCTION)
        return 1;
    lua_pop(L, 1);
    lua_pushlightuserdata(L, (void *)b);
    lua_pushcclosure(L, call, 1);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, -3, b);
    return 1;
}

static int index_thing(lua_State *L)
{
    struct ot_thing *self = lua_touserdata(L, 1);
    struct ot_arguments a = { 0 };
    if (lua_type(L, 2) != LUA_TSTRING)
        return ot_raise(L, "%s %s is asked for a name; found %s",
                        ot_article(type_of(L, self->object)->word),
                        type_of(L, self->object)->word, ot_found(L, 2));
    const struct ot_binding *b = find(L, self->object, lua_tostring(L, 2));
    if (!b)
        b = find(L, self->object, "[name]");
    if (!b)
        return refuse_name(L, self->object, lua_tostring(L, 2));
    if (b->how != OT_FIELD)
        return push_function(L, b);
    a.binding = b;
    if (b->argument[0].name)
        a.value[0] =
            (struct ot_argument_value){ .given = true, .text = lua_tostring(L, 2) };
    return b->call(L, self, &a);
}

static int refuse_change(lua_State *L)
{
    const struct ot_thing *self = lua_touserdata(L, 1);
    return ot_raise(L, "%s %s is read-only", ot_article(type_of(L, self->object)->word),
                    type_of(L, self->object)->word);
}

static int same_thing(lua_State *L)
{
    const struct ot_thing *a = lua_touserdata(L, 1), *b = lua_touserdata(L, 2);
    lua_pushboolean(L, a && b && a->object == b->object && a->of == b->of &&
                           a->role == b->role);
    return 1;
}

static int refuse_concat(lua_State *L)
{
    for (int i = 1; i <= 2; i++)
        if (ot_thing_at(L, i, OT_OBJECT_QUANTITY))
            return ot_raise(L, "a quantity cannot be joined to text with `..`: write "
                               "{name} in the text and give the quantity in its values, "
                               "as in section:text(\"It cost {spend}.\", { spend = q })");
    return ot_raise(L, "expected text on both sides of `..`, found %s",
                    ot_found(L, lua_isuserdata(L, 1) ? 1 : 2));
}

static void make_metatable(lua_State *L, enum ot_object object)
{
    static const luaL_Reg common[] = { { "__index", index_thing },
                                       { "__newindex", refuse_change },
                                       { "__eq", same_thing },
                                       { "__concat", refuse_concat },
                                       { NULL, NULL } };
    const struct ot_object_type *type = type_of(L, object);
    lua_newtable(L);
    luaL_setfuncs(L, common, 0);
    if (type->metamethods)
        luaL_setfuncs(L, type->metamethods, 0);
    lua_pushstring(L, type->word);
    lua_setfield(L, -2, "__name");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_rawsetp(L, LUA_REGISTRYINDEX, ot_thing_key(object));
}

int ot_binding_open(lua_State *L)
{
    struct ot_host *host = ot_host_of(L);
    for (int object = 0; object < OT_OBJECTS; object++)
        make_metatable(L, (enum ot_object)object);
    ot_thing_push(L, OT_OBJECT_OUTTURN, host, 0);
    lua_setfield(L, 1, "outturn");
    ot_thing_push(L, OT_OBJECT_PLAN, host->appraisal->plan, 0);
    lua_setfield(L, 1, "plan");
    return 0;
}
