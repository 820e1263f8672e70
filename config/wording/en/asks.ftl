verb-ask = Ask for help, with your name or without
help-ask = **/alumni ask** asks the others for help, with your name or without it.
ask-title = Your ask
ask-form-title = Ask for help
ask-form-words = What would help you?
ask-form-topics = Topics (with commas)
ask-form-until = Until when (empty: two weeks)
ask-form-way = Where shall I ask?
ask-way = { $way ->
    [channel] In the channel, with my name
    [nameless] In the channel, without my name
   *[quiet] Not in the channel: a few who may know, without my name
}
ask-recorded = Asked. { $way }
ask-recorded-way = { $way ->
    [channel] It goes to the channel with your name.
    [nameless] It goes to the channel without your name.
   *[quiet] It goes to nobody but a few who may be able to help, without your name.
}
ask-until = It stands until { $until }. When somebody offers help, I will message you.
ask-withdraw = Take it back
ask-withdrawn = Taken back: nobody is asked any more.
ask-close = I have what I need
ask-closed = Closed. Good to hear that it worked out.
ask-open = You are asking: “{ $about }” (until { $until })
ask-post-title = Somebody could use a hand
ask-post-who = { $who } asks:
ask-post-nameless = One of us asks:
ask-post-topics = Topics: { $topics }
ask-post-note = { $count ->
    [0] No offers yet.
    [one] One person has offered help.
   *[other] { $count } people have offered help.
} Open until { $until }. What you offer goes to the one who asks, and to nobody else.
ask-post-over = This ask is closed.
ask-help = I can help
ask-help-title = Lending a hand
ask-help-words = What could you do? (They will read this)
ask-offered = Thank you. I will bring it to { $who }, with your name.
ask-offered-nameless = Thank you. I will bring it to the one who asks, with your name.
ask-offered-note = Nobody else sees it. If they write back, I will message you.
ask-offer-title = Somebody offers to help
ask-offer = { $who } offers to help with “{ $about }”.
ask-offer-note = Answer through me, or write to them yourself.
ask-offer-note-nameless = If you answer or thank them, they learn your name. Until then they do not.
ask-answer = Answer
ask-answer-words = Your answer (they will read this)
ask-answered = I will bring it to { $who }.
ask-answer-title = An answer to your offer
ask-answer-came = { $who } answers your offer to help with “{ $about }”.
ask-thank = That helped
ask-no = Not this time
ask-not-helped = All right. They will not hear of it.
ask-helped-title = How did it go?
ask-helped-question = You asked: “{ $about }”, and help was offered. Did it help?
ask-helped-by = { $who }: “{ $about }”
ask-helped-note = “{ ask-thank }” brings them your thanks. I ask this only once.
ask-helped-note-nameless = “{ ask-thank }” brings them your thanks, and with it your name. I ask this only once.
ask-expired-title = Your ask has run its time
ask-expired = Nobody has answered “{ $about }” this time. Other words, or a second try, sometimes reach the right person.
ask-again = Ask for two more weeks
ask-again-done = It stands again, until { $until }.
