first-steps-title = **Three first steps**
first-steps-channel = { $done ->
    [1] ☑ Done: choose a channel for announcements
   *[0] ☐ To do: choose a channel for announcements
}
first-steps-organisers = { $done ->
    [1] ☑ Done: confirm who organises
   *[0] ☐ To do: confirm who organises
}
first-steps-thanks = { $done ->
    [1] ☑ Done: thank one person
   *[0] ☐ To do: thank one person
}
first-steps-choose-channel = Choose the channel
first-steps-name-organisers = Confirm who organises
first-steps-thank = Thank somebody
