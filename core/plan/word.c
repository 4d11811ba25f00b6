/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words for basis, status, missing values and qualifiers. */
#include "config.h"

#include "plan/word.h"

#include <string.h>

static const char *const bases[OT_BASES] = {
    [OT_BASIS_NONE] = "",
    [OT_BASIS_PLANNED] = "planned",
    [OT_BASIS_FORECAST] = "forecast",
    [OT_BASIS_ACTUAL] = "actual",
    [OT_BASIS_MINIMUM] = "minimum",
    [OT_BASIS_CAPACITY] = "capacity",
    [OT_BASIS_DEMAND] = "demand",
};
static const char *const statuses[] = {
    [OT_STATUS_FINAL] = "final",
    [OT_STATUS_PROVISIONAL] = "provisional",
    [OT_STATUS_REVISED] = "revised",
    [OT_STATUS_RECONSTRUCTED] = "reconstructed",
};

const char *ot_basis_word(enum ot_basis basis)
{
    return bases[basis];
}

int ot_basis_read(const char *word, enum ot_basis *out)
{
    for (int i = OT_BASIS_NONE + 1; i < OT_BASES; i++)
        if (strcmp(word, bases[i]) == 0) {
            *out = (enum ot_basis)i;
            return 0;
        }
    return -1;
}

const char *ot_status_word(enum ot_status status)
{
    return statuses[status];
}

int ot_status_read(const char *word, enum ot_status *out)
{
    for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++)
        if (strcmp(word, statuses[i]) == 0) {
            *out = (enum ot_status)i;
            return 0;
        }
    return -1;
}

const char *ot_missing_word(enum ot_missing why)
{
    static const char *const words[] = {
        [OT_MISSING_NOT] = "",
        [OT_MISSING_NOT_APPLICABLE] = "not applicable",
        [OT_MISSING_TO_BE_CONFIRMED] = "to be confirmed",
        [OT_MISSING_NOT_AVAILABLE] = "not available",
        [OT_MISSING_SUPPRESSED] = "suppressed",
        [OT_MISSING_NOT_GIVEN] = "not given",
    };
    return words[why];
}

const char *ot_qualifier_word(enum ot_qualifier qualifier)
{
    static const char *const words[] = {
        [OT_QUALIFIER_NONE] = "",
        [OT_QUALIFIER_OVER] = "over",
        [OT_QUALIFIER_AT_LEAST] = "at least",
        [OT_QUALIFIER_UNDER] = "under",
        [OT_QUALIFIER_AT_MOST] = "up to",
        [OT_QUALIFIER_ABOUT] = "about",
    };
    return words[qualifier];
}
