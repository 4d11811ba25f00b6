/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A short line would leave standing the rest of a longer one that it is written over. */
#include "config.h"

#include "run/printed.h"

#include <unistd.h>

#include "base/text.h"

#define CLEAR "\033[K" /* to the end of the line */

static void write_all(int to, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(to, bytes, length);
        if (written <= 0)
            return;
        bytes += written;
        length -= (size_t)written;
    }
}

void ot_printed_write(int to, bool terminal, const char *bytes, size_t length)
{
    struct ot_text text = { 0 };
    if (terminal) {
        ot_text_put(&text, CLEAR);
        ot_text_add(&text, bytes, length);
    }
    if (terminal && !text.failed)
        write_all(to, text.bytes, text.length);
    else
        write_all(to, bytes, length);
    ot_text_free(&text);
}
