/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a hostile document may not do. */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/text.h"
#include "harness.h"
#include "report/document.h"

static int open_once(const char *path)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    return file < 0 ? -1 : close(file);
}

static void check_refused(const char *bytes, size_t length, const char *expected)
{
    struct ot_error err = { 0 };
    unsigned line;
    char *exact = malloc(length ? length : 1); /* so that a read beyond it is seen */
    memcpy(exact, bytes, length);
    xmlDoc *doc = ot_document_parse(exact, length, &line, &err);
    CU_ASSERT_PTR_NULL(doc);
    OT_HOLDS(err.text, expected);
    xmlFreeDoc(doc);
    free(exact);
}

static void refuses_any_document_type(void)
{
    static const char *const hostile[] = {
        "<!DOCTYPE a><a/>",
        "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>",
        "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://127.0.0.1/'> %p;]><a/>",
        "<!DOCTYPE a [<!ATTLIST a b CDATA 'c'>]><a/>",
    };
    for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++)
        check_refused(hostile[i], strlen(hostile[i]), "document type");
}

static void refuses_a_billion_laughs(void)
{
    static const char laughs[] =
        "<!DOCTYPE a [<!ENTITY a '0123456789'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
        "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'>"
        "<!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;'><!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;'>]>"
        "<a>&f;&f;&f;&f;&f;&f;&f;&f;</a>";
    check_refused(laughs, sizeof laughs - 1, "");
}

static void refuses_what_is_not_well_formed(void)
{
    check_refused("", 0, "not well-formed XML");
    check_refused("<a>", 3, "not well-formed XML");
    check_refused("<a>&x;</a>", 10, "not well-formed XML");
    check_refused("<a>\0</a>", 8, "not well-formed XML");
    check_refused("<a>\xff</a>", 8, "not well-formed XML");
    check_refused("<a>&#1;</a>", 11, "not well-formed XML");
}

static void refuses_what_is_too_deep(void)
{
    char deep[300 * 3];
    for (size_t i = 0; i < sizeof deep; i++)
        deep[i] = "<a>"[i % 3];
    check_refused(deep, sizeof deep, "not well-formed XML");
}

static void refuses_what_is_too_large(void)
{
    struct ot_error err = { 0 };
    unsigned line;
    CU_ASSERT_PTR_NULL(ot_document_parse("<a/>", OT_DOCUMENT_MAX + 1, &line, &err));
    OT_HOLDS(err.text, "expected at most 64 MB");
}

/* Ways to have another file read, with @ for its address. */
static const char *const reaching[] = {
    "<!DOCTYPE a SYSTEM '@'><a/>",
    "<!DOCTYPE a PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' '@'><a/>",
    "<!DOCTYPE a [<!ENTITY x SYSTEM '@'>]><a>&x;</a>",
    "<!DOCTYPE a [<!ENTITY x SYSTEM '@'>]><a b='&x;'/>",
    "<!DOCTYPE a [<!ENTITY % p SYSTEM '@'> %p;]><a/>",
    "<!DOCTYPE a [<!ENTITY % p SYSTEM '@'><!ENTITY % q '&#37;p;'> %q;]><a/>",
    "<!DOCTYPE a [<!NOTATION n SYSTEM '@'><!ENTITY u SYSTEM '@' NDATA n>]><a/>",
    "<a xmlns:i='http://www.w3.org/2001/XInclude'><i:include href='@'/></a>",
    ("<a xmlns:i='http://www.w3.org/2003/XInclude'>"
     "<i:include href='@' parse='text'/></a>"),
    "<?xml-stylesheet type='text/xsl' href='@'?><a/>",
    "<?xml-model href='@'?><a/>",
    "<?oasis-xml-catalog catalog='@'?><a/>",
    "<a xmlns:s='http://www.w3.org/2001/XMLSchema-instance' s:schemaLocation='u @'/>",
    "<a xml:base='@'/>",
};

static void put_address(struct ot_text *xml, const char *way, const char *to)
{
    ot_text_free(xml);
    for (; *way; way++)
        if (*way == '@')
            ot_text_put(xml, to);
        else
            ot_text_add(xml, way, 1);
}

