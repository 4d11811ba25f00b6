/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the API keeps its own rules. */
#include "config.h"

#include "script/rows.h"

#include <string.h>

#include "harness.h"

static void every_row_says_what_it_is_for(void)
{
    const struct ot_binding *b = NULL;
    for (size_t i = 0; (b = ot_api_row(&ot_api, i)); i++) {
        CU_ASSERT(b->name && b->result && b->doc && strlen(b->doc) > 3 && b->call);
        for (size_t k = 0; k < OT_ARGUMENTS_MAX && b->argument[k].name; k++) {
            CU_ASSERT_PTR_NOT_NULL(b->argument[k].doc);
            CU_ASSERT((b->argument[k].type == OT_TYPE_CHOICE) ==
                      (b->argument[k].choices != NULL));
        }
    }
}

static void no_name_stands_twice(void)
{
    const struct ot_binding *a = NULL, *b = NULL;
    for (size_t i = 0; (a = ot_api_row(&ot_api, i)); i++)
        for (size_t k = i + 1; (b = ot_api_row(&ot_api, k)); k++)
            CU_ASSERT_FALSE(a->object == b->object && strcmp(a->name, b->name) == 0);
}

static void at_most_two_arguments_stand_in_order(void)
{
    const struct ot_binding *b = NULL;
    for (size_t i = 0; (b = ot_api_row(&ot_api, i)); i++) {
        size_t in_order = 0;
        for (size_t k = 0; k < OT_ARGUMENTS_MAX && b->argument[k].name; k++)
            in_order += b->argument[k].needed <= OT_OPTIONAL;
        CU_ASSERT(in_order <= 2);
    }
}

static bool is_known(const char *result)
{
    static const char *const words[] = { "text",          "text or nil",    "number",
                                         "true or false", "number, number", "text, text",
                                         "list of text" };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcmp(result, words[i]) == 0)
            return true;
    result += strncmp(result, "list of ", 8) == 0 ? 8 : 0;
    for (int object = 0; object < OT_OBJECTS; object++)
        if (strcmp(result, ot_object_types[object].word) == 0)
            return true;
    return false;
}

static void every_result_is_of_a_known_type(void)
{
    const struct ot_binding *b = NULL;
    for (size_t i = 0; (b = ot_api_row(&ot_api, i)); i++)
        CU_ASSERT(is_known(b->result));
}

/* The same option has the same type everywhere. */
static void an_option_means_the_same_everywhere(void)
{
    static const char *const names[] = { "period", "basis", "at",
                                         "level",  "with",  "values" };
    for (size_t n = 0; n < sizeof names / sizeof names[0]; n++) {
        int type = -1;
        const struct ot_binding *b = NULL;
        for (size_t i = 0; (b = ot_api_row(&ot_api, i)); i++)
            for (size_t k = 0; k < OT_ARGUMENTS_MAX && b->argument[k].name; k++) {
                const struct ot_argument *argument = &b->argument[k];
                bool evaluates = strcmp(b->name, "evaluate") == 0;
                /* Of checks a level is a word, of intervals a number. */
                bool of_checks = argument->type == OT_TYPE_CHOICE;
                if (strcmp(argument->name, names[n]) != 0 || evaluates || of_checks)
                    continue;
                CU_ASSERT(type < 0 || type == (int)argument->type);
                type = (int)argument->type;
            }
    }
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(every_row_says_what_it_is_for),
        OT_TEST(no_name_stands_twice),
        OT_TEST(at_most_two_arguments_stand_in_order),
        OT_TEST(every_result_is_of_a_known_type),
        OT_TEST(an_option_means_the_same_everywhere),
    };
    return OT_TESTS_RUN("api", tests);
}
