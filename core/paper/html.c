/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report as a board paper: one HTML file that needs no other. */
#include "config.h"

#include "paper/html.h"

#include "paper/chart.h"
#include "paper/derivation.h"
#include "paper/glance.h"
#include "paper/page.h"
#include "paper/steps.h"
#include "paper/wording.h"
#include "report/disclose.h"
#include "report/document.h"
#include "report/memory.h"
#include "report/schema.h"

static int check_report(const struct ot_paper *paper, xmlDoc *report,
                        struct ot_error *err)
{
    struct ot_faults faults = { 0 };
    struct ot_error found = { 0 };
    int failed = ot_report_validate_tree(report, paper->file, &faults, &found);
    if (failed && faults.count > 0)
        ot_error_set(err, found.exit,
                     "%.200s:%u: %.800s; %.300s: `outturn check` shows all", paper->file,
                     faults.item[0].at.row, faults.item[0].text, found.text);
    else if (failed)
        ot_error_set(err, found.exit, "%s", found.text);
    ot_faults_clear(&faults);
    return failed;
}

int ot_paper_prepare(const struct ot_paper *paper, xmlDoc *report, struct ot_error *err)
{
    int failed = check_report(paper, report, err);
    if (!failed && !paper->private_)
        failed = ot_disclose(report, err);
    if (!failed)
        failed = ot_derivations_fold(report, err);
    if (!failed)
        failed = ot_rows_furnish(report, err);
    if (!failed)
        failed = ot_figures_word(report, err);
    if (!failed)
        failed = ot_steps_tell(report, err);
    return failed ? failed : ot_charts_draw(report, err);
}

struct ot_sheet *ot_paper_sheet(const struct ot_paper *paper, struct ot_error *err)
{
    const struct ot_stylesheet sheet = {
        .template = paper->template,
        .template_length = paper->template_length,
        .template_file = paper->template_file,
        .shipped = OT_PAPER_SHIPPED,
        .file = paper->file,
    };
    return ot_sheet_new(&sheet, err);
}

/* What a page may not hold comes from the template, or else from the report. */
static int write_page(const struct ot_paper *paper, const xmlDoc *page,
                      struct ot_text *into, struct ot_error *err)
{
    struct ot_error found = { 0 };
    const char *from = paper->template ? paper->template_file : paper->file;
    if (ot_page_write(page, paper->template ? OT_EXIT_SCRIPT : OT_EXIT_INPUT, into,
                      &found) == 0)
        return 0;
    return found.exit == OT_EXIT_INTERNAL
               ? ot_error_memory(err)
               : ot_error_set(err, found.exit, "%.300s: %.1500s", from, found.text);
}

/* The report is read first: where both are at fault, its fault is told. */
xmlDoc *ot_paper_page(const struct ot_paper *paper, struct ot_text *into,
                      struct ot_error *err)
{
    xmlDoc *page = NULL;
    struct ot_sheet *own = NULL;
    const struct ot_sheet *sheet = paper->sheet;
    xmlDoc *report = ot_document_report(paper->report, paper->length, paper->file, err);
    if (!report || ot_paper_prepare(paper, report, err) != 0)
        goto out;
    if (!sheet)
        sheet = own = ot_paper_sheet(paper, err);
    if (sheet)
        page = ot_sheet_apply(sheet, report, paper->private_, paper->file, err);
out:
    ot_memory_drop(report);
    ot_sheet_free(own);
    if (page && write_page(paper, page, into, err) != 0) {
        ot_memory_drop(page);
        page = NULL;
    }
    return page;
}

int ot_paper_html(const struct ot_paper *paper, struct ot_text *into,
                  struct ot_error *err)
{
    xmlDoc *page = ot_paper_page(paper, into, err);
    ot_memory_drop(page);
    return page ? 0 : -1;
}
