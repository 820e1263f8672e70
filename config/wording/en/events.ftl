verb-event = Plan an event, or propose one
verb-events = Events: what is coming, yours, and past
help-event = **/alumni event** proposes a panel or a gathering; an organiser confirms it.
help-events = **/alumni events** shows what is coming, what you said yes to, and what was.

event-kind = { $kind ->
    [panel] a panel
    [networking] a gathering
    [workshop] a workshop
   *[talk] a talk
}
event-weekday = { $day ->
    [0] Mon
    [1] Tue
    [2] Wed
    [3] Thu
    [4] Fri
    [5] Sat
   *[6] Sun
}
event-when = { event-weekday }, { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
} { $date }, { $year }, { $time } ({ $zone })
event-length = { $hours ->
    [0] { $minutes } minutes
    [one] { $minutes ->
        [0] 1 hour
       *[other] 1 hour { $minutes } minutes
    }
   *[other] { $minutes ->
        [0] { $hours } hours
       *[other] { $hours } hours { $minutes } minutes
    }
}
event-fact-kind = What
event-fact-when = When
event-fact-length = How long
event-fact-place = Where
event-fact-link = Link
event-fact-speakers = Speaking
event-fact-capacity = Places
event-fact-speakers-wanted = Speakers wanted
event-fact-topics = Topics
event-fact-repeat = Comes again
event-fact-answers = Answers
event-fact-reach = Announced to
event-fact-came = Were there
event-fact-newcomers = New to the community
event-fact-again = Had come before
event-fact-set-off = In the 30 days after

event-answer = { $answer ->
    [yes] I am coming
    [maybe] Maybe
   *[no] I cannot come
}
event-answer-counted = { event-answer } ({ $count })
event-do-you-come = Will you be there?
event-places = { $count ->
    [one] There is one place.
   *[other] There are { $count } places.
}
event-full = All places are taken{ $waiting ->
    [0] . You are welcome to wait for one.
    [one] , and one person waits. You are welcome to wait as well.
   *[other] , and { $waiting } people wait. You are welcome to wait as well.
}
event-speakers-wanted = If you have something to tell about this, a few minutes of yours would help others.
event-came-late = This comes later than planned (it was meant for { $at }). Sorry for the short notice.
event-is-cancelled = **This does not take place.**
event-is-over = This is over. Thank you to everybody who was there.
event-open-link = Open the link
event-here = I am here
event-not-here = Not me, that was a slip
event-here-noted = Good to have you here. Have a good time.
event-not-here-noted = All right, I have not counted you.
event-speak = I could speak
event-unspeak = I cannot speak after all
event-file = Send me the calendar file
event-file-comes = The calendar file is on its way to you as a message.
event-file-here = See you there. This file puts it into your calendar.
event-more = If you like:
event-who-sees = Everybody sees how many come; organisers also see who.
event-your-answer = { $answer ->
    [yes] **You are coming.** I send you the calendar file, and remind you before it begins.
    [maybe] **You may be coming.** You can decide at any time.
    [no] **You cannot come.** If that changes, you are welcome.
   *[none] Will you be there?
}
event-you-wait = **You are on the waiting list.** As soon as a place is free it is yours, and I tell you.
event-you-are-here = **You are here.** Have a good time.

events-coming-title = Coming events
events-mine-title = Events you said yes to
events-past-title = Past events
events-line = **{ $title }** ({ $kind ->
    [panel] panel
    [networking] gathering
    [workshop] workshop
   *[talk] talk
})
events-look = Details
events-more = Show more
events-none = { $which ->
    [events-mine] You have not said yes to anything that is coming.
    [events-past] There has been no event yet.
   *[events] Nothing is planned just now. What would you like to hear about, or talk about with others?
}
events-list = { $which ->
    [events-mine] Mine
    [events-past] Past
   *[events] Coming
}
events-others = Or:
events-propose = Propose an event
events-zone = Times are also shown for your zone, { $zone }. You can change it in /alumni profile.

event-changed = **This has changed.** Here is how it stands now{ $waits ->
    [1] ; you are still on the waiting list.
   *[0] ; you are still expected. If it does not suit you any more, one tap is enough.
}
event-changed-cancelled = **This does not take place after all.** The file takes it out of your calendar.
event-moved-up = **A place became free, and it is yours.** If you cannot come any more, one tap gives it to the next one.
event-reminder = { $hours ->
    [1] **It begins within the hour.** If you cannot come any more, one tap lets others know.
    [24] **It is nearly time**, and you are expected. If you cannot come any more, one tap is enough.
   *[168] **It is about a week away**, and you are expected. If you cannot come any more, one tap is enough.
}

