/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of episodes, understood. No message may show what a cell holds. */
#include "config.h"

#include "plan/episode.h"

#include <math.h>
#include <string.h>

#include "base/date.h"
#include "base/number.h"
#include "base/text.h"

#define TEXT_MAX 40 /* no date, number or band is longer */

struct reading {
    const struct ot_episode *row;
    struct ot_faults *faults;
};

static void refuse(const struct reading *r, const char *column, const char *expected)
{
    ot_faults_add(r->faults, r->row->at,
                  "%s: expected %s; found a value that is not shown", column, expected);
}

static int read_day(const struct reading *r, const char *column, const char *text)
{
    struct ot_period period;
    struct ot_error err;
    if (!text)
        return 0;
    if (ot_date_read(text, &period.first) == 0)
        return period.first;
    if (ot_period_read(text, &period, &err) == 0 && period.first == period.last)
        return period.first;
    refuse(r, column, "a date such as 2023-09-20");
    return 0;
}

/* Minutes of "14:30" or "14:30:05"; -1: no time of day. */
static int read_time(const char *text)
{
    if (!ot_text_has_shape(text, "dd:dd") && !ot_text_has_shape(text, "dd:dd:dd"))
        return -1;
    int hour = ot_text_digits(text, 2), minute = ot_text_digits(text + 3, 2);
    return hour < 24 && minute < 60 ? hour * 60 + minute : -1;
}

/* "2023-09-20", "2023-09-20 14:30", "2023-09-20T14:30:00". */
static int read_moment(const struct reading *r, const char *column, const char *text,
                       int *minute)
{
    char date[TEXT_MAX];
    int day;
    *minute = -1;
    if (!text)
        return 0;
    size_t length = strcspn(text, " T");
    if (length < sizeof date) {
        memcpy(date, text, length);
        date[length] = '\0';
        *minute = text[length] ? read_time(text + length + 1) : -1;
        if (ot_date_read(date, &day) == 0 && (!text[length] || *minute >= 0))
            return day;
    }
    *minute = -1;
    refuse(r, column, "a date, or date and time, such as 2023-09-20 14:30");
    return 0;
}

static double read_number(const struct reading *r, const char *column, const char *text)
{
    double number;
    int decimals;
    if (!text)
        return NAN;
    if (ot_number_read_printed(text, &number, &decimals) == 0 && number >= 0)
        return number;
    refuse(r, column, "a number, 0 or more");
    return NAN;
}

/* ---- Groups: their names are shown, so nothing else may become one ---- */

static bool is_age(const char *digits, size_t length)
{
    return length > 0 && length <= 3 && strspn(digits, "0123456789") >= length;
}

static void read_age(const struct reading *r, struct ot_episode_facts *out)
{
    const char *text = r->row->age_band;
    if (!text || ot_text_same_folded(text, "unknown"))
        return;
    size_t digits = strspn(text, "0123456789"), rest = strlen(text) - digits;
    bool band = text[digits] == '-' && is_age(text + digits + 1, rest - 1);
    if (is_age(text, digits) && (band || strcmp(text + digits, "+") == 0))
        out->age = ot_text_digits(text, (int)digits);
    else if (strncmp(text, "under ", 6) == 0 && is_age(text + 6, strlen(text) - 6))
        out->age = 0;
    else
        refuse(r, "age_band", "a band such as 75-84, 85+ or under 65");
    out->age_band = out->age >= 0 ? text : NULL;
}

static void read_quintile(const struct reading *r, struct ot_episode_facts *out)
{
    const char *text = r->row->quintile;
    if (!text || ot_text_same_folded(text, "unknown"))
        return;
    if (text[0] >= '1' && text[0] <= '5' && text[1] == '\0')
        out->quintile = text[0] - '0';
    else
        refuse(r, "quintile", "1 to 5, or unknown");
}

