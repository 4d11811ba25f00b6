/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the public copy of a report may not hold. */
#include "config.h"

#include <stdlib.h>

#include "harness.h"
#include "report/disclose.h"
#include "report/document.h"
#include "report/schema.h"

#define LEAF(id, value)                                                               \
    "<node id='" id "' operation='leaf' label='L" id "' value='" value "' unit='GBP'" \
    " quality='published'><leaf file='f.csv' row='2' column='3'/></node>"
#define FIGURE(id, node)                                                            \
    "<figure id='" id "' node='" node "' value='1' unit='GBP' quality='published'>" \
    "<label>label " id "</label><shown>shown " id "</shown></figure>"

/* e1 is public with a private verdict; e2 is spoken of in private alone. */
static const char report[] =
    "<?xml version='1.0'?><!-- secret aside -->"
    "<report xmlns='urn:outturn:report:1' release='1'><head><title>T</title></head>"
    "<x:extra xmlns:x='urn:x' id='f1'>secret extension</x:extra>"
    "<provenance><draws seed='1' count='0'/><plugin kind='falls' version='1' abi='1'/>"
    "<plugin kind='hush' version='1' abi='1'/></provenance>"
    "<summary><row evaluation='e1' scheme='Falls' verdict='stop' verdict-private='true'>"
    "<spend figure='f1'>shown f1</spend></row>"
    "<row evaluation='e2' scheme='Closure'><spend figure='f2'>shown f2</spend></row>"
    "</summary>"
    "<section id='s1'><title>Public</title><text>See <value figure='f1'>shown f1</value>."
    "</text><text private='true'>secret text <value figure='f3'>shown f3</value></text>"
    "<verdict evaluation='e1' rule='r1' word='change'><reason>open</reason></verdict>"
    "<check-list><see check='c1'/></check-list></section>"
    "<section id='s2' private='true'><title>secret section</title><show figure='f2'/>"
    "<verdict evaluation='e1' rule='r2' word='stop'><reason>secret "
    "reason</reason></verdict>"
    "<verdict evaluation='e2' rule='r2' word='stop'><reason>secret "
    "reason</reason></verdict>"
    "<check-list><see check='c2'/></check-list></section>"
    "<rules><rule id='r1'><title>open rule</title><source>a</source></rule>"
    "<rule id='r2'><title>secret rule</title><source>b</source></rule></rules>"
    "<checks><check id='c1' rule='x'><text>open check</text></check>"
    "<check id='c2' rule='x'><text>secret check</text></check></checks>"
    "<evaluations><evaluation id='e1' label='Falls' scheme='falls' kind='falls'/>"
    "<evaluation id='e2' label='Closure' scheme='closure' kind='hush'/></evaluations>"
    "<findings>" FIGURE("f1", "n1") FIGURE("f2", "n3") FIGURE(
        "f3",
        "n2") "</findings>"
              "<assumptions><assumption nodes='n1 n2' label='both' value='1' unit='1' "
              "quality='assumed'/><assumption nodes='n2' label='secret assumption' "
              "value='1' unit='1' "
              "quality='assumed'/></assumptions>"
              "<lineage>" LEAF("n1", "1")
                  LEAF("n2", "2") "<node id='n3' operation='hook' value='3' unit='GBP' "
                                  "quality='published' "
                                  "evaluation='e2'><operand node='n1'/><operand "
                                  "node='n2'/></node></lineage></report>";

/* The public copy; owned by the caller. */
static char *disclosed(void)
{
    struct ot_error err = { 0 };
    xmlDoc *doc = ot_document_report(report, strlen(report), "r.xml", &err);
    xmlChar *bytes = NULL;
    int length;
    CU_ASSERT_PTR_NOT_NULL_FATAL(doc);
    CU_ASSERT_EQUAL(ot_disclose(doc, &err), 0);
    xmlDocDumpMemoryEnc(doc, &bytes, &length, "UTF-8");
    xmlFreeDoc(doc);
    return (char *)bytes;
}

static void is_valid(const char *bytes)
{
    struct ot_faults faults = { 0 };
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL(ot_report_validate(bytes, strlen(bytes), "r.xml", &faults, &err), 0);
    for (size_t i = 0; i < faults.count; i++)
        OT_SAME(faults.item[i].text, "");
    ot_faults_clear(&faults);
}

static void the_fixture_is_a_valid_report(void)
{
    is_valid(report);
}

static void the_public_copy_is_a_valid_report(void)
{
    char *copy = disclosed();
    is_valid(copy);
    xmlFree(copy);
}

static void nothing_secret_is_left(void)
{
    static const char *const secrets[] = {
        "secret", "Closure", "hush", "f2\"", "f3\"", "n2",
        "n3",     "e2",      "c2",   "r2",   "stop", "verdict-private"
    };
    char *copy = disclosed();
    for (size_t i = 0; i < sizeof secrets / sizeof secrets[0]; i++)
        if (strstr(copy, secrets[i]))
            OT_SAME(secrets[i], "");
    CU_ASSERT_PTR_NULL(strstr(copy, "secret"));
    xmlFree(copy);
}

static void what_is_public_stays(void)
{
    static const char *const kept[] = { "shown f1",        "Ln1",
                                        "open check",      "open rule",
                                        "word=\"change\"", "nodes=\"n1\"",
                                        "kind=\"falls\"",  "scheme=\"Falls\"" };
    char *copy = disclosed();
    for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++)
        OT_HOLDS(copy, kept[i]);
    xmlFree(copy);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(the_fixture_is_a_valid_report),
        OT_TEST(the_public_copy_is_a_valid_report),
        OT_TEST(nothing_secret_is_left),
        OT_TEST(what_is_public_stays),
    };
    return OT_TESTS_RUN("disclose", tests);
}
