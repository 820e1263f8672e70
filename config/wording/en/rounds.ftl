verb-rounds = Rounds: being brought together with somebody new
help-rounds = **/alumni rounds** brings you together with somebody new, as often as you like.
rounds-title = Rounds
rounds-button = Change or stop my rounds
rounds-what = In a round, I bring you together with one member, now and then two, whom you have not met in one before: somebody who speaks your language, is awake when you are, and rather not from your old team. You two talk for about { $minutes } minutes, when and where you like.
rounds-how-often = How often would you like that?
rounds-rhythm = { $rhythm ->
    [weekly] Every week
    [monthly] Every month
   *[quarterly] Every three months
}
rounds-joined = Good to have you. That is how it stands now:
rounds-stand = You take part **{ $rhythm ->
    [weekly] every week
    [monthly] every month
   *[quarterly] every three months
}**. Your next round is on { $at }.
rounds-change = You can change or stop it at any time.
rounds-stop = Stop
rounds-stopped = You take part no more. Thank you for being there.
rounds-back = Take part again
rounds-note = Should I find nobody for you, I tell you so, and why. During a pause (/alumni pause) you are not drawn.
rounds-in-a-room = { $home ->
    [slack] I open a group message for you. Only you, and I, read it.
    [discord] I open a private thread for you. **Whoever may manage threads on this server could read it.** I can send each of you a message instead.
    [both] I open a group message on Slack for you, or, with somebody who is on Discord alone, a private thread there. **Whoever may manage threads on that server could read it.** I can send each of you a message instead.
   *[page] I open a room for you.
}
rounds-by-messages = Each of you gets a message from me, and no room is opened.
rounds-rather-messages = A message instead
rounds-rather-room = A room instead

rounds-whether = You have not said a word in the last rounds, and that is fine. Would you like to stay? Until you answer I leave you out.
rounds-stay = I stay
rounds-later = Ask in a month
rounds-stays = How nice that you stay. You are in again from the next round on.
rounds-rests = I ask again in a month, and leave you in peace until then.

rounds-room-title = { $names }
rounds-room = Hello { $names }! This round brings you together.
rounds-room-note = Half an hour is plenty. Who writes first? Nobody minds if it is you.
rounds-letter = This round brings you together with { $names }. Just write to each other; half an hour is plenty.
rounds-alone = { $why ->
    [nobody_else] You are the only one in this round, so I have nobody to bring you together with yet. You are in the next one, and the more take part, the easier it gets.
    [language] In this round I found nobody who speaks your language. You are in the next one.
    [hours] In this round I found nobody who is awake when you are. You are in the next one.
    [all_met] You have met everybody of this round before. You are in the next one.
    [last_minute] Whom I had found for you could not be there in the end. You are in the next one.
   *[odd] In this round everybody else was taken already. You are in the next one.
}
rounds-met-question = A week ago the round brought you together with { $names }. Did you meet?
rounds-met-private = Nobody hears your answer.
rounds-met-noted = { $said ->
    [met] How good that you met. If it did you good, a word of thanks does too.
    [not_yet] There is time; it is not over with the week.
   *[unfit] Thank you for telling me. Not everybody fits.
}

rounds-taking-part = How many take part:
rounds-planned-title = The next round
rounds-planned = A round goes out at { $at }.
rounds-coming = The next round goes out at { $at }. I show it to you the day before.
rounds-groups = { $twos ->
    [0] No pair
    [one] One pair
   *[other] { $twos } pairs
}{ $threes ->
    [0] {""}
    [one] {" "}and one group of three
   *[other] {" "}and { $threes } groups of three
}
rounds-alone-count = { $count ->
    [one] One is alone
   *[other] { $count } are alone
}: { $why ->
    [nobody_else] nobody else takes part
    [language] no common language
    [hours] not awake at the same time
    [all_met] met everybody before
    [last_minute] the other could not be there
   *[odd] everybody else was taken
}
rounds-send-now = Send it now
rounds-wait = Wait a week
rounds-look = Show me how it looks
rounds-somebody = Somebody
rounds-will-get = So it reads. { $count ->
    [one] One member gets
   *[other] { $count } members get
} it at { $at }, each with another name in it.
rounds-goes-out = It goes out within a minute.
rounds-waits = It waits until { $at }. I show it to you once more the day before.
rounds-gone = The last round went out on { $at }:
rounds-went = The round went out on { $at }:
rounds-met = { $met } of { $of } have said that they met.
rounds-first = The first round goes out at { $at }. I show it to you the day before.
rounds-none-yet = No round is planned yet. The first one comes once somebody joins with /alumni rounds.
rounds-organiser-note = You see figures here, and never who meets whom. Without a word from you a round goes out by itself.
