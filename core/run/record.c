/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The run record as XML, written by hand: the supervisor calls nothing of libxml2. */
#include "config.h"

#include "run/record.h"

#include <string.h>

#include "base/number.h"

static void put_escaped(struct ot_text *into, const char *value)
{
    if (ot_xml_fault(value, strlen(value)) >= 0)
        value = "?";
    for (; *value; value++) {
        if (*value == '&')
            ot_text_put(into, "&amp;");
        else if (*value == '<')
            ot_text_put(into, "&lt;");
        else if (*value == '"')
            ot_text_put(into, "&quot;");
        else
            ot_text_add(into, value, 1);
    }
}

static void attribute(struct ot_text *into, const char *name, const char *value)
{
    if (!value)
        return;
    ot_text_format(into, " %s=\"", name);
    put_escaped(into, value);
    ot_text_put(into, "\"");
}

void ot_record_plugin(struct ot_text *body, const char *kind, const char *path,
                      const char *sha256)
{
    ot_text_put(body, "  <plugin");
    attribute(body, "kind", kind);
    attribute(body, "path", path);
    attribute(body, "sha256", sha256);
    ot_text_put(body, "/>\n");
}

void ot_record_lock(struct ot_text *body, const char *who, int landlock, bool calls)
{
    ot_text_format(body, "  <lock who=\"%s\" landlock=\"%d\" system-calls=\"%s\"/>\n",
                   who, landlock, calls ? "filtered" : "open");
}

void ot_record_write(const struct ot_record *record, struct ot_text *into)
{
    char seconds[OT_NUMBER_ROOM * 12], timeout[OT_NUMBER_ROOM];
    ot_text_put(
        into,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<run xmlns=\"" OT_RECORD_NAMESPACE
        "\"");
    attribute(into, "report", record->report);
    attribute(into, "report-sha256", record->report_sha256);
    attribute(into, "release", record->release);
    ot_text_format(into, " exit=\"%d\">\n  <asked", record->exit);
    attribute(into, "script", record->script);
    attribute(into, "plan", record->plan);
    attribute(into, "timeout", ot_number_write(record->timeout, timeout));
    ot_text_format(into, " memory-mb=\"%zu\"/>\n  <took seconds=\"%s\"/>\n",
                   record->memory_mb, ot_number_fixed(record->seconds, 3, seconds));
    ot_text_put(into, record->body ? record->body : "");
    ot_text_put(into, "</run>\n");
}
