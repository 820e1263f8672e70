verb-prompts = Invitations to give: which, how often, and how it goes
help-prompts = **/alumni prompts** lets you say what I may invite you to, how often, and when to leave you in peace.

prompt-title = If you like
prompt-kind-name = { $kind ->
    [answer] helping with an ask
    [introduce] introducing two people
    [share] sharing an opening
    [speak] speaking at an event
   *[welcome] welcoming somebody new
}
prompt-answer = { $who } asks:
prompt-answer-nameless = One of us asks:
prompt-answer-now = Open until { $until }. { $count ->
    [0] Nobody has offered help yet.
    [one] One person has offered help so far.
   *[other] { $count } people have offered help so far.
}
prompt-speak = { $count ->
    [one] One more speaker is wanted
   *[other] { $count } more speakers are wanted
} for “{ $title }”.
prompt-welcome = { $who } has just come to this community. Would you send them a word of welcome?
prompt-introduce = { $one } and { $other } may have a lot to talk about, and you know them both. Would you introduce them?
prompt-share = Some of us are waiting for openings about “{ $topic }”, and just now there are none. Do you know of one?
prompt-why = { $reason ->
    [said_so] { $named ->
        [1] I thought of you because you said you may be asked about “{ $topics }”.
       *[0] I thought of you because you said you may be asked for something like this.
    }
    [knows_topic] I thought of you because you care about “{ $topics }”.
    [received_lately] Somebody gave you something not long ago. This could be a way to pass it on.
    [did_before] You have done something like this before.
    [first_gift] It is a small thing to begin with.
   *[turn] I ask everybody in turn, a few at a time.
}
prompt-waits = You have an invitation open: { prompt-kind-name }.
prompt-look = See the invitation
prompt-minutes = It takes about { $minutes } minutes.
prompt-note = Any answer is fine, and nobody else learns which one you gave.
prompt-yes = { $kind ->
    [answer] I can help
    [introduce] I will introduce them
    [share] I can share one
    [speak] I could speak
   *[welcome] I will say hello
}
prompt-later = Not now
prompt-not-this-kind = Not this kind
prompt-pause = Pause
prompt-again = Invite me to these again
prompt-answered = { $ending ->
    [accepted] Thank you for saying yes.
    [declined] All right, and thank you for telling me. I will leave you in peace for a while.
    [refused] All right. I will not invite you to this any more: { prompt-kind-name }.
    [paused] All right. I will leave you in peace for a while.
   *[withdrawn] This invitation is over: somebody already helped, or its time has passed. Thank you all the same.
}

prompts-title = Invitations
prompts-intro = Now and then, when something could use you, I invite you to it. What, how often and when is up to you.
prompts-are-off = You get no invitations just now.
prompts-all-on = Invite me again
prompts-all-off = No invitations at all
prompts-saved = Saved.
prompts-kinds = **What I may invite you to**
prompts-kind = { $on ->
    [1] ✓
   *[0] –
} { prompt-kind-name }
prompts-turn = { $on ->
    [1] No { $kind ->
        [answer] asks
        [introduce] introductions
        [share] openings
        [speak] speaking
       *[welcome] welcomes
    }
   *[0] { $kind ->
        [answer] Asks
        [introduce] Introductions
        [share] Openings
        [speak] Speaking
       *[welcome] Welcomes
    } again
}
prompts-how-often = **How often:** { prompts-rhythm }. { $most ->
    [one] At most one in four weeks.
   *[other] At most { $most } in four weeks.
}
prompts-rhythm = { $rhythm ->
    [often] often
    [rarely] rarely
   *[normal] normal
}
prompts-quiet = **Quiet hours:** { $hours }. What can wait comes when they are over.
prompts-quiet-form = Quiet hours
prompts-quiet-field = From when to when (22:00-7:00)
prompts-note = Invitations come from Monday to Friday, between 10 in the morning and 6 in the evening, your time, and never one after the other.

prompts-organiser-title = Invitations to give
prompts-organiser-intro = I invite members to answer asks, to speak, to welcome newcomers: a few at a time, those who are likely to be glad of it, and everybody in turn.
prompts-switch = { $on ->
    [1] Stop inviting
   *[0] Begin inviting
}
prompts-switched = { $on ->
    [1] From now on I invite.
   *[0] I stopped inviting. What went out already can still be answered.
}
prompts-count = { $count }
prompts-few = too few to tell
prompts-fact-week = Sent in the last seven days
prompts-fact-month = Sent in the last four weeks
prompts-fact-yes = Of those in four weeks, said yes
prompts-fact-no = Not now, not this kind, or a pause
prompts-fact-silent = No answer, or over
prompts-why = { $why ->
    [switched_off] I am switched off, so nobody new is invited.
    [door_closed] “Whom the bot may write to first” says nobody yet, so nobody is invited. You can change it in /organiser settings.
    [host_gave_nothing] The host itself gave nothing for a fortnight, so I ask for nothing. As soon as it gives something, I begin again (gifts of confirmed staff count, and those given for the company).
    [too_few] There are too few of you to ask yet. I begin with two who took part in the last three months.
    [budget_spent] Enough were sent for now; there will be more within a week.
    [enough_today] Enough were sent for today.
    [nothing_to_give] There is nothing to invite anybody to just now. Asks and events with speakers wanted bring something.
    [nobody_consents] Nobody takes invitations yet.
    [all_paused] Everybody who takes invitations has paused.
    [nobody_awake] It is nobody’s working time (Monday to Friday from 10 to 18 in their zone), so I wait.
    [all_rest] Everybody was invited lately and is left in peace for a while.
    [nobody_fits] Nobody fits just now: they need a language in common, and to have received something before.
   *[going] Whoever fits is invited within the hour. It may be nobody: they need a language in common, and to have received something before.
}
prompts-organiser-note = Who was invited to what, and who answered how, is shown to nobody, to organisers neither. Nor are counts below { $least }.

welcoming-form = A word of welcome
welcoming-words = What would you say? (They read this)
welcoming-title = A word of welcome
welcoming-sent = I will bring your words to { $who }. Thank you.
welcoming-note = It is logged as a gift of yours, a welcome.
welcoming-came = { $who } sends you a word of welcome.
