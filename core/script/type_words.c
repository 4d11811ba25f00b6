/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a message says was expected, and the reference page of an argument. */
#include "config.h"

#include "script/binding.h"

static const char *const type_words[OT_TYPES] = {
    [OT_TYPE_TEXT] = "a text",
    [OT_TYPE_TEXTS] = "a text or a list of texts",
    [OT_TYPE_NAME] = "a name of lower-case letters, digits and _",
    [OT_TYPE_NUMBER] = "a number",
    [OT_TYPE_DIGITS] = "a whole number from 0 to 12",
    [OT_TYPE_COUNT] = "a whole number from 0 to 100",
    [OT_TYPE_YES] = "true or false",
    [OT_TYPE_PERIOD] = "a period such as \"2015-16\"",
    [OT_TYPE_YEAR] = "a financial year such as \"2015-16\"",
    [OT_TYPE_DATE] = "a date such as \"2015-04-01\"",
    [OT_TYPE_BASIS] = "a basis",
    [OT_TYPE_QUALITY] = "a quality",
    [OT_TYPE_CHOICE] = "one of the words",
    [OT_TYPE_QUANTITY] = "a quantity",
    [OT_TYPE_AMOUNT] = "a quantity or a number",
    [OT_TYPE_VALUES] = "a table such as { name = quantity }",
    [OT_TYPE_ROWS] = "a list of rows, each a list of cells",
    [OT_TYPE_FUNCTION] = "a function",
    [OT_TYPE_EVALUATION] = "an evaluation",
    [OT_TYPE_EVALUATIONS] = "a list of evaluations such as { e1, e2 }",
    [OT_TYPE_NUMBERS] = "a list of numbers such as { 0, 20000 }",
    [OT_TYPE_CHOICES] = "a list of evaluations, or of { label =, cost =, effect = }",
    [OT_TYPE_RULE] = "a rule that report:rule made",
    [OT_TYPE_CHART] = "a chart such as e:tornado() gives",
};

const char *ot_type_words(enum ot_type type)
{
    return type_words[type];
}
