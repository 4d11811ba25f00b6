-- SPDX-License-Identifier: GPL-3.0-or-later
-- 20 schemes and doing nothing, at 100 values of a QALY: what it would be worth to know
-- everything (EVPI), and at some of them how likely each is the best.
local report = outturn.report {
  title = "Twenty services to choose from", to = "Nobody", date = "2026-01-01",
  purpose = "To time decisions.",
}
local section = report:section("What to know")
local thresholds, options = {}, {}
for k = 1, 100 do thresholds[k] = 1000 * k end

for scheme in plan:schemes() do
  options[#options + 1] = scheme:evaluate { draws = DRAWS, label = scheme.id }
end
local spend = options[1].spend.total:present_value()
local health = options[1].outcome.health:present_value { schedule = "health" }
table.insert(options, 1, { label = "none", cost = 0 * spend, effect = 0 * health })

local choice = outturn.options(options, { effect = "health", thresholds = thresholds })
for _, threshold in ipairs(thresholds) do
  local evpi = choice:evpi { threshold = threshold }
  print(table.concat({ "evpi", threshold, evpi:number() }, " "))
end
for _, threshold in ipairs { 20000, 30000, 50000, 70000 } do
  for row in choice:at(threshold) do
    print(table.concat({ "best", threshold, row.name, row.probability:number() }, " "))
  end
end
section:chart(choice:acceptability())
return report
