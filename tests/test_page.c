/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page that acts or fetches is not written. */
#include "config.h"

#include <stdio.h>

#include "harness.h"
#include "paper/page.h"
#include "report/document.h"

static int write_page(const char *xml, struct ot_text *into, struct ot_error *err)
{
    unsigned line;
    xmlDoc *doc = ot_document_parse(xml, strlen(xml), &line, err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(doc);
    int failed = ot_page_write(doc, OT_EXIT_SCRIPT, into, err);
    xmlFreeDoc(doc);
    return failed;
}

static int write_body(const char *body, struct ot_text *into, struct ot_error *err)
{
    char xml[2000];
    snprintf(xml, sizeof xml, "<html><head><title>t</title></head><body>%s</body></html>",
             body);
    return write_page(xml, into, err);
}

static void refuses_what_acts_or_fetches(void)
{
    static const char *const hostile[] = {
        "<script>alert(1)</script>",
        "<SCRIPT>alert(1)</SCRIPT>",
        "<p onclick='alert(1)'>x</p>",
        "<p style='color:red'>x</p>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href=' javascript:alert(1)'>x</a>",
        "<a href='JaVaScRiPt:alert(1)'>x</a>",
        "<a href='java&#10;script:alert(1)'>x</a>",
        "<a href='http://example.org/'>x</a>",
        "<a href='//example.org/'>x</a>",
        "<a href='data:text/html,x'>x</a>",
        "<a href='file:///etc/passwd'>x</a>",
        "<img src='https://example.org/x.png'/>",
        "<img src='data:image/svg+xml;base64,AA'/>",
        "<iframe src='https://example.org'/>",
        "<object data='x'/>",
        "<form action='https://example.org'/>",
        "<link rel='stylesheet' href='https://example.org'/>",
        "<base href='https://example.org/'/>",
        "<meta http-equiv='refresh' content='0;url=https://example.org'/>",
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg'><use href='https://e.org/#x'/></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg'><image href='https://e.org/x'/></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg'><foreignObject/></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg'><animate onbegin='alert(1)'/></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg'><rect fill='url(https://e.org)'/></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "<math xmlns='http://www.w3.org/1998/Math/MathML'/>",
    };
    for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++) {
        struct ot_text page = { 0 };
        struct ot_error err = { 0 };
        if (write_body(hostile[i], &page, &err) == 0)
            OT_SAME(hostile[i], "refused");
        CU_ASSERT_EQUAL(err.exit, OT_EXIT_SCRIPT);
        CU_ASSERT_EQUAL(page.length, 0);
        ot_text_free(&page);
    }
}

static void refuses_a_style_that_fetches(void)
{
    static const char *const hostile[] = {
        "@import 'https://e.org'",
        "a{background:url(https://e.org)}",
        "a{background:u\\72l(x)}",
        "a{background:image-set('https://e.org' 1x)}",
        "/* \" */a{background:url(x)}/* \" */",
        "a{content:\"x\n;background:url(y)\"}",
        "a{content:\"never closed",
        "a{color:red}&lt;/style>&lt;script>",
    };
    for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++) {
        struct ot_text page = { 0 };
        struct ot_error err = { 0 };
        char body[300];
        snprintf(body, sizeof body, "<style>%s</style>", hostile[i]);
        if (write_body(body, &page, &err) == 0)
            OT_SAME(hostile[i], "refused");
        OT_HOLDS(err.text, "a style may fetch nothing");
        ot_text_free(&page);
    }
}

static void lets_links_and_words_through(void)
{
    struct ot_text page = { 0 };
    CU_ASSERT_EQUAL(write_body("<p id='x'>1 &lt; 2 &amp; <a href='#x'>a</a> <a "
                               "href='https://www.gov.uk/'>b</a> <a "
                               "href='mailto:a@b.uk'>c</a></p><br/>",
                               &page, NULL),
                    0);
    OT_HOLDS(ot_text_string(&page), "<p id=\"x\">1 &lt; 2 &amp; <a href=\"#x\">a</a>");
    OT_HOLDS(ot_text_string(&page), "<br></body></html>");
    ot_text_free(&page);
}

/* The SHA-256 of "a{color:red}", reckoned by openssl. */
static void the_policy_names_the_style_by_its_hash(void)
{
    struct ot_text page = { 0 };
    CU_ASSERT_EQUAL(write_page("<html><head><style>a{color:red}</style></head><body/>"
                               "</html>",
                               &page, NULL),
                    0);
    OT_HOLDS(ot_text_string(&page),
             "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><meta "
             "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
             "style-src 'sha256-6hWWMOcF+mJesSJGYhmK2lkIIEw9Xc5XKGLPVzh8yxs='; img-src "
             "data:;");
    ot_text_free(&page);
}

/* Wherever it stands; and a page may stand behind other text. */
static void the_policy_stands_before_every_style_that_it_names(void)
{
    struct ot_text page = { 0 };
    ot_text_put(&page, "before");
    CU_ASSERT_EQUAL(write_page("<html><head><title>t</title></head><body><style>a{}"
                               "</style></body></html>",
                               &page, NULL),
                    0);
    OT_HOLDS(ot_text_string(&page),
             "style-src 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='; img-src "
             "data:; base-uri 'none'; form-action 'none'\"><title>t</title></head><body>"
             "<style>a{}</style></body></html>\n");
    CU_ASSERT_EQUAL(strncmp(page.bytes, "before<!DOCTYPE html>\n", 22), 0);
    CU_ASSERT_EQUAL(strlen(page.bytes), page.length);
    ot_text_free(&page);
}

/* No line ends between the two; drawings and titles have no spans. */
static void a_minus_stays_with_its_pounds(void)
{
    struct ot_text page = { 0 };
    CU_ASSERT_EQUAL(
        write_body("<p>a &lt; −£5 to −£6.1m; − £7, £8−£9</p><p>−£&amp;</p><svg "
                   "xmlns='http://www.w3.org/2000/svg'><title>−£1</title>"
                   "<text>−£2</text></svg>",
                   &page, NULL),
        0);
    OT_HOLDS(ot_text_string(&page), "<p>a &lt; <span class=\"ot-whole\">−£5</span> to "
                                    "<span class=\"ot-whole\">−£6.1m</span>;"
                                    " − £7, £8<span class=\"ot-whole\">−£9</span></p>"
                                    "<p><span class=\"ot-whole\">−£</span>&amp;</p>"
                                    "<svg><title>−£1</title><text>−£2</text></svg>");
    ot_text_free(&page);
}

static void refuses_what_is_no_page(void)
{
    struct ot_text page = { 0 };
    struct ot_error err = { 0 };
    CU_ASSERT_EQUAL(write_page("<p/>", &page, &err), -1);
    OT_HOLDS(err.text, "expected html");
    CU_ASSERT_EQUAL(write_page("<html/>", &page, &err), -1);
    OT_HOLDS(err.text, "no head");
    CU_ASSERT_EQUAL(page.length, 0);
    ot_text_free(&page);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(refuses_what_acts_or_fetches),
        OT_TEST(refuses_a_style_that_fetches),
        OT_TEST(lets_links_and_words_through),
        OT_TEST(the_policy_names_the_style_by_its_hash),
        OT_TEST(the_policy_stands_before_every_style_that_it_names),
        OT_TEST(a_minus_stays_with_its_pounds),
        OT_TEST(refuses_what_is_no_page),
    };
    return OT_TESTS_RUN("page", tests);
}
