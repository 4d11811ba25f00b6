/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packages are built in memory with libzip. */
#include "config.h"

#include "paper/package.h"

#include <string.h>
#include <zip.h>

#define FIRST_DAY 0x21 /* 1 January 1980, as zip writes days */
#define MODE ((zip_uint32_t)0100644 << 16)

static void put_manifest(struct ot_text *into, const char *type,
                         const struct ot_part *part, size_t parts)
{
    ot_text_put(into, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest "
                      "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:"
                      "manifest:1.0\" manifest:version=\"1.3\">\n");
    ot_text_format(into,
                   " <manifest:file-entry manifest:full-path=\"/\" "
                   "manifest:version=\"1.3\" manifest:media-type=\"%s\"/>\n",
                   type);
    for (size_t i = 0; i < parts; i++)
        ot_text_format(into,
                       " <manifest:file-entry manifest:full-path=\"%s\" "
                       "manifest:media-type=\"%s\"/>\n",
                       part[i].path, part[i].type);
    ot_text_put(into, "</manifest:manifest>\n");
}

static int add(zip_t *zip, const char *path, const char *bytes, size_t length, bool plain)
{
    zip_source_t *source = zip_source_buffer(zip, bytes, length, 0);
    if (!source)
        return -1;
    zip_int64_t at = zip_file_add(zip, path, source, 0);
    if (at < 0) {
        zip_source_free(source);
        return -1;
    }
    zip_uint64_t place = (zip_uint64_t)at;
    if (zip_file_set_dostime(zip, place, 0, FIRST_DAY, 0) != 0 ||
        zip_file_set_external_attributes(zip, place, 0, ZIP_OPSYS_UNIX, MODE) != 0)
        return -1;
    return zip_set_file_compression(zip, place, plain ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 9);
}

/* The type comes first, and as it is: that is how a package is known by its bytes. */
static int add_all(zip_t *zip, const char *type, const struct ot_text *manifest,
                   const struct ot_part *part, size_t parts)
{
    int failed = add(zip, "mimetype", type, strlen(type), true);
    for (size_t i = 0; !failed && i < parts; i++)
        failed = add(zip, part[i].path, ot_text_string(&part[i].text),
                     part[i].text.length, false);
    return failed ? failed
                  : add(zip, "META-INF/manifest.xml", ot_text_string(manifest),
                        manifest->length, false);
}

static int read_back(zip_source_t *whole, struct ot_text *into)
{
    char bytes[16384];
    zip_int64_t count;
    if (zip_source_open(whole) != 0)
        return -1;
    while ((count = zip_source_read(whole, bytes, sizeof bytes)) > 0)
        ot_text_add(into, bytes, (size_t)count);
    zip_source_close(whole);
    return count < 0 || into->failed ? -1 : 0;
}

/* whole: kept by the caller. */
static int fill(zip_source_t *whole, const char *type, const struct ot_text *manifest,
                const struct ot_part *part, size_t parts)
{
    zip_t *zip = zip_open_from_source(whole, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    if (!zip)
        return -1;
    zip_source_keep(whole);
    if (add_all(zip, type, manifest, part, parts) == 0 && zip_close(zip) == 0)
        return 0;
    zip_discard(zip);
    return -1;
}

int ot_package_write(const char *type, const struct ot_part *part, size_t parts,
                     struct ot_text *into, struct ot_error *err)
{
    struct ot_text manifest = { 0 };
    put_manifest(&manifest, type, part, parts);
    zip_source_t *whole = zip_source_buffer_create(NULL, 0, 0, NULL);
    int failed = !whole || manifest.failed ||
                 fill(whole, type, &manifest, part, parts) != 0 ||
                 read_back(whole, into) != 0;
    zip_source_free(whole);
    ot_text_free(&manifest);
    return failed ? ot_error_memory(err) : 0;
}
