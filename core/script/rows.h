/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How rows of the API are written. */
#ifndef OT_SCRIPT_ROWS_H
#define OT_SCRIPT_ROWS_H

#include "script/api.h"

#define OT_ROWS(table)                        \
    {                                         \
        table, sizeof table / sizeof *(table) \
    }

/* Options that mean the same wherever they stand. */
#define PERIOD                                                                           \
    {                                                                                    \
        "period", OT_TYPE_PERIOD, OT_OPTION, "all periods of the plan unless said", NULL \
    }
#define BASIS                                                                    \
    {                                                                            \
        "basis", OT_TYPE_BASIS, OT_OPTION,                                       \
            "`\"planned\"` unless said; or `\"actual\"`, `\"forecast\"` …", NULL \
    }
#define AT                                                          \
    {                                                               \
        "at", OT_TYPE_DATE, OT_OPTION, "as known on that day", NULL \
    }
#define SCENARIO                                                            \
    {                                                                       \
        "scenario", OT_TYPE_TEXT, OT_OPTION, "a scenario of the plan", NULL \
    }
#define LEVEL                                                                         \
    {                                                                                 \
        "level", OT_TYPE_NUMBER, OT_OPTION, "of the interval; 0.95 unless said", NULL \
    }
#define OPTION(NAME, TYPE, DOC)                    \
    {                                              \
        NAME, OT_TYPE_##TYPE, OT_OPTION, DOC, NULL \
    }
#define CHOICE(NAME, WORDS, DOC)                    \
    {                                               \
        NAME, OT_TYPE_CHOICE, OT_OPTION, DOC, WORDS \
    }
#define NEEDS(NAME, TYPE, DOC)                       \
    {                                                \
        NAME, OT_TYPE_##TYPE, OT_REQUIRED, DOC, NULL \
    }
#define MAY(NAME, TYPE, DOC)                         \
    {                                                \
        NAME, OT_TYPE_##TYPE, OT_OPTIONAL, DOC, NULL \
    }
#define MUST(NAME, TYPE, DOC)                    \
    {                                            \
        NAME, OT_TYPE_##TYPE, OT_MUST, DOC, NULL \
    }
#define PRIVATE                                                                 \
    {                                                                           \
        "private", OT_TYPE_YES, OT_OPTION, "left out of the public paper", NULL \
    }
#define FIELD(OBJECT, NAME, RESULT, DOC, CALL)                          \
    {                                                                   \
        OT_OBJECT_##OBJECT, OT_FIELD, NAME, RESULT, DOC, ot_api_##CALL, \
        {                                                               \
            {                                                           \
                0                                                       \
            }                                                           \
        }                                                               \
    }
#define METHOD(OBJECT, NAME, RESULT, DOC, CALL, ...)                     \
    {                                                                    \
        OT_OBJECT_##OBJECT, OT_METHOD, NAME, RESULT, DOC, ot_api_##CALL, \
        {                                                                \
            __VA_ARGS__                                                  \
        }                                                                \
    }
#define FUNCTION(NAME, RESULT, DOC, CALL, ...)                            \
    {                                                                     \
        OT_OBJECT_OUTTURN, OT_FUNCTION, NAME, RESULT, DOC, ot_api_##CALL, \
        {                                                                 \
            __VA_ARGS__                                                   \
        }                                                                 \
    }
#define NOTHING \
    {           \
        0       \
    }

#endif
