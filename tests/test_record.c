/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The run record. */
#include "config.h"

#include "run/record.h"

#include "harness.h"

static void names_the_report_and_escapes_text(void)
{
    struct ot_text body = { 0 }, text = { 0 };
    ot_record_plugin(&body, "falls", "/a/<b>&\"c\"/falls.so", "00ff");
    struct ot_record record = { .report = "review.xml",
                                .report_sha256 = "ab",
                                .script = "review.lua",
                                .plan = ".",
                                .release = "1",
                                .seconds = 0.0125,
                                .timeout = 60,
                                .memory_mb = 64,
                                .body = ot_text_string(&body) };
    ot_record_write(&record, &text);
    OT_SAME(
        ot_text_string(&text),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<run xmlns=\"urn:outturn:run:1\" report=\"review.xml\" report-sha256=\"ab\" "
        "release=\"1\" exit=\"0\">\n"
        "  <asked script=\"review.lua\" plan=\".\" timeout=\"60\" memory-mb=\"64\"/>\n"
        "  <took seconds=\"0.013\"/>\n"
        "  <plugin kind=\"falls\" path=\"/a/&lt;b>&amp;&quot;c&quot;/falls.so\" "
        "sha256=\"00ff\"/>\n"
        "</run>\n");
    ot_text_free(&body);
    ot_text_free(&text);
}

static void text_that_xml_cannot_hold_is_not_written(void)
{
    struct ot_text body = { 0 };
    ot_record_plugin(&body, "falls", "/a\x01\xff", NULL);
    OT_SAME(ot_text_string(&body), "  <plugin kind=\"falls\" path=\"?\"/>\n");
    ot_text_free(&body);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(names_the_report_and_escapes_text),
        OT_TEST(text_that_xml_cannot_hold_is_not_written),
    };
    return OT_TESTS_RUN("record", tests);
}
