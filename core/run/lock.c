/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lock-down by the bare system calls: no library is needed for two small tables. */
#include "config.h"

#include "run/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/sanitised.h"

/* ---- Files ----------------------------------------------------------------------- */

/* Rights by version of the interface (1: the first 13; 2: refer; 3: truncate; 5: ioctl of
 * devices): a kernel refuses bits that it does not know. */
static uint64_t rights_of(int version)
{
    uint64_t rights = (UINT64_C(1) << 13) - 1;
    if (version >= 2)
        rights |= UINT64_C(1) << 13;
    if (version >= 3)
        rights |= UINT64_C(1) << 14;
    if (version >= 5)
        rights |= UINT64_C(1) << 15;
    return rights;
}

static void allow(int rules, const char *path)
{
    struct stat status;
    struct landlock_path_beneath_attr rule = { .allowed_access =
                                                   LANDLOCK_ACCESS_FS_READ_FILE };
    rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
    if (rule.parent_fd < 0)
        return;
    if (fstat(rule.parent_fd, &status) == 0 && S_ISDIR(status.st_mode))
        rule.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
    syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(rule.parent_fd);
}

void ot_lock_files(struct ot_lock *lock, const char *const *folder, size_t count)
{
    long version = OT_SANITISED ? 0
                                : syscall(SYS_landlock_create_ruleset, NULL, 0,
                                          LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1)
        return;
    struct landlock_ruleset_attr of = { .handled_access_fs = rights_of((int)version) };
    int rules =
        (int)syscall(SYS_landlock_create_ruleset, &of, sizeof of.handled_access_fs, 0);
    if (rules < 0)
        return;
    for (size_t i = 0; i < count; i++)
        allow(rules, folder[i]);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
        syscall(SYS_landlock_restrict_self, rules, 0) == 0)
        lock->landlock = (int)version;
    close(rules);
}

/* ---- System calls ---------------------------------------------------------------- */

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#define ARCHITECTURE 0
#endif

/* Memory, time, and what is open already. */
static const int computing[] = {
    SYS_read,
    SYS_write,
    SYS_pread64,
    SYS_readv,
    SYS_writev,
    SYS_close,
    SYS_lseek,
    SYS_fstat,
    SYS_mmap,
    SYS_munmap,
    SYS_mprotect,
    SYS_mremap,
    SYS_madvise,
    SYS_brk,
    SYS_futex,
    SYS_rt_sigaction,
    SYS_rt_sigprocmask,
    SYS_rt_sigreturn,
    SYS_sigaltstack,
    SYS_exit,
    SYS_exit_group,
    SYS_restart_syscall,
    SYS_clock_gettime,
    SYS_clock_getres,
    SYS_gettimeofday,
    SYS_nanosleep,
    SYS_clock_nanosleep,
    SYS_sched_yield,
    SYS_getpid,
    SYS_gettid,
    SYS_getrandom,
    SYS_getrusage,
    SYS_times,
    SYS_sendmsg,
    SYS_recvmsg,
    SYS_memfd_create,
    SYS_fcntl,
};
/* Besides, what finding and mapping a library takes. */
static const int loading[] = {
#ifdef SYS_open
    SYS_open,    SYS_stat,       SYS_lstat,      SYS_access,     SYS_readlink,
#endif
    SYS_openat,  SYS_statx,      SYS_newfstatat, SYS_readlinkat, SYS_faccessat,
    SYS_getcwd,  SYS_getdents64, SYS_geteuid,    SYS_getuid,     SYS_getgid,
    SYS_getegid, SYS_seccomp,    SYS_prctl,
};
/* To itself alone: abort() and raise(). */
static const int signalling[] = { SYS_kill, SYS_tgkill };

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define MOST_STEPS (16 + 2 * (COUNT(computing) + COUNT(loading)) + 5 * COUNT(signalling))

struct program {
    struct sock_filter step[MOST_STEPS];
    unsigned short length;
};

static void add(struct program *p, unsigned code, uint32_t value, unsigned char yes,
                unsigned char no)
{
    p->step[p->length++] = (struct sock_filter){ (unsigned short)code, yes, no, value };
}

static void load_word(struct program *p, size_t offset)
{
    add(p, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0);
}

static void decide(struct program *p, uint32_t action)
{
    add(p, BPF_RET | BPF_K, action, 0, 0);
}

static void allow_calls(struct program *p, const int *call, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        add(p, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call[i], 0, 1);
        decide(p, SECCOMP_RET_ALLOW);
    }
}

static void allow_signal_to_itself(struct program *p, int call)
{
    add(p, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, 4);
    load_word(p, offsetof(struct seccomp_data, args[0]));
    add(p, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)getpid(), 0, 1);
    decide(p, SECCOMP_RET_ALLOW);
    decide(p, SECCOMP_RET_ERRNO | EPERM);
}

void ot_lock_calls(struct ot_lock *lock, enum ot_lock_stage stage)
{
    struct program p = { .length = 0 };
    if (OT_SANITISED || ARCHITECTURE == 0)
        return;
    load_word(&p, offsetof(struct seccomp_data, arch));
    add(&p, BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0);
    decide(&p, SECCOMP_RET_KILL_PROCESS);
    load_word(&p, offsetof(struct seccomp_data, nr));
    allow_calls(&p, computing, COUNT(computing));
    if (stage == OT_LOCK_LOADING)
        allow_calls(&p, loading, COUNT(loading));
    for (size_t i = 0; i < COUNT(signalling); i++)
        allow_signal_to_itself(&p, signalling[i]);
    decide(&p, SECCOMP_RET_ERRNO | EPERM);
    struct sock_fprog program = { p.length, p.step };
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
        syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC,
                &program) == 0)
        lock->calls = true;
    else
        lock->calls = false;
}

void ot_lock_to_plugin(struct ot_lock *lock, const char *path)
{
    char own[4096] = ".";
    const char *folder[] = {
        own,          "/lib",           "/lib64",          "/usr/lib",
        "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache"
    };
    const char *slash = strrchr(path, '/');
    if (slash)
        snprintf(own, sizeof own, "%.*s", slash == path ? 1 : (int)(slash - path), path);
    ot_lock_files(lock, folder, sizeof folder / sizeof *folder);
    ot_lock_calls(lock, OT_LOCK_LOADING);
}

int ot_lock_require(const struct ot_lock *lock, bool required, struct ot_error *err)
{
    if (!required || (lock->landlock > 0 && lock->calls))
        return 0;
    return ot_error_set(err, OT_EXIT_INTERNAL,
                        "--require-sandbox: this system cannot lock a process in (%s%s)",
                        lock->landlock ? "" : "no Landlock; ",
                        lock->calls ? "system calls filtered" : "no seccomp filter");
}
