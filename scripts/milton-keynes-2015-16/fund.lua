-- SPDX-License-Identifier: GPL-3.0-or-later
-- Does the draft plan add up, and what of the fund is earned if the targets are met?
local report = outturn.report {
  title = "Better Care Fund plan 2015-16: assurance of the first draft",
  author = "Assistant Director Joint Commissioning", to = "Joint Commissioning Board",
  date = "2014-03-25", purpose = "To assure the plan before its submission on 4 April 2014.",
}
local year = "2015-16"

-- Does it balance, and is each minimum met?
local money = report:section("The fund")
money:balances()
money:figure("Spend in 2014-15 that does not recur",
  plan:spend { period = "2014-15", recurrence = "non_recurrent" })
local before = outturn.uprate(plan:spend { period = "2014-15" }, { to = year })
local change = plan:spend { period = year } / before - 1
money:figure("Change in spend, in real terms", change, { as = "%" })
money:required_spend()
money:conditions()
money:table("Spend by type of scheme", plan:spend_by("type", { period = year }))

-- What the paper says twice and differently, each line with the rule that found it.
report:section("Where the plan contradicts itself"):checks()

-- Is the claimed saving believable?
local claim = plan:benefits { period = year }
local admissions = plan:activity("non_elective_admissions_avoided", year)
local ward = outturn.uprate(plan:parameter("ward_cost"), { to = year })
local worth = plan:activity("beds_released", year) * ward / plan:parameter("ward_beds")
local saving = report:section("The saving")
saving:figure("Claimed", claim)
saving:figure("What that many beds cost, at 2015-16 prices", worth)
saving:figure("Claim for each admission avoided", claim / admissions)
if claim > worth then
  saving:caveat("The claim is {more} more than the beds it is said to come from.",
    { more = claim - worth })
end

-- Metrics against target, and the money that depends on them.
local results = report:section("Metrics")
results:metrics { set = "2014" }
for metric in plan:metrics { set = "2014" } do
  local target = metric:target { label = "October 2015 payment" }
  if target.missing then
    results:caveat("{metric}: no target ({why}).", { metric = metric, why = target.missing })
  elseif metric:baseline().has_interval and metric:baseline():contains(target) then
    results:caveat("{metric}: the change asked for may be chance.", { metric = metric })
  end
end
for _, set in ipairs { "board paper", "template 2d", "risk table" } do
  local all = {}
  for payment in plan:requirements { kind = "payment", set = set } do all[#all + 1] = payment.id end
  results:table("Paid if all is met, by the " .. set, plan:payments { set = set, met = all })
end
report:section("Risks and decisions"):risks { rating = "HIGH" }:decisions()
local places = #plan:checks { level = "caveat" }
report:recommend("Note", "that the paper contradicts itself in " .. places .. " places.")
report:recommend("Approve", "the plan once the saving is restated.",
  { lead = "CCG Chief Officer", due = "2014-04-04" })
return report
