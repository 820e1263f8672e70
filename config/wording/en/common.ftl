list-comma = {", "}
everybody = everybody
platform = { $name ->
    [slack] Slack
    [discord] Discord
   *[page] the page
}
gift-kind = { $kind ->
    [introduction] an introduction
    [opening] an opening
    [panel] a talk or panel
    [advice] advice
    [mentoring] mentoring
    [welcome] a welcome
    [event] an event
    [referral] a referral
    [resource] something useful
   *[other] another kind of gift
}

choice-title = Who do you mean?
choice-several = More than one member has a name like this. Please choose.
choice-note = I keep your words until you choose, for seven days at most.

form-send = Send
form-cancel = Cancel
form-again = Open it again
form-again-note = What you wrote is kept.
form-name = Or by name, when they are not here
form-date-example = e.g. 2026-12-10
form-moment-example = e.g. 2026-12-10 19:00

form-late = That took me a moment. The form is ready now.
form-open = Open the form
names-comma = {", "}
