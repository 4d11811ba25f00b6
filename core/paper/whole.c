/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line may end behind a minus sign that stands before "£", and behind a hyphen. */
#include "config.h"

#include "paper/whole.h"

#include <string.h>

#define YEAR 4 /* digits before the hyphen, and 2 behind it */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether the hyphen is that of a financial year; text: where to look back to. */
static bool is_of_year(const char *text, const char *hyphen)
{
    if (hyphen - text < YEAR || !is_digit(hyphen[1]) || !is_digit(hyphen[2]))
        return false;
    for (int i = 1; i <= YEAR; i++)
        if (!is_digit(hyphen[-i]))
            return false;
    return true;
}

static const char *next_year(const char *text)
{
    const char *hyphen = strchr(text, '-');
    while (hyphen && !is_of_year(text, hyphen))
        hyphen = strchr(hyphen + 1, '-');
    return hyphen ? hyphen - YEAR : NULL;
}

/* Of "−£2.5m". */
static size_t amount_length(const char *loss)
{
    size_t length = strlen("−£");
    length += strspn(loss + length, "0123456789,.");
    return length + strspn(loss + length, "kmbn");
}

bool ot_whole_next(const char *text, struct ot_whole *out)
{
    const char *loss = strstr(text, "−£"), *year = next_year(text);
    if (loss && (!year || loss < year))
        *out = (struct ot_whole){ loss, amount_length(loss), strlen("−") };
    else if (year)
        *out = (struct ot_whole){ year, YEAR + 3, YEAR + 1 };
    return loss || year;
}
