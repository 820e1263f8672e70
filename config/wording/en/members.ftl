verb-members = How many members, and who waits to be confirmed

members-title = Members
members-here = Here now
members-alumni = Alumni
members-staff = Work at the company
members-confirmed = Confirmed
members-unconfirmed = Not confirmed yet
members-count = { $count ->
    [0] nobody
    [one] one person
   *[other] { $count } people
}
members-waiting = { $count ->
    [0] Nobody waits to be confirmed.
    [one] **One waits to be confirmed.** If it is as they say, one tap is enough.
   *[other] **{ $count } wait to be confirmed.** If it is as they say, one tap each is enough.
}
members-line = **{ $who }**: { $said } (said so on { $at })
members-kind = { $kind ->
    [staff] works at the company
   *[alumnus] an alum
}
members-confirm = Confirm { $name }
members-decline = Not so
members-oneself = Another organiser confirms what you say of yourself.
members-answered = { $confirmed ->
    [1] { $who } is confirmed.
   *[0] { $who } stays unconfirmed. I have not written to them about it.
}
members-left = { $who } has left the community, so there is nothing to confirm any more.
members-already = { $who } was confirmed already.
members-withdrawn = What { $who } said does not wait to be confirmed any more.
members-said-otherwise = { $who } has changed what they say. Please look at it again first.
members-forgotten = This person asked to be forgotten, so there is nothing to confirm any more.
members-note = You see counts here, and what people said of themselves to be confirmed; nothing else.

error-confirming-oneself = What you say of yourself is for another organiser to confirm.
