/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stays whole is found, one after the other, and nothing else is. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "harness.h"
#include "paper/whole.h"

/* What is found, between brackets, with "|" where a line would end. */
static void check(const char *text, const char *expected)
{
    struct ot_text found = { 0 };
    struct ot_whole whole;
    while (ot_whole_next(text, &whole)) {
        ot_text_add(&found, text, (size_t)(whole.at - text));
        ot_text_put(&found, "[");
        ot_text_add(&found, whole.at, whole.joint);
        ot_text_put(&found, "|");
        ot_text_add(&found, whole.at + whole.joint, whole.length - whole.joint);
        ot_text_put(&found, "]");
        text = whole.at + whole.length;
    }
    ot_text_put(&found, text);
    OT_SAME(ot_text_string(&found), expected);
    ot_text_free(&found);
}

static void a_loss_stays_with_its_sign(void)
{
    check("−£5 to −£6.1m; £8−£9", "[−|£5] to [−|£6.1m]; £8[−|£9]");
    check("− £5 −5 -£5", "− £5 −5 -£5");
    check("a&−£5&<−£6<", "a&[−|£5]&<[−|£6]<");
    check("−£", "[−|£]");
}

static void a_financial_year_stays_whole(void)
{
    check("2015-16", "[2015-|16]");
    check("In 2015-16, 2016-17: −£5", "In [2015-|16], [2016-|17]: [−|£5]");
    check("15-16 201-16 2015-1 2015- -16 a-b 2015–16 x2015-16y",
          "15-16 201-16 2015-1 2015- -16 a-b 2015–16 x[2015-|16]y");
    check("", "");
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_loss_stays_with_its_sign),
        OT_TEST(a_financial_year_stays_whole),
    };
    return OT_TESTS_RUN("whole", tests);
}