event-speak-form = I could speak
event-speak-words = What about? (a line is enough)
event-speak-thanks = Thank you! Whoever organises this will answer you here.
event-unspoken = That is quite all right. I have taken your offer back.
event-offer-title = Somebody would speak
event-offer-came = **{ $who }** would speak at { $title }.
event-offer-question = Would that be good?
event-offer-accept = Yes, with pleasure
event-offer-decline = Not this time
event-offer-answered = { $accepted ->
    [1] { $who } is a speaker now, has a place, and hears it from me.
   *[0] { $who } hears kindly that it is not this time.
}
event-offer-line = **{ $who }** would speak: { $words }
event-withdrawn = **{ $who }** cannot speak at { $title } after all. Things like that happen; somebody else may be glad to.
event-speaker-answer = { $accepted ->
    [1] **Please do speak, and thank you.** You have a place in any case. Whoever organises this will be in touch about the details.
   *[0] Thank you for offering to speak. It does not fit this time; please do come, and offer it again another time.
}

event-after = Thank you for being at **{ $title }**. Three small questions, and you may leave any of them.
event-after-thank = Was there somebody you would like to thank?
event-thank = Thank { $name }
event-thank-anybody = Somebody else
event-after-meet = Is there somebody you would like to meet, or bring together with somebody?
event-meet = Yes, I have somebody in mind
event-after-speak = Would you speak another time?
event-would = I might
event-would-not = Rather not
event-would-noted = { $would ->
    [1] Lovely. I may ask you when something fits; you are free to say no then.
   *[0] Quite all right, I will not ask.
}
event-after-note = This is between you and me. Organisers see only counts, and who might speak another time.

