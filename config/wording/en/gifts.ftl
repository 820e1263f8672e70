give-title = Your gift is logged
give-form-title = Log a gift
give-form-kind = What kind of gift?
give-form-receivers = To whom? (nobody chosen: to everybody)
give-form-words = What was it? (the receivers will read this)
give-form-behalf = On whose behalf?
give-form-company = I gave this for the company
give-recorded = Logged: { gift-kind } to { $who }{ $count ->
    [0] {""}
    [one] {" "}and one more
   *[other] {" "}and { $count } more
}. Thank you for giving.
give-recorded-everybody = Logged: { gift-kind } to everybody. Thank you for giving.
give-private = Only you and those you named can see this; they get a short message from me.
give-everybody-note = I do not post this anywhere. It counts in the community's chain, without your name.
give-same-question = You were thanked for something on { $at }. Is this the same gift?
give-same = Yes, it is the same
give-same-done = Good, I have put the two together as one gift.
gift-received-title = A gift to you
gift-received = { $who } noted that you received { gift-kind } on { $at }.
gift-received-next = If you like, say a word of thanks.
