together-topics = You both care about: { $topics }
together-times = Three times that may suit you; any other is as good:
together-no-times = Your days hardly overlap, so I have no time to propose. An early or a late half hour may do.
together-weekday = { $weekday ->
    [0] Mon
    [1] Tue
    [2] Wed
    [3] Thu
    [4] Fri
    [5] Sat
   *[6] Sun
}
together-time = { together-weekday } { $month }/{ $day } { $time } ({ $city })
together-and = { $count ->
    [2] { $others } and { $last }
   *[other] { $others }, and { $last }
}
together-home = { $home ->
    [slack] If it comes about, I open a group message for the two of you. Only you two, and I, read it.
    [discord] If it comes about, I open a private thread for the two of you. **Whoever may manage threads on this server could read it.** If you would rather not have that, choose two messages instead: then I carry your words to each of you in private.
    [page] If it comes about, I open a room for the two of you.
   *[none] You have no place in common. If it comes about, each of you gets the other's words, and the contact that the other chose to give, as a private message.
}
