/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stylesheet makes the parts of the package from the page; each is checked by lists of
 * what a word processor may be given, and zipped. */
#include "config.h"

#include "paper/odt.h"

#include <string.h>

#include "base/arena.h"
#include "paper/package.h"
#include "paper/page.h"
#include "paper/stylesheet.h"
#include "paper/whole.h"
#include "report/memory.h"

#define PARTS_MAX 2000
#define DEPTH_MAX 200
#define PACKAGE_SPACE "urn:outturn:package:1"
#define XHTML "http://www.w3.org/1999/xhtml"
#define ODF(name) ("urn:oasis:names:tc:opendocument:xmlns:" name ":1.0")
#define COUNT(list) (sizeof(list) / sizeof(list)[0])

struct space {
    const char *uri;
    const char *elements;   /* of it, between spaces */
    const char *attributes; /* of it that are refused, between spaces; NULL: all */
};
static const struct space spaces[] = {
    { ODF("office"),
      " document-content document-styles document-meta automatic-styles body text "
      "font-face-decls styles master-styles meta ",
      " name display target-frame-name server-map " },
    { ODF("style"),
      " style table-properties table-column-properties table-row-properties "
      "table-cell-properties graphic-properties paragraph-properties text-properties "
      "tab-stops tab-stop default-style font-face list-level-properties "
      "list-level-label-alignment page-layout page-layout-properties header-style "
      "footer-style header-footer-properties master-page header footer columns column "
      "section-properties ",
      " condition apply-style-name base-cell-address filter-name " },
    { ODF("text"),
      " p h span a bookmark tab line-break s list list-item list-style "
      "list-level-style-bullet list-level-style-number page-number page-count "
      "sequence-decls soft-page-break section ",
      " formula condition connection-name database-name is-hidden protection-key " },
    { ODF("table"),
      " table table-column table-columns table-header-rows table-rows table-row "
      "table-cell covered-table-cell ",
      " formula condition protection-key content-validation-name " },
    { ODF("drawing"), " frame image ", " control notify-on-update-of-ranges " },
    { ODF("svg-compatible"), " title desc ", "" },
    { ODF("xsl-fo-compatible"), " ", "" },
    { ODF("meta"), " generator ", "" },
    { "http://purl.org/dc/elements/1.1/", " title language creator subject ", "" },
    { "http://www.w3.org/1999/xlink", " ", "" },
    { "http://www.w3.org/XML/1998/namespace", " ", " base " },
};

static const struct space *space_of(const xmlNs *ns)
{
    for (size_t i = 0; ns && i < COUNT(spaces); i++)
        if (strcmp((const char *)ns->href, spaces[i].uri) == 0)
            return &spaces[i];
    return NULL;
}

static bool lists(const char *list, const xmlChar *name)
{
    size_t length = strlen((const char *)name);
    for (const char *at = list; (at = strstr(at, (const char *)name)); at += length)
        if (at > list && at[-1] == ' ' && at[length] == ' ')
            return true;
    return false;
}

struct checking {
    enum ot_exit exit;
    struct ot_error *err;
    bool printed;
};

static int refuse(const struct checking *c, const char *what, const char *found,
                  const char *cure)
{
    return ot_error_set(c->err, c->exit, "the paper would hold %s \"%.80s\"; %s", what,
                        found, cure);
}

/* A picture: "Pictures/", letters, digits and "-", then ".svg". */
static bool is_picture(const char *path)
{
    static const char *const letters = "abcdefghijklmnopqrstuvwxyz"
                                       "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
    if (strncmp(path, "Pictures/", 9) != 0)
        return false;
    size_t length = strspn(path + 9, letters);
    return length > 0 && length <= 120 && strcmp(path + 9 + length, ".svg") == 0;
}

static bool is_sound_address(const xmlNode *element, const char *address)
{
    if (strcmp((const char *)element->name, "image") == 0)
        return is_picture(address);
    for (const char *p = address; *p; p++)
        if ((unsigned char)*p <= ' ')
            return false;
    return strcmp((const char *)element->name, "a") == 0 &&
           (address[0] == '#' || strncmp(address, "https://", 8) == 0 ||
            strncmp(address, "mailto:", 7) == 0);
}

