/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reads the bytes of strangers, each as a function of bytes: fuzzed by
 * tests/fuzz/fuzz.c, and replayed over tests/fuzz/corpus by tests/test_fuzz.c. */
#ifndef OT_TESTS_FUZZ_TARGETS_H
#define OT_TESTS_FUZZ_TARGETS_H

#include <stddef.h>

struct fuzz_target {
    const char *name; /* of its folder in the corpus, too */
    /* Aborts where what was read does not come back as it was written. The bytes are in a
     * block of exactly this length. */
    void (*run)(const char *bytes, size_t length);
};
extern const struct fuzz_target fuzz_targets[];
extern const size_t fuzz_target_count;

/* NULL: no target has this name. */
const struct fuzz_target *fuzz_target_find(const char *name);

#endif
