# SPDX-License-Identifier: GPL-3.0-or-later
# uncertainty.R DRAWS: the model of bench_service.c in R. It prints what uncertainty.lua
# prints, and last the seconds of processor time, start-up not counted.
n <- as.integer(commandArgs(TRUE)[1])
periods <- 5

triangular <- function(u, low, peak, high) {
  wide <- high - low
  ifelse(u * wide < peak - low, low + sqrt(u * wide * (peak - low)),
         high - sqrt((1 - u) * wide * (high - peak)))
}

evaluate <- function(s) {
  part <- (5000 + 100 * s) * rbeta(n, 20 + s, 80)
  place <- rgamma(n, 25, scale = (100 + 5 * s) / 25)
  ratio <- rlnorm(n, log(0.8), 0.1)
  rate <- rgamma(n, 16, scale = 0.4 / 16)
  saving <- rnorm(n, 2500, 300)
  anyway <- runif(n, 0.1, 0.3)
  leaving <- triangular(runif(n), 0.02, 0.05, 0.12)
  loss <- rbeta(n, 8, 92)
  cost <- benefit <- numeric(n)
  for (t in seq_len(periods) - 1) {
    events <- part * rate * (1 - ratio) * (1 - anyway)
    cost <- cost + (50000 + 1000 * s + part * place) * (1.02 / 1.035)^t
    benefit <- benefit + events * saving * (1.02 / 1.035)^t +
      20000 * events * loss * 1.015^-t
    part <- part * (1 - leaving)
  }
  list(cost = cost, benefit = benefit)
}

say <- function(s, what, mean, x) {
  ends <- quantile(x, c(0.025, 0.975), names = FALSE)
  cat(sprintf("s%02d %s %.14g %.14g %.14g %.14g\n", s, what, mean, ends[1], ends[2],
              mean(x > 1)))
}

start <- sum(proc.time()[1:2])
set.seed(1)
for (s in 0:19) {
  of <- evaluate(s)
  say(s, "cost", mean(of$cost), of$cost)
  say(s, "benefit", mean(of$benefit), of$benefit)
  say(s, "bcr", mean(of$benefit) / mean(of$cost), of$benefit / of$cost)
}
cat(sprintf("cpu %.6f\n", sum(proc.time()[1:2]) - start))
