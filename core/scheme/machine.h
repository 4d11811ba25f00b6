/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of the process that all arithmetic and all printing lean on, and that no
 * plugin may change. */
#ifndef OT_SCHEME_MACHINE_H
#define OT_SCHEME_MACHINE_H

struct ot_machine {
    unsigned sse,
        x87;       /* control bits of MXCSR and of the x87 control word; 0 elsewhere */
    int rounding;  /* fegetround() */
    char point[8]; /* the locale's decimal point */
};
struct ot_machine ot_machine_now(void);
/* What differs, in words ("the rounding mode"), or NULL. Static. */
const char *ot_machine_changed(const struct ot_machine *before,
                               const struct ot_machine *after);
/* Put back all of it that arithmetic leans on (not the locale). */
void ot_machine_restore(const struct ot_machine *before);

#endif
