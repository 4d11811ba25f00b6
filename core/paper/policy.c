/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a style could ask for, and the words of the policy. */
#include "config.h"

#include "paper/policy.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

/* What follows a comment or string of CSS that begins here; NULL: it has no end. */
static const char *after(const char *css)
{
    if (*css == '/') {
        const char *end = strstr(css + 2, "*/");
        return end ? end + 2 : NULL;
    }
    const char *end = css + 1 + strcspn(css + 1, *css == '"' ? "\"\n\r\f" : "'\n\r\f");
    return *end == *css ? end + 1 : NULL;
}

#define BEGINS "\"'/uUiIsSeEbB-" /* comments, strings, and the words below */

/* Whether CSS could fetch something: by a word outside comments and strings. A backslash
 * could hide one. */
static bool asks_for_something(const char *css)
{
    static const char *const asks[] = { "url", "import",     "image",    "src",
                                        "//",  "expression", "behavior", "-moz-binding" };
    if (strpbrk(css, "\\<"))
        return true;
    while (css && *(css += strcspn(css, BEGINS))) {
        if (*css == '"' || *css == '\'' || strncmp(css, "/*", 2) == 0) {
            css = after(css);
            continue;
        }
        for (size_t i = 0; i < COUNT(asks); i++)
            if ((*css | 0x20) == (*asks[i] | 0x20) &&
                strncasecmp(css, asks[i], strlen(asks[i])) == 0)
                return true;
        css++;
    }
    return !css;
}

static void put_base64(struct ot_text *into, const char *hex)
{
    static const char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    static const char hexes[] = "0123456789abcdef";
    unsigned bits = 0, held = 0;
    size_t put = 0;
    for (; *hex; hex++) {
        bits = (bits << 4 | (unsigned)(strchr(hexes, *hex) - hexes)) & 0xffff;
        held += 4;
        if (held >= 6) {
            held -= 6;
            ot_text_add(into, &digits[bits >> held & 63], 1);
            put++;
        }
    }
    if (held > 0) {
        ot_text_add(into, &digits[bits << (6 - held) & 63], 1);
        put++;
    }
    ot_text_add(into, "==", (4 - put % 4) % 4);
}

int ot_policy_allow(const char *css, struct ot_text *sources)
{
    char sha256[OT_SHA256_ROOM];
    if (asks_for_something(css))
        return -1;
    ot_text_put(sources, " 'sha256-");
    put_base64(sources, ot_sha256(css, strlen(css), sha256));
    ot_text_put(sources, "'");
    return 0;
}

void ot_policy_write(const struct ot_text *sources, struct ot_text *into)
{
    ot_text_put(into,
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                "'none'; style-src");
    ot_text_put(into, sources->length ? ot_text_string(sources) : " 'none'");
    ot_text_put(into, "; img-src data:; base-uri 'none'; form-action 'none'\">");
    into->failed |= sources->failed;
}