/* The kernel tells of each time that the file is opened. */
static void opens_no_other_file(void)
{
    char path[400], address[420], seen[4096];
    struct ot_text xml = { 0 };
    unsigned line;
    snprintf(path, sizeof path, "%s", ot_test_write("secret.xml", "<secret/>"));
    snprintf(address, sizeof address, "file://%s", path);
    int watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    CU_ASSERT_FATAL(watch >= 0 && inotify_add_watch(watch, path, IN_OPEN) >= 0);
    for (size_t i = 0; i < 2 * sizeof reaching / sizeof reaching[0]; i++) {
        const char *to = i % 2 ? address : path;
        struct ot_error err = { 0 };
        put_address(&xml, reaching[i / 2], to);
        xmlDoc *doc = ot_document_parse(xml.bytes, xml.length, &line, &err);
        CU_ASSERT(!doc || !strstr(ot_text_string(&xml), "DOCTYPE"));
        CU_ASSERT_PTR_NULL(strstr(err.text, "secret"));
        xmlFreeDoc(doc);
    }
    CU_ASSERT_EQUAL(read(watch, seen, sizeof seen), -1);
    CU_ASSERT_EQUAL(open_once(path), 0);
    CU_ASSERT(read(watch, seen, sizeof seen) > 0);
    close(watch);
    ot_text_free(&xml);
}

/* 200 KB, twenty thousand times: as much work as bytes squared, were it put in. */
static void refuses_an_entity_that_is_large_and_often_used(void)
{
    struct ot_text xml = { 0 };
    ot_text_put(&xml, "<!DOCTYPE a [<!ENTITY x '");
    for (int i = 0; i < 20000; i++)
        ot_text_put(&xml, "0123456789");
    ot_text_put(&xml, "'>]><a>");
    for (int i = 0; i < 20000; i++)
        ot_text_put(&xml, "&x;");
    ot_text_put(&xml, "</a>");
    check_refused(xml.bytes, xml.length, "");
    ot_text_free(&xml);
}

static void names_the_line(void)
{
    struct ot_error err = { 0 };
    CU_ASSERT_PTR_NULL(ot_document_report("<a>\n<b>\n</a>", 12, "r.xml", &err));
    OT_HOLDS(err.text, "r.xml:3: not well-formed XML: ");
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_INPUT);
}

static void refuses_what_is_no_report(void)
{
    struct ot_error err = { 0 };
    CU_ASSERT_PTR_NULL(ot_document_report("<html/>", 7, "r.xml", &err));
    OT_SAME(err.text, "r.xml: not a report: expected the element report of namespace "
                      "urn:outturn:report:1, found html");
}

static void walks_over_foreign_elements(void)
{
    static const char xml[] = "<report xmlns='urn:outturn:report:1' xmlns:x='urn:x'>"
                              "<x:a/><a b='1&amp;2'/>text<a>c<d>e</d></a></report>";
    struct ot_error err = { 0 };
    struct ot_arena *arena = ot_arena_new();
    xmlDoc *doc = ot_document_report(xml, sizeof xml - 1, "r.xml", &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(doc);
    xmlNode *a = ot_document_child(xmlDocGetRootElement(doc), "a");
    CU_ASSERT_PTR_EQUAL(a, ot_document_child(xmlDocGetRootElement(doc), NULL));
    OT_SAME(ot_document_attribute(arena, a, "b"), "1&2");
    OT_SAME(ot_document_attribute(arena, a, "c"), "");
    a = ot_document_next(a, "a");
    OT_SAME(ot_document_text(arena, a), "ce");
    OT_SAME(ot_document_text(arena, NULL), "");
    CU_ASSERT_PTR_NULL(ot_document_next(a, NULL));
    CU_ASSERT_PTR_NULL(ot_document_child(NULL, NULL));
    xmlFreeDoc(doc);
    ot_arena_free(arena);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(refuses_any_document_type),
        OT_TEST(refuses_a_billion_laughs),
        OT_TEST(refuses_what_is_not_well_formed),
        OT_TEST(refuses_what_is_too_deep),
        OT_TEST(refuses_what_is_too_large),
        OT_TEST(opens_no_other_file),
        OT_TEST(refuses_an_entity_that_is_large_and_often_used),
        OT_TEST(names_the_line),
        OT_TEST(refuses_what_is_no_report),
        OT_TEST(walks_over_foreign_elements),
    };
    return OT_TESTS_RUN("document", tests);
}
