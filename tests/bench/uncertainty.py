# SPDX-License-Identifier: GPL-3.0-or-later
# uncertainty.py DRAWS: the model of bench_service.c in numpy. It prints what
# uncertainty.lua prints, and last the seconds of processor time, import not counted.
import sys
import time

import numpy as np

PERIODS = 5


def draw(g, s, n):
    return (g.beta(20 + s, 80, n), g.gamma(25, (100 + 5 * s) / 25, n),
            g.lognormal(np.log(0.8), 0.1, n), g.gamma(16, 0.4 / 16, n),
            g.normal(2500, 300, n), g.uniform(0.1, 0.3, n),
            g.triangular(0.02, 0.05, 0.12, n), g.beta(8, 92, n))


def evaluate(world, s):
    uptake, place, ratio, rate, saving, anyway, leaving, loss = world
    part = (5000 + 100 * s) * uptake
    cost, benefit = np.zeros_like(part), np.zeros_like(part)
    for t in range(PERIODS):
        events = part * rate * (1 - ratio) * (1 - anyway)
        cost += (50000 + 1000 * s + part * place) * (1.02 / 1.035) ** t
        benefit += events * saving * (1.02 / 1.035) ** t
        benefit += 20000 * events * loss * 1.015 ** -t
        part = part * (1 - leaving)
    return cost, benefit


def say(s, what, mean, x):
    low, high = np.quantile(x, [0.025, 0.975])
    print(f"s{s:02d} {what} {mean:.14g} {low:.14g} {high:.14g} {(x > 1).mean():.14g}")


start = time.process_time()
g = np.random.default_rng(1)
for s in range(20):
    cost, benefit = evaluate(draw(g, s, int(sys.argv[1])), s)
    say(s, "cost", cost.mean(), cost)
    say(s, "benefit", benefit.mean(), benefit)
    say(s, "bcr", benefit.mean() / cost.mean(), benefit / cost)
print(f"cpu {time.process_time() - start:.6f}")
