verb-introduce = Bring two members together, or ask to meet somebody
option-other = And whom (nobody: you would like to meet them yourself)
help-introduce = **/alumni introduce @a @b why** brings two members together who should know each other; with one name, it is you who would like to meet them. I ask each of them first, one after the other.
introduction-title = An introduction
introduction-form = An introduction
introduction-form-people = Who? (one: you would like to meet them)
introduction-form-words = Why? (they read your words)
introduction-begun = A kind thought, thank you. I ask { $first } first, and { $second } only after that yes. You hear when both have said yes.
introduction-asking = Thank you. I ask { $who } and carry your words. When { $who } says yes, you hear at once.
introduction-quiet = Nobody is pressed, and nobody hears who said no. Should nothing come of it, I tell you some days later.
introduction-change = Change my words
introduction-back-done = Taken back. Nobody is asked any more.

introduction-ask-title = Would you like to meet { $name }?
introduction-proposed = { $by } thinks that you and { $who } should know each other:
introduction-wished = { $who } would like to get to know you:
introduction-their-words = { $who } says:
introduction-about = { $who } may be asked about: { $topics }
introduction-question = To answer takes { $minutes } minutes, and a first talk about { $talk }. Would you like that?
introduction-yes = Yes, gladly
introduction-no = Not this time
introduction-waits = You have a question open: would you like to meet { $who }?
introduction-look = See the question
introduction-no-is-silent = A no is a good answer. Nobody hears that it was you.
introduction-by-messages = If it comes about, I carry your words to each of you as a private message.
introduction-yes-form = Yes, gladly
introduction-yes-words = A few words about you, for them
introduction-yes-contact = How they may reach you (if you like)
introduction-yes-way = How would you like to talk?
introduction-way-is = { $way ->
    [messages] Two messages instead: I carry the words
   *[room] { $home ->
        [slack] A group message of the two of you
        [discord] A private thread of the two of you
       *[page] A room of the two of you
    }
}
introduction-no-noted = That is fine. Nobody hears that it was you.
introduction-no-slip = That was a slip: yes
introduction-both = You and { $who } have both said yes. I bring you together now.

introduction-not-title = Not this time
introduction-not-any = An introduction that you had hoped for did not come about this time. There are many reasons for that, time above all.
introduction-not-these = { $first } and { $second } did not come together this time. There are many reasons for that, time above all. Thank you for thinking of them.
introduction-not-you = You and { $who } did not come together this time. There are many reasons for that, time above all.

introduction-room-title = { $names }
introduction-room = Hello { $one } and { $other }! You both said yes to getting to know each other.
introduction-by = { $by } introduced you:
introduction-says = { $who }:
introduction-together = You and { $who } have both said yes. From here on it is yours.
introduction-contact = { $who } may be reached here: { $contact }
introduction-thank = { $by } brought you together.
introduction-came-title = They said yes
introduction-came = { $first } and { $second } have both said yes and are in touch now. Thank you: you brought them together.
introduction-gift = I have logged it as a gift of yours; it stands in /alumni mine.

introduction-met-title = How did it go?
introduction-met-question = Two weeks ago you and { $who } were brought together. Did you meet?
introduction-met-private = Nobody hears your answer, neither the other nor who introduced you.
introduction-met-is = { $said ->
    [met] We met
    [not_yet] Not yet
   *[unfit] It did not fit
}
introduction-met-noted = { $said ->
    [met] How good that you met. Thank you for telling me.
    [not_yet] There is time. I ask once more in two weeks, and not again.
   *[unfit] Thank you for telling me. Not every introduction fits.
}

error-one-or-two-people = Please name two people who should know each other, or one whom you would like to meet. For example: /alumni introduce @a @b why
error-same-person-twice = Both are the same person. Please name two people.
error-meeting-oneself = That is you. Whom would you like to meet, or bring together?
error-bots-do-not-meet = That is a bot, and only people can be introduced.
error-contact-missing = You two have no place in common. Please say how you may be reached, or neither could write to the other.
