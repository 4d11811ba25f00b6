/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table about people must not name them. */
#include "config.h"

#include "plan/personal.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

static bool names_people(const char *heading)
{
    static const char *const headings[] = {
        "nhs_number", "nhs_no",       "nhsnumber", "name",      "forename",
        "first_name", "surname",      "last_name", "full_name", "date_of_birth",
        "dob",        "birth_date",   "birthdate", "address",   "postcode",
        "post_code",  "patient_name", "email",     "telephone", "phone",
    };
    heading += heading[0] == '_';
    for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++)
        if (ot_text_same_folded(heading, headings[i]))
            return true;
    return false;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Ten digits, spaces or hyphens between, of which the last is the check digit. */
static bool is_nhs_number(const char *text)
{
    int digit[10], count = 0, sum = 0;
    for (; *text; text++) {
        if (*text == ' ' || *text == '-')
            continue;
        if (!is_digit(*text) || count == 10)
            return false;
        digit[count++] = *text - '0';
    }
    for (int i = 0; i < 9 && count == 10; i++)
        sum += digit[i] * (10 - i);
    return count == 10 && (11 - sum % 11) % 11 == digit[9];
}

static bool is_letter(char byte)
{
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

/* "MK9 3EJ": one or two letters, a digit, a digit or letter or neither; then a digit and
 * two letters. */
static bool is_postcode(const char *text)
{
    char plain[8];
    size_t length = 0;
    for (; *text; text++) {
        if (*text == ' ')
            continue;
        if (length == 7)
            return false;
        plain[length++] = *text;
    }
    if (length < 5 || !is_digit(plain[length - 3]) || !is_letter(plain[length - 2]) ||
        !is_letter(plain[length - 1]) || !is_letter(plain[0]))
        return false;
    size_t at = is_letter(plain[1]) ? 2 : 1, out = length - 3;
    bool last = at + 1 == out ||
                (at + 2 == out && (is_digit(plain[at + 1]) || is_letter(plain[at + 1])));
    return at < out && is_digit(plain[at]) && last;
}

void ot_personal_headings(const struct ot_table *table, struct ot_faults *faults)
{
    for (size_t column = 0; column < table->columns; column++)
        if (names_people(table->heading[column]))
            ot_faults_add(faults,
                          (struct ot_origin){ table->file, 1, (unsigned)column + 1 },
                          "this column would tell who people are; remove it");
}

void ot_personal_cells(const struct ot_table *table, struct ot_faults *faults)
{
    for (size_t row = 0; row < table->rows; row++)
        for (size_t column = 0; column < table->columns; column++) {
            const char *text = table->row[row].cell[column];
            bool nhs = is_nhs_number(text);
            if (nhs || is_postcode(text))
                ot_faults_add(faults, ot_table_origin(table, row, column),
                              "looks like %s; use a pseudonym of your own, and nothing "
                              "that tells who people are",
                              nhs ? "an NHS number" : "a postcode");
        }
}