static void read_sex(const struct reading *r, struct ot_episode_facts *out)
{
    static const struct {
        const char *word, *sex;
    } words[] = {
        { "female", "female" }, { "f", "female" }, { "2", "female" },
        { "male", "male" },     { "m", "male" },   { "1", "male" },
        { "other", "other" },   { "9", "other" },  { "indeterminate", "other" },
        { "unknown", NULL },    { "x", NULL },     { "0", NULL },
        { "not known", NULL },
    };
    for (size_t i = 0; r->row->sex && i < sizeof words / sizeof words[0]; i++)
        if (ot_text_same_folded(r->row->sex, words[i].word)) {
            out->sex = words[i].sex;
            return;
        }
    if (r->row->sex)
        refuse(r, "sex", "female, male, other or unknown");
}

static enum ot_outcome read_outcome(const char *word)
{
    return !word                      ? OT_OUTCOME_NOT_GIVEN
           : strcmp(word, "yes") == 0 ? OT_OUTCOME_YES
           : strcmp(word, "no") == 0  ? OT_OUTCOME_NO
                                      : OT_OUTCOME_UNKNOWN;
}

/* ---- All ---- */

/* Minutes from the referral to the acceptance, by whole days where a time is missing. */
static long wait(const struct ot_episode_facts *f)
{
    long days = (long)f->accepted - f->day[OT_EPISODE_REFERRED];
    bool timed = f->referred_minute >= 0 && f->accepted_minute >= 0;
    return days * 1440 + (timed ? f->accepted_minute - f->referred_minute : 0);
}

static void check_order(const struct reading *r, struct ot_episode_facts *f)
{
    if (f->accepted && f->day[OT_EPISODE_REFERRED] && wait(f) < 0) {
        refuse(r, "accepted", "a time not before referred");
        f->accepted = 0;
    }
    if (f->day[OT_EPISODE_ENDED] && f->day[OT_EPISODE_STARTED] &&
        f->day[OT_EPISODE_ENDED] < f->day[OT_EPISODE_STARTED]) {
        refuse(r, "ended", "a date not before started");
        f->day[OT_EPISODE_ENDED] = 0;
    }
}

void ot_episode_read(const struct ot_episode *row, struct ot_episode_facts *out,
                     struct ot_faults *faults)
{
    const struct reading r = { row, faults };
    const char *const outcome[] = { row->at_home_91, row->died, row->readmitted,
                                    row->long_term_care };
    *out = (struct ot_episode_facts){ .age = -1 };
    out->day[OT_EPISODE_REFERRED] =
        read_moment(&r, "referred", row->referred, &out->referred_minute);
    out->accepted = read_moment(&r, "accepted", row->accepted, &out->accepted_minute);
    out->day[OT_EPISODE_STARTED] = read_day(&r, "started", row->started);
    out->day[OT_EPISODE_ENDED] = read_day(&r, "ended", row->ended);
    out->day[OT_EPISODE_DISCHARGED] = read_day(&r, "discharged", row->discharged);
    out->hours = read_number(&r, "hours", row->hours);
    out->contacts = read_number(&r, "contacts", row->contacts);
    read_age(&r, out);
    read_quintile(&r, out);
    read_sex(&r, out);
    for (size_t i = 0; i < OT_EPISODE_OUTCOMES; i++)
        out->outcome[i] = read_outcome(outcome[i]);
    check_order(&r, out);
}

enum ot_outcome ot_episode_within_4h(const struct ot_episode_facts *f)
{
    if (!f->day[OT_EPISODE_REFERRED])
        return OT_OUTCOME_NOT_GIVEN;
    if (!f->accepted)
        return f->day[OT_EPISODE_STARTED] ? OT_OUTCOME_UNKNOWN : OT_OUTCOME_NO;
    if (f->referred_minute < 0 || f->accepted_minute < 0)
        return OT_OUTCOME_UNKNOWN;
    return wait(f) <= 240 ? OT_OUTCOME_YES : OT_OUTCOME_NO;
}
