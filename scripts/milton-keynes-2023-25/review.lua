-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which of our four schemes are worth their money, and what should the Joint Leadership Team do?
local report = outturn.report {
  title = "Review of Better Care Fund schemes: value for money and effectiveness",
  author = "Group Head of Commissioning", to = "Joint Leadership Team", date = "2023-11-08",
  purpose = "To advise which schemes to continue, change or stop.",
}
local year = "2023-24"

-- Our rule: printed in the report as it stands here.
local rule = report:rule("How we judged", function(e)
  if e.evidence ~= "sufficient" then return "insufficient evidence", e.evidence end
  local pays = e.bcr:probability(">", 1)
  if pays >= 0.9 then return "continue", "it is very likely to bring more than it costs" end
  if pays >= 0.5 then return "change", "it may well bring less than it costs" end
  return "stop", "it is more likely than not to bring less than it costs"
end)

local money = report:section("The money")
local itemised = outturn.quantity(0, "GBP", { why = "no scheme yet", quality = "published" })
local evaluations, tornadoes = {}, {}
for scheme in plan:schemes { kind = { "falls", "dementia", "reablement", "bridging" } } do
  local e = scheme:evaluate { period = year }
  local section = report:section(scheme.name)
  section:verdict(e, rule)
  section:figure("Spend in " .. year, e.spend.total)
  section:figure(e.main.name, e.main)
  section:figure("Cost of each", e:cost_per())
  section:figure("Public value for each pound", e.bcr)
  section:figure("How likely it is that it pays", e.bcr:probability(">", 1))
  section:figure("Bills that would be smaller", e.benefit.cashable)
  section:figure("Share of the benefit needed to break even", e:break_even(), { as = "%" })
  itemised = itemised + scheme:spend { period = year }
  evaluations[#evaluations + 1], evaluations[scheme.id] = e, e
  tornadoes[#evaluations] = e:tornado()
  section:chart(tornadoes[#evaluations])
end
money:text("The plan spends {all} of an income of {income} in 2023-24. In 2024-25 {left} of the "
  .. "income is not yet allocated.", { all = plan:spend { period = year },
  income = plan:funding { period = year }, left = plan:balance { period = "2024-25" } })
money:caveat("No paper gives spend by scheme. The {itemised} of the four schemes below are our "
  .. "reckoning, and part of that spend, not on top of it.", { itemised = itemised })
report:section("The four schemes side by side"):compare(evaluations,
  { "spend", "main", "cost_per", "bcr", "npv", "cashable", "verdict" }, { order = "bcr" })

-- What if a delayed bed-day costs more, or half as many days are bridged?
local bridging, what_if = plan:scheme("bridging"), report:section("If our assumptions are wrong")
local days = bridging:activity("days_bridged", year)
what_if:compare({ evaluations.bridging,
  bridging:evaluate { period = year, scenario = "high cost", label = "A dearer bed-day" },
  bridging:evaluate { period = year, label = "Half the days", with = { days_bridged = days / 2 } },
}, { "spend", "bed_days_released", "bcr" })

report:section("Where the plan contradicts itself"):checks()

-- Which assumptions would turn an answer, and what would it be worth to know before deciding?
local annex = report:annex("What each answer hangs on")
local turning = { { "Scheme", "Assumption", "Its value", "Breaks even at" } }
local know = { { "Scheme", "To know everything", "The one thing worth most", "To know that" } }
for i, e in ipairs(evaluations) do
  for row in tornadoes[i].rows do
    if row.turns == "yes, within its interval" then
      turning[#turning + 1] = { e.label, row.name, row.base, row.switching }
    end
  end
  local everything, most = table.unpack(e:worth_finding_out())
  if most then -- none where the scheme failed, or nothing of it varies
    know[#know + 1] = { e.label, everything.value, most.name, most.value }
  end
  annex:chart(e:acceptability())
end
annex:table("Assumptions that, within their intervals, turn gain into loss or back", turning)
annex:table("What it would be worth to know before going on with a scheme, or not", know)
report:recommend("Note", "that the evidence on none of the four schemes bears a verdict yet.")
report:recommend("Agree", "that spend and activity be returned by scheme from April 2024.",
  { lead = "Group Head of Commissioning", due = "2024-04" })
return report