event-form = An event
event-form-title = Title
event-form-kind = What is it?
event-form-question = What is it about? A question invites people
event-form-at = When (if typed: { $zone })
event-form-length = How long
event-form-hour = 60 min
event-form-place = Place
event-form-link = Link (https://…)
event-form-capacity = How many places (empty = no limit)
event-form-speakers = How many speakers do you look for
event-form-topics = Topics, with commas between
event-form-repeat = Does it come again?
event-form-rule = Or your own rule (RRULE)
event-form-announce = Announce when (empty = at once)
event-form-reach = Who hears of it
event-form-people = Who was there as well
event-repeat = { $repeat ->
    [weekly] every week
    [fortnightly] every second week
    [monthly-on-weekday] every month, same weekday
    [monthly-on-day] every month, same day
    [quarterly] every quarter
    [yearly] every year
   *[once] no, once
}
event-repeats = { $repeat ->
    [weekly] every week
    [fortnightly] every second week
    [monthly-on-weekday] every month, on the same weekday
    [monthly-on-day] every month, on the same day
    [quarterly] every quarter
    [yearly] every year
    [own] by your own rule
   *[once] no
}
event-reach = { $reach ->
    [topics] the channel, and members with these topics
    [everybody] the channel, and everybody I may write to
   *[channel] the channel
}
event-planned = Your event is kept.
event-proposal-thanks = Thank you for proposing this.
event-proposal-next = An organiser looks at it, and I tell you what they say.
event-proposed = **{ $who }** proposes an event.
event-proposal-question = Shall it take place? I tell whoever proposed it what you decide.
event-proposal-answer = { $confirmed ->
    [1] **Your event is planned.** An organiser announces it; thank you for the idea.
   *[0] Thank you for the idea. It does not fit just now, and you are welcome to propose it again.
}
event-confirm = Confirm
event-decline = Not now

events-soon = **{ $title }** is coming: { $when }
events-all = All events

events-organiser-title = Events
events-at-hand = { $count ->
    [0] Nothing is planned just now.
    [one] One event is at hand.
   *[other] { $count } events are at hand.
}
events-plan = Plan an event
events-rhythms = Ready rhythms
events-page = The event
event-state = { $state ->
    [proposed] Proposed on { $at }; waits for you.
    [planned] Being planned.
    [scheduled] Goes out at { $at }.
    [late] Was to go out at { $at }, and did not.
    [announced] Announced at { $at }.
    [declined] Not this time (it was for { $at }).
    [cancelled] Does not take place (it was for { $at }).
   *[over] Took place at { $at }.
}
event-reaches = { $channels ->
    [0] no channel yet
    [one] one channel
   *[other] { $channels } channels
}{ $letters ->
    [0] {""}
    [one] , and one member by message
   *[other] , and { $letters } members by message
}
event-capacity = { $count ->
    [0] no limit
   *[other] { $count }
}
event-speakers-count = { $count ->
    [0] none
   *[other] { $count }
}
event-counts = { $yes } coming, { $maybe } maybe, { $no } not coming, { $waiting } waiting
event-people = { $count ->
    [0] nobody
    [one] one person
   *[other] { $count } people
}
event-share = { $percent }%
event-set-off = { $count ->
    [0] no gift of theirs yet
    [one] one gift, of { $givers ->
        [one] one of them
       *[other] { $givers } of them
    }
   *[other] { $count } gifts, of { $givers ->
        [one] one of them
       *[other] { $givers } of them
    }
}{ $past ->
    [1] {""}
   *[0] {" "}(so far)
}
event-likely = { $who } offered themselves for topics like this, or would speak another time. A word from you is the best invitation.
event-nothing-out = Nothing has gone out. You can look at it first, exactly as it will look.
event-waits-for-moment = It goes out by itself at its moment.
event-late-question = Its moment passed more than a day ago, or no channel was chosen. Shall it still be announced?
event-is-out = It is announced. Who said yes hears of any change that matters to them.
event-was = It is over.
event-changes = To change it:
event-preview = Send to me first
event-announce = Announce
event-hold = Not now
event-edit = Words
event-move = Time and place
event-settings = Places and more
event-cancel = Cancel it
event-who = Who is coming
event-preview-comes = It is on its way to you alone, exactly as it will look.
event-preview-first = **Only you see this.** It goes to { $reach }, { $when }. What follows is exactly how it will look.
event-preview-last = Is it good like this?
event-goes-at = at { $at }
event-goes-at-once = as soon as you announce it
event-will-be-announced = It goes out by itself at { $at }.
event-announced = { $left_out ->
    [0] **Announced.**
   *[other] **Announced**, but not on { $names }, where no channel is chosen yet (/organiser settings).
}
event-never-announced = This was to be announced while I was away, and its time has passed. I have announced nothing.
event-changed-meanwhile = Somebody changed this in the meantime, so I have not done anything. This is how it stands now.
event-changed-saved = Changed. Who said yes hears of it where it matters to them.
event-nothing-changed = That is how it stands already.
event-places-kept = { $yes } people have a place already, and keep it; nobody new gets one until fewer than { $capacity } come.
event-cancel-question = { $count ->
    [0] Nobody has said yes yet, so nobody is told.
    [one] One person is told that it does not take place.
   *[other] { $count } people are told that it does not take place.
} { $series ->
    [1] It belongs to a series: shall only this one go, or all that follow as well?
   *[0] Shall it be cancelled?
}
event-cancel-yes = Cancel this one
event-cancel-all = This one and all after it
event-cancel-no = Keep it
event-cancelled = Cancelled. Whoever said yes hears it from me.

event-who-question = { $marks ->
    [1] Who is, or was, here? One tap each; the same tap takes it back.
   *[0] Who said yes, or maybe:
}
event-who-line = **{ $who }** ({ $answer ->
    [yes] coming
    [maybe] maybe
    [no] said no
   *[none] had not answered
}){ $state ->
    [came] {": "}was there
    [absent] {": "}was not there
    [waits] {": "}on the waiting list
   *[open] {""}
}
event-who-nobody = Nobody has answered yet.
event-who-note = Please do not pass this list on. Who was there is thanked, and asked what they would like next; nobody is asked why they did not come.
event-mark-came = Was there
event-mark-absent = Was not
event-mark-more = Somebody else was there
event-close = Done: thank and ask them
event-closed = Closed. What was given is noted, and who was there gets a private message with three small questions.
event-report = { $came ->
    [0] It is over. Nobody has noted who was there, so there is no gift to tell of.
   *[other] It is over, and this is how it went. What the speakers and the organiser gave to those who were there is noted.
}
event-report-month = A month has passed. This is what it may have set off.

event-rhythms-title = Ready rhythms
event-rhythm = { $rhythm ->
    [panel] **A panel every month**, on the second Thursday, with members who made the step that it is about.
    [gathering] **A gathering every quarter**, on the first Friday of its second month.
   *[openings] **A digest of new openings every week**, on Monday morning, in the channel.
}
event-rhythm-next = {" "}On; next on { $at }.
event-rhythm-on = Switch on
event-rhythm-off = Switch off
event-rhythms-note = For panels and gatherings I lay a ready event before you some weeks ahead. Nothing goes out before you announce it.
event-ready = The next one of your rhythm is ready. Change what you like, and announce it, or leave it.
event-ready-title = { $rhythm ->
    [panel] Monthly panel
   *[gathering] Quarterly gathering
}
event-ready-question = { $rhythm ->
    [panel] What was your step after the company, and what would you do differently today? Members who made it tell.
   *[gathering] What are you busy with, and who could help? An evening to meet again.
}

calendar-title = Your calendar
calendar-offered = All you said yes to, in the calendar you use anyway:
calendar-button = My calendar address
calendar-have = { $have ->
    [1] You have a calendar address. I keep only a trace of it, so I cannot show it again; a new one takes its place.
   *[0] I can make you an address that your calendar subscribes to. It shows the events you said yes or maybe to.
}
calendar-make = { $again ->
    [1] Make a new one
   *[0] Make my address
}
calendar-made = **Here is your address.** Add it to your calendar as a subscription. Please copy it now, as I cannot show it again.
calendar-end = Take it back
calendar-ended = Your address leads nowhere any more.
calendar-nowhere = This community has no address on the web, so there is none for your calendar. Each yes brings you a calendar file all the same.
calendar-note = Whoever knows the address reads your events, so it is for you alone. Calendars look only once or twice a day; I tell you of changes by message as well.