static int check_attribute(const struct checking *c, const xmlNode *element,
                           const xmlAttr *attribute)
{
    const struct space *space = space_of(attribute->ns);
    const char *name = (const char *)attribute->name;
    if (!space || lists(space->attributes, attribute->name))
        return refuse(c, "the attribute", name, "a paper may not hold that");
    if (strcmp(name, "href") != 0)
        return 0;
    xmlChar *value = xmlNodeListGetString(element->doc, attribute->children, 1);
    const char *address = value ? (const char *)value : "";
    int failed = is_sound_address(element, address)
                     ? 0
                     : refuse(c, "the link", address,
                              "expected https:, mailto:, #place or a picture in it");
    xmlFree(value);
    return failed;
}

static int check_node(const struct checking *c, const xmlNode *node, int depth)
{
    if (node->type != XML_ELEMENT_NODE)
        return 0;
    const struct space *space = space_of(node->ns);
    if (!space || !lists(space->elements, node->name))
        return refuse(c, "the element", (const char *)node->name,
                      "a paper may not hold that");
    if (depth > DEPTH_MAX)
        return refuse(c, "elements deeper than", "200 levels", "expected fewer");
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (check_attribute(c, node, a) != 0)
            return -1;
    for (const xmlNode *child = node->children; child; child = child->next)
        if (check_node(c, child, depth + 1) != 0)
            return -1;
    return 0;
}

/* With a word joiner in what stays whole, where LibreOffice would end a line. Tags, with
 * their attributes, are passed over. */
static void add_joined(struct ot_text *into, const char *xml, size_t length)
{
    const char *end = xml + length;
    struct ot_whole whole;
    bool more = ot_whole_next(xml, &whole);
    while (xml < end) {
        bool tag = *xml == '<';
        const char *stop = memchr(xml, tag ? '>' : '<', (size_t)(end - xml));
        stop = stop ? stop : end;
        while (more && whole.at < stop) {
            size_t joined = (size_t)(whole.at - xml) + whole.joint;
            if (!tag) {
                ot_text_add(into, xml, joined);
                ot_text_put(into, "\u2060");
                xml += joined;
            }
            more = ot_whole_next(whole.at + whole.length, &whole);
        }
        ot_text_add(into, xml, (size_t)(stop - xml));
        xml = stop;
    }
}

static int write_tree(xmlNode *root, bool printed, struct ot_text *into,
                      struct ot_error *err)
{
    xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
    xmlNode *copy = doc ? xmlDocCopyNode(root, doc, 1) : NULL;
    xmlChar *bytes = NULL;
    int length = 0;
    if (copy) {
        xmlDocSetRootElement(doc, copy);
        xmlDocDumpMemoryEnc(doc, &bytes, &length, "UTF-8");
    }
    if (bytes)
        (printed ? add_joined : ot_text_add)(into, (const char *)bytes, (size_t)length);
    int failed = !bytes || into->failed ? ot_error_memory(err) : 0;
    xmlFree(bytes);
    ot_memory_drop(doc);
    return failed;
}

static bool is_known_part(const char *path)
{
    return strcmp(path, "content.xml") == 0 || strcmp(path, "styles.xml") == 0 ||
           strcmp(path, "meta.xml") == 0;
}

static int make_part(const struct checking *c, struct ot_arena *arena, xmlNode *from,
                     struct ot_part *part)
{
    xmlNode *root = xmlFirstElementChild(from);
    xmlChar *named = xmlGetNoNsProp(from, (const xmlChar *)"path");
    const char *path = ot_arena_format(arena, "%s", named ? (const char *)named : "");
    xmlFree(named);
    if (!path)
        return ot_error_memory(c->err);
    bool picture = is_picture(path);
    if (!root || (!picture && !is_known_part(path)))
        return refuse(c, "the part", path,
                      "expected content.xml, styles.xml, meta.xml or "
                      "Pictures/NAME.svg, with one element");
    int failed =
        picture ? ot_page_check_drawing(root, c->exit, c->err) : check_node(c, root, 0);
    part->path = path;
    part->type = picture ? "image/svg+xml" : "text/xml";
    return failed ? failed
                  : write_tree(root, c->printed && strcmp(path, "content.xml") == 0,
                               &part->text, c->err);
}

