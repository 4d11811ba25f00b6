-- SPDX-License-Identifier: GPL-3.0-or-later
-- What 20 schemes cost and bring, each with its mean, 95 % interval and share above 1.
local report = outturn.report {
  title = "Twenty services to time by", to = "Nobody", date = "2026-01-01",
  purpose = "To time uncertainty.",
}
local section = report:section("Benefit for each pound")

local function say(scheme, what, q)
  print(table.concat({ scheme.id, what, q:estimate():number(), q:quantile(0.025):number(),
    q:quantile(0.975):number(), q:probability(">", 1):number() }, " "))
end

for scheme in plan:schemes() do
  local e = scheme:evaluate { draws = DRAWS }
  local cost = e.spend.total:present_value()
  say(scheme, "cost", cost)
  say(scheme, "benefit", e.npv + cost)
  say(scheme, "bcr", e.bcr)
  section:figure(scheme.name, e.bcr)
end
return report
