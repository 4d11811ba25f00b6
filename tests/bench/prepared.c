/* SPDX-License-Identifier: GPL-3.0-or-later */
/* prepared FOLDER REPORT...: each report as the stylesheet sees it, with its words found,
 * steps where they are told and charts drawn, into FOLDER under its own name. So another
 * processor can be given the same work. */
#include "config.h"

#include <libxml/tree.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "paper/html.h"
#include "report/document.h"

static int prepare(const char *folder, const char *file, struct ot_error *err)
{
    struct ot_text bytes = { 0 };
    const char *name = strrchr(file, '/');
    char path[1000];
    xmlDoc *report = NULL;
    int failed = ot_file_read(file, OT_DOCUMENT_MAX, OT_EXIT_INPUT, &bytes, err);
    const struct ot_paper paper = { .file = file };
    if (!failed)
        report = ot_document_report(ot_text_string(&bytes), bytes.length, file, err);
    if (!report || ot_paper_prepare(&paper, report, err) != 0)
        failed = -1;
    snprintf(path, sizeof path, "%s/%s", folder, name ? name + 1 : file);
    if (!failed && xmlSaveFile(path, report) < 0)
        failed = ot_error_set(err, OT_EXIT_OUTPUT, "%s: cannot be written", path);
    xmlFreeDoc(report);
    ot_text_free(&bytes);
    return failed;
}

int main(int count, char **argument)
{
    struct ot_error err = { 0 };
    for (int i = 2; i < count; i++)
        if (prepare(argument[1], argument[i], &err) != 0) {
            fprintf(stderr, "prepared: %s\n", err.text);
            return 1;
        }
    return 0;
}
