/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attributes that refer bear the name of what they refer to. */
#include "config.h"

#include "report/reference.h"

#include <string.h>

const char *ot_reference_kind(const xmlNode *element, const xmlAttr *attribute)
{
    static const char *const kinds[] = { "node", "figure", "evaluation", "check",
                                         "rule" };
    const char *name = (const char *)attribute->name;
    for (size_t i = 0; !attribute->ns && i < sizeof kinds / sizeof kinds[0]; i++)
        if (*name == *kinds[i] && strcmp(name, kinds[i]) == 0)
            return i == 4 && strcmp((const char *)element->name, "check") == 0 ? NULL
                                                                               : kinds[i];
    return NULL;
}
