/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What libxml2 was refused is counted, and a document that was read then is not believed.
 */
#include "config.h"

#include "report/memory.h"

#include <libxml/xmlmemory.h>
#include <stdint.h>

#include "harness.h"
#include "report/document.h"

/* More than there is: the sanitizers' allocator is asked to refuse it, and not to stop.
 */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "allocator_may_return_null=1";
}

static void ask_for_too_much(void)
{
    volatile size_t size = SIZE_MAX / 4;
    CU_ASSERT_PTR_NULL(xmlMalloc(size));
}

static void counts_what_libxml2_is_refused(void)
{
    ot_memory_watch();
    CU_ASSERT_EQUAL(ot_memory_failures(), 0);
    void *block = xmlMalloc(8);
    block = xmlRealloc(block, 16);
    char *text = xmlMemStrdup("text");
    OT_SAME(text, "text");
    CU_ASSERT_EQUAL(ot_memory_failures(), 0);
    ask_for_too_much();
    CU_ASSERT_EQUAL(ot_memory_failures(), 1);
    volatile size_t size = SIZE_MAX / 4;
    CU_ASSERT_PTR_NULL(xmlRealloc(block, size));
    CU_ASSERT_EQUAL(ot_memory_failures(), 2);
    ot_memory_watch();
    ot_memory_fail();
    CU_ASSERT_EQUAL(ot_memory_failures(), 3);
    xmlFree(block);
    xmlFree(text);
}

/* An arena that has no memory left: the attribute would be missing, as if there were
 * none.
 */
static void a_sound_document_fails_nothing(void)
{
    static const char xml[] = "<a b='c'/>";
    struct ot_error err = { 0 };
    unsigned line;
    size_t before = ot_memory_failures();
    xmlDoc *doc = ot_document_parse(xml, sizeof xml - 1, &line, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(doc);
    struct ot_arena *arena = ot_arena_new();
    OT_SAME(ot_document_attribute(arena, xmlDocGetRootElement(doc), "b"), "c");
    OT_SAME(ot_document_attribute(arena, xmlDocGetRootElement(doc), "d"), "");
    CU_ASSERT_EQUAL(ot_memory_failures(), before);
    ot_arena_free(arena);
    xmlFreeDoc(doc);
}

/* What was there before stays; what did not fit came from the system, and is freed. */
static void what_a_region_held_is_gone_with_it(void)
{
    struct ot_region *region = ot_region_new((size_t)1 << 20);
    if (!region) {
        ot_skip("the sanitizers have an allocator of their own");
        return;
    }
    char *before = xmlMemStrdup("before");
    ot_memory_open(region);
    char *within = xmlMemStrdup("within"), *large = xmlMalloc((size_t)2 << 20);
    CU_ASSERT(ot_region_holds(region, within));
    CU_ASSERT(!ot_region_holds(region, large));
    before = xmlRealloc(before, 100);
    within = xmlRealloc(within, 5000);
    CU_ASSERT(!ot_region_holds(region, before));
    CU_ASSERT(ot_region_holds(region, within));
    OT_SAME(before, "before");
    OT_SAME(within, "within");
    within = xmlRealloc(within, (size_t)2 << 20);
    CU_ASSERT(!ot_region_holds(region, within));
    OT_SAME(within, "within");
    xmlFree(before);
    xmlFree(within);
    xmlFree(large);
    ot_memory_close();
    within = xmlMalloc(8);
    CU_ASSERT(!ot_region_holds(region, within));
    xmlFree(within);
    ot_region_free(region);
}

/* The reason why a document cannot be read is kept by libxml2, for the thread. */
static void a_region_is_opened_anew_for_each_document(void)
{
    static const char *const xml[] = { "<a b='c'>d</a>", "<a>", "<a><b/></a>" };
    struct ot_region *region = ot_region_new((size_t)1 << 20);
    size_t before = ot_memory_failures();
    for (size_t i = 0; i < 30; i++) {
        struct ot_error err = { 0 };
        unsigned line;
        ot_memory_open(i % 7 ? region : NULL);
        xmlDoc *doc = ot_document_parse(xml[i % 3], strlen(xml[i % 3]), &line, &err);
        CU_ASSERT_EQUAL(doc == NULL, i % 3 == 1);
        CU_ASSERT_EQUAL(doc && region && i % 7 > 0, ot_region_holds(region, doc));
        OT_SAME(doc ? (const char *)xmlDocGetRootElement(doc)->name : "a", "a");
        ot_memory_drop(doc);
        ot_memory_close();
    }
    CU_ASSERT_EQUAL(ot_memory_failures(), before);
    ot_region_free(region);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(counts_what_libxml2_is_refused),
        OT_TEST(a_sound_document_fails_nothing),
        OT_TEST(what_a_region_held_is_gone_with_it),
        OT_TEST(a_region_is_opened_anew_for_each_document),
    };
    return OT_TESTS_RUN("memory", tests);
}
