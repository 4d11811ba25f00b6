/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One figure of a plan changed, and put back. */
#include "config.h"

#include "mutation.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/date.h"
#include "base/file.h"
#include "base/text.h"
#include "harness.h"

static struct ot_text before; /* of the file that was changed */
static char changed[64];

void mutation_start(const char *plan)
{
    char command[1400];
    snprintf(command, sizeof command,
             "rm -f '%s'/*.csv && cp '%s-%s'/*.csv '%s' && chmod u+w '%s'/*.csv",
             ot_test_folder(), ot_test_source("scripts/milton-keynes"), plan,
             ot_test_folder(), ot_test_folder());
    CU_ASSERT_EQUAL_FATAL(system(command), 0);
    changed[0] = '\0';
}

/* Where the line that begins with row begins; NULL: none. */
static const char *line_of(const char *all, const char *row)
{
    size_t length = strlen(row);
    for (const char *at = all; at; at = strchr(at, '\n')) {
        at += *at == '\n';
        if (strncmp(at, row, length) == 0)
            return at;
        if (!*at)
            break;
    }
    return NULL;
}

bool mutation_make(const char *file, const char *row, const char *from, const char *to)
{
    char path[600];
    struct ot_text text = { 0 };
    struct ot_error err = { 0 };
    snprintf(path, sizeof path, "%s/%s", ot_test_folder(), file);
    ot_text_free(&before);
    CU_ASSERT_EQUAL_FATAL(ot_file_read(path, 1 << 20, OT_EXIT_INPUT, &before, &err), 0);
    snprintf(changed, sizeof changed, "%s", file);
    const char *all = ot_text_string(&before);
    const char *line = row ? line_of(all, row) : all + before.length;
    const char *end = line ? line + strcspn(line, "\n") : NULL;
    const char *at = line && row && to ? strstr(line, from) : line;
    if (!line || !at || at > end)
        return false;
    ot_text_add(&text, all, (size_t)(at - all));
    if (!row)
        ot_text_format(&text, "%s%s\n", at > all && at[-1] != '\n' ? "\n" : "", to);
    else if (!to)
        ot_text_put(&text, *end ? end + 1 : end);
    else
        ot_text_format(&text, "%s%s", to, at + strlen(from));
    ot_test_write(file, ot_text_string(&text));
    ot_text_free(&text);
    return true;
}

void mutation_undo(void)
{
    if (changed[0])
        ot_test_write(changed, ot_text_string(&before));
    ot_text_free(&before);
    changed[0] = '\0';
}

int mutation_date(const char *plan)
{
    int day = 0;
    ot_date_read(strcmp(plan, "2015-16") == 0 ? "2014-03-25" : "2023-11-08", &day);
    return day;
}
