/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawings as a real browser lays them out. Needs Chromium: its path in
 * OUTTURN_CHROMIUM, or `chromium` in PATH; else the test is skipped. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "chart_samples.h"
#include "harness.h"

/* Each text's box by getBBox, within its svg (but for what a letter hangs over) and
 * beside all others; the first faults and a count go into the page's title. */
static const char measure[] =
    "<script>\nvar faults=[],texts=0;\n"
    "document.querySelectorAll('svg.chart').forEach(function(svg){\n"
    " var name=svg.querySelector('title').textContent+' '+svg.getAttribute('class');\n"
    " var w=+svg.getAttribute('width'),h=+svg.getAttribute('height');\n"
    " var all=[].map.call(svg.querySelectorAll('text'),function(t){\n"
    "  var b=t.getBBox();texts++;\n"
    "  return {l:b.x,r:b.x+b.width,t:b.y+b.height*.16,b:b.y+b.height*.9,"
    "s:t.textContent};});\n"
    " all.forEach(function(a,i){\n"
    "  if(a.l<-1.5||a.r>w+1.5||a.t<-1||a.b>h+1)faults.push(name+' leaves: '+a.s);\n"
    "  all.slice(0,i).forEach(function(c){\n"
    "   if(a.l+1<c.r&&c.l+1<a.r&&a.t+1<c.b&&c.t+1<a.b)\n"
    "    faults.push(name+' overlap: '+a.s+' / '+c.s);});});\n"
    " svg.querySelectorAll('g').forEach(function(g){\n"
    "  var b=g.getBBox();if(b.x<-3||b.x+b.width>w+3||b.y+b.height>h+3)\n"
    "   faults.push(name+' mark leaves');});\n"
    "});\n"
    "document.title='measured '+texts+' faults '+faults.length+' '+"
    "faults.slice(0,20).join('; ')+'.';\n</script>";

static const char *browser(void)
{
    const char *named = getenv("OUTTURN_CHROMIUM");
    static const char *const usual[] = { "/usr/bin/chromium", "/usr/bin/chromium-browser",
                                         "/usr/bin/google-chrome" };
    if (named && *named)
        return named;
    for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++)
        if (access(usual[i], X_OK) == 0)
            return usual[i];
    return NULL;
}

/* The page as the browser has it after its scripts. Owned by the caller. */
static struct ot_text dump(const char *program, const char *path)
{
    struct ot_text text = { 0 };
    char address[600], profile[600], bytes[65536];
    int end[2];
    ssize_t count;
    snprintf(address, sizeof address, "file://%s", path);
    snprintf(profile, sizeof profile, "--user-data-dir=%s/profile", ot_test_folder());
    CU_ASSERT_EQUAL_FATAL(pipe(end), 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(end[1], 1);
        close(end[0]);
        if (!freopen("/dev/null", "w", stderr))
            _exit(126);
        execl(program, program, "--headless", "--no-sandbox", "--disable-gpu",
              "--disable-dev-shm-usage", profile, "--dump-dom", address, (char *)NULL);
        _exit(127);
    }
    close(end[1]);
    while ((count = read(end[0], bytes, sizeof bytes)) > 0)
        ot_text_add(&text, bytes, (size_t)count);
    close(end[0]);
    waitpid(child, NULL, 0);
    return text;
}

static void words_stand_apart_in_a_browser(void)
{
    struct ot_error err = { 0 };
    const char *program = browser();
    if (!program) {
        ot_skip("no Chromium: name it in OUTTURN_CHROMIUM");
        return;
    }
    char *page = sample_page(&err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(page);
    struct ot_text measured = { 0 };
    ot_text_put(&measured, page);
    ot_text_put(&measured, measure);
    struct ot_text text =
        dump(program, ot_test_write("charts.html", ot_text_string(&measured)));
    const char *title = strstr(ot_text_string(&text), "<title>measured ");
    if (!title) {
        ot_skip("the browser did not start");
    } else {
        char said[2000];
        snprintf(said, sizeof said, "%.*s", (int)strcspn(title + 7, "<"), title + 7);
        OT_HOLDS(said, " faults 0 ");
        CU_ASSERT_TRUE(strtol(said + 9, NULL, 10) > 1000);
    }
    ot_text_free(&text);
    ot_text_free(&measured);
    free(page);
}

int main(void)
{
    static const struct ot_test tests[] = { OT_TEST(words_stand_apart_in_a_browser) };
    return OT_TESTS_RUN("browser", tests);
}
