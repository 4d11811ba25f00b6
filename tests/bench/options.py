# SPDX-License-Identifier: GPL-3.0-or-later
# options.py DRAWS [errors]: the choice of options.lua in numpy, with a loop over the
# thresholds. Each scheme has its own draws, as in outturn, where a parameter of a kind is
# drawn for each scheme apart. Prints what options.lua prints, and last the seconds of
# processor time, import not counted; or, with `errors`, the Monte Carlo standard error of
# each figure.
import sys
import time

import numpy as np

PERIODS, SCHEMES = 5, 20
ASKED = (20000, 30000, 50000, 70000)


def evaluate(g, s, n):
    part = (5000 + 100 * s) * g.beta(20 + s, 80, n)
    place = g.gamma(25, (100 + 5 * s) / 25, n)
    ratio = g.lognormal(np.log(0.8), 0.1, n)
    rate = g.gamma(16, 0.4 / 16, n)
    anyway = g.uniform(0.1, 0.3, n)
    leaving = g.triangular(0.02, 0.05, 0.12, n)
    loss = g.beta(8, 92, n)
    cost, health = np.zeros(n), np.zeros(n)
    for t in range(PERIODS):
        cost += (50000 + 1000 * s + part * place) * (1.02 / 1.035) ** t
        health += part * rate * (1 - ratio) * (1 - anyway) * loss * 1.015 ** -t
        part = part * (1 - leaving)
    return cost, health


def decide(cost, health, n, errors):
    for threshold in range(1000, 100001, 1000):
        net = threshold * health - cost
        best = net.argmax(0)
        chosen = net.mean(1).argmax()
        gain = net.max(0) - net[chosen]
        say = gain.std() / np.sqrt(n) if errors else gain.mean()
        print(f"evpi {threshold} {say:.14g}")
        if threshold in ASKED:
            share = np.bincount(best, minlength=SCHEMES + 1) / n
            for option, p in enumerate(share):
                name = f"s{option - 1:02d}" if option else "none"
                say = max(np.sqrt(p * (1 - p) / n), 1 / n) if errors else p
                print(f"best {threshold} {name} {say:.14g}")


n = int(sys.argv[1])
errors = sys.argv[2:] == ["errors"]
start = time.process_time()
g = np.random.default_rng(1)
cost, health = np.zeros((SCHEMES + 1, n)), np.zeros((SCHEMES + 1, n))
for s in range(SCHEMES):
    cost[s + 1], health[s + 1] = evaluate(g, s, n)
decide(cost, health, n, errors)
if not errors:
    print(f"cpu {time.process_time() - start:.6f}")