static int write_parts(const struct checking *c, struct ot_arena *arena, xmlNode *root,
                       struct ot_text *into)
{
    size_t parts = 0, count = xmlChildElementCount(root);
    int failed = 0;
    if (count > PARTS_MAX || count == 0)
        return refuse(c, "parts:", count ? "more than 2000" : "none", "expected some");
    struct ot_part *part = ot_arena_array(arena, count, sizeof *part);
    if (!part)
        return ot_error_memory(c->err);
    for (xmlNode *n = xmlFirstElementChild(root); n && !failed;
         n = xmlNextElementSibling(n)) {
        failed = make_part(c, arena, n, &part[parts++]);
        for (size_t i = 0; !failed && i + 1 < parts; i++)
            if (strcmp(part[i].path, part[parts - 1].path) == 0)
                failed = refuse(c, "twice the part", part[i].path, "expected one");
    }
    if (!failed)
        failed = ot_package_write(OT_ODT_TYPE, part, parts, into, c->err);
    for (size_t i = 0; i < parts; i++)
        ot_text_free(&part[i].text);
    return failed;
}

/* A template may have made the page in XHTML's namespace: ours has none. */
static void drop_namespace(xmlNode *element)
{
    if (element->ns && strcmp((const char *)element->ns->href, XHTML) == 0)
        element->ns = NULL;
    for (xmlNode *child = xmlFirstElementChild(element); child;
         child = xmlNextElementSibling(child))
        drop_namespace(child);
}

static int zip_package(const struct ot_paper *paper, xmlDoc *package, bool printed,
                       struct ot_text *into, struct ot_error *err)
{
    const struct checking c = { .exit =
                                    paper->odt_template ? OT_EXIT_SCRIPT : OT_EXIT_INPUT,
                                .err = err,
                                .printed = printed };
    xmlNode *root = xmlDocGetRootElement(package);
    if (!root || !root->ns || strcmp((const char *)root->ns->href, PACKAGE_SPACE) != 0)
        return refuse(&c, "as its root", root ? (const char *)root->name : "nothing",
                      "expected package of " PACKAGE_SPACE);
    struct ot_arena *arena = ot_arena_new();
    int failed = arena ? write_parts(&c, arena, root, into) : ot_error_memory(err);
    ot_arena_free(arena);
    return failed;
}

struct ot_sheet *ot_odt_sheet(const struct ot_paper *paper, struct ot_error *err)
{
    const struct ot_stylesheet sheet = {
        .template = paper->odt_template,
        .template_length = paper->odt_template_length,
        .template_file = paper->template_file,
        .shipped = OT_ODT_SHIPPED,
        .file = paper->file,
    };
    return ot_sheet_new(&sheet, err);
}

static xmlDoc *package_of(const struct ot_paper *paper, xmlDoc *page,
                          struct ot_error *err)
{
    struct ot_sheet *own = paper->odt_sheet ? NULL : ot_odt_sheet(paper, err);
    const struct ot_sheet *sheet = own ? own : paper->odt_sheet;
    xmlDoc *package =
        sheet ? ot_sheet_apply(sheet, page, paper->private_, paper->file, err) : NULL;
    ot_sheet_free(own);
    return package;
}

int ot_paper_both(const struct ot_paper *paper, struct ot_text *html, struct ot_text *odt,
                  struct ot_text *printed, struct ot_error *err)
{
    xmlDoc *package = NULL;
    xmlDoc *page = ot_paper_page(paper, html, err);
    if (page) {
        drop_namespace(xmlDocGetRootElement(page));
        package = package_of(paper, page, err);
    }
    int failed = package ? zip_package(paper, package, false, odt, err) : -1;
    if (!failed && printed)
        failed = zip_package(paper, package, true, printed, err);
    ot_memory_drop(package);
    ot_memory_drop(page);
    return failed;
}

int ot_paper_odt(const struct ot_paper *paper, struct ot_text *into, struct ot_error *err)
{
    struct ot_text html = { 0 };
    int failed = ot_paper_both(paper, &html, into, NULL, err);
    ot_text_free(&html);
    return failed;
}

bool ot_paper_is_for_odt(const char *template, size_t length)
{
    return memmem(template, length, OT_ODT_SHIPPED, strlen(OT_ODT_SHIPPED)) != NULL;
}
