-- SPDX-License-Identifier: GPL-3.0-or-later
-- Does the draft plan add up, and what would falls prevention have to do to be worth its money?
local report = outturn.report {
  title = "Better Care Fund plan 2015-16: does it add up, and is falls prevention worth its money?",
  to = "Joint Commissioning Board", date = "2014-03-25",
  purpose = "To say what the first draft supports, before its submission on 4 April 2014.",
}
local this_year, next_year = "2014-15", "2015-16"

-- Our rule: printed in the report as it stands here.
local rule = report:rule("How we judged", function(e)
  if e.evidence ~= "sufficient" then return "insufficient evidence", e.evidence end
  if e.bcr:probability(">", 1) >= 0.9 then return "continue", "it very likely pays" end
  return "change", "it may well bring less than it costs"
end)

-- What is spent, on what. A scheme without spend in a year has an empty cell.
local money = report:section("The money")
money:figure("Spend in 2014-15", plan:spend { period = this_year })
money:figure("Spend in 2015-16", plan:spend { period = next_year })
money:figure("Funding less spend in 2014-15", plan:balance { period = this_year })
money:figure("Funding less spend in 2015-16", plan:balance { period = next_year })
local rows = { { "Scheme", this_year, next_year } }
for scheme in plan:schemes() do
  local before, after = scheme:spend { period = this_year }, scheme:spend { period = next_year }
  rows[#rows + 1] = { scheme.name, before.missing and "" or before, after.missing and "" or after }
end
money:table("Planned spend by scheme", rows)

-- What the papers say twice and differently, and what no plugin knows.
report:section("Where the plan contradicts itself"):checks()

-- Break-even comes first: it needs no activity, and the plan gives none.
local falls = plan:scheme("falls")
local e = falls:evaluate { period = next_year }
local needed = report:section("Falls prevention: what it would take")
needed:text("The plan gives {spend} to falls prevention and does not say for how many people. "
  .. "Benefits would equal spend if, in the year, {exercise} started exercise and nothing else "
  .. "were done, or if the homes of {homes} at high risk were assessed.", {
    spend = falls:spend { period = next_year },
    exercise = e:break_even("started_exercise"), homes = e:break_even("started_home_high_risk"),
  })

-- Then what it might achieve, with numbers of people that are ours.
local might = report:section("Falls prevention: what it might achieve")
might:verdict(e, rule)
might:caveat("The numbers of people are assumed, for illustration: {people} in all. "
  .. "Nothing below is a finding about the service.", { people = e.activity.people_started })
might:figure(e.main.name, e.main)
might:figure("Cost of each fall avoided", e:cost_per())
might:figure("Admissions avoided", e.outcome.admissions_avoided)
might:figure("Benefits", e.benefit.total)
might:figure("Of which health and welfare", e.benefit.social)
might:figure("Of which bills that would be smaller", e.benefit.cashable)
might:figure("Share of these benefits needed to break even", e:break_even(), { as = "%" })
might:chart(e:distribution())
local tornado = e:tornado()
might:chart(tornado)
might:chart(e:acceptability())
local breaks_even = { { "Assumption", "Its value", "Breaks even at", "Does it turn the result?" } }
for row in tornado.rows do
  breaks_even[#breaks_even + 1] = { row.name, row.base, row.switching, row.turns }
end
might:table("What would have to be true for benefits to equal spend", breaks_even)
might:table("What it would be worth to know before going on, or not", e:worth_finding_out())
if e.evidence ~= "sufficient" then
  report:recommend("Note", "that the evidence on falls prevention is insufficient.")
end

local places = #plan:checks { level = "caveat" }
report:recommend("Note", "that the papers contradict themselves in " .. places .. " places.")
report:recommend("Agree", "that falls prevention state how many people will start, and in what, "
  .. "before its {spend} is committed.",
  { scheme = "falls", due = "2014-04-04", values = { spend = falls:spend { period = next_year } } })
return report
