# Every word the bot says in English, by place. Tone: thank, invite, never press.

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
   *[other] something else
}

menu-title = Welcome home
menu-welcome = Hello { $name }, good to see you. What would you like to do?
menu-thanks = Say thanks
menu-give = Log a gift
menu-mine = My giving
menu-chain = The chain
menu-help = Help
menu-organiser = For organisers:
menu-status = How the bot is doing

help-title = What you can say
help-intro = This is a place where alumni help one another. The bot keeps a record of what was given and carries thanks, so that good things lead to more.
help-thanks = **/alumni thanks @name for …** tells somebody, in private, that you are grateful.
help-give = **/alumni give** logs something that you gave: advice, an introduction, an hour of your time.
help-mine = **/alumni mine** shows what you gave and received, and what came afterwards. Only you see it.
help-chain = **/alumni chain** shows how the community's giving is doing, without names.
help-menu = **/alumni menu** shows buttons for all of this.
help-help = **/alumni help** shows this page.
help-note = Japanese words work too: /alumni お礼 @name …

thanks-title = Thank you
thanks-form-title = Say thanks
thanks-form-who = Whom would you like to thank?
thanks-form-words = What for? (they will read this)
thanks-button = Say thanks
thanks-recorded = Your thanks are on their way to { $who }.
thanks-met = Your thanks are on their way to { $who }. I took them to be for what { $who } gave on { $at }: { $about }
thanks-another = It was for something else
thanks-another-recorded = I see, so it was for something else. I have noted it as another gift from { $who }.
thanks-private = Only the two of you can see this.
thanks-received-title = Somebody thanks you
thanks-received = { $who } thanks you ({ $at }).
thanks-received-note = Only the two of you can see this. It is in your record too: /alumni mine

choice-title = Who do you mean?
choice-several = More than one member has a name like this. Who is it?
choice-note = I keep your words until you choose, for seven days at most.

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
give-private = Only you and those you named can see this; they get a short note from me.
give-everybody-note = I do not post this anywhere. It counts in the community's chain, without your name.
give-same-question = You were thanked for something on { $at }. Is this the same gift?
give-same = Yes, it is the same
give-same-done = Good, I have put the two together as one gift.
gift-received-title = A gift to you
gift-received = { $who } noted that you received { gift-kind } on { $at }.
gift-received-next = If you like, say a word of thanks.

mine-title = My giving
mine-gave = You gave
mine-received = You received
mine-thanked = You said thanks
mine-was-thanked = You were thanked
mine-count = { $count ->
    [one] one gift
   *[other] { $count } gifts
}
mine-times = { $count ->
    [0] not yet
    [one] once
   *[other] { $count } times
}
mine-onward = { $count ->
    [0] When somebody you helped goes on to help others, you will see it here.
    [one] One person who received from you gave to others within { $days } days afterwards.
   *[other] { $count } people who received from you gave to others within { $days } days afterwards.
}
mine-told = { $count ->
    [one] One later giver said that a gift of yours had moved them.
   *[other] { $count } later gifts were, their givers said, moved by a gift of yours.
}
mine-lately-gave = **Lately you gave**
mine-lately-received = **Lately you received**
mine-line-gave = { $at } to { $who }: { $about }
mine-line-received = { $at } from { $who }: { $about }
mine-empty = Nothing here yet, and that is fine. A small first step: think of somebody who helped you lately, and say thanks.
mine-private = Only you can see this.

chain-title = The chain of giving
chain-month = In the last 30 days { $count ->
    [0] nobody logged a gift
    [one] one gift was given
   *[other] **{ $count } gifts** were given by { $givers ->
        [one] one member
       *[other] { $givers } members
    }
}{ $trend ->
    [1] , more than in the 30 days before ({ $before })
    [-1] , fewer than in the 30 days before ({ $before })
   *[0] , as many as in the 30 days before
}.
chain-gifts = Gifts so far
chain-givers = Members who ever gave
chain-receivers = Members who ever received
chain-host = Given by the company
chain-longest = Longest chain told
chain-of = { $count } of { $members }
chain-people = { $count ->
    [one] one member
   *[other] { $count } members
}
chain-percent = { $percent } %
chain-host-unknown = not known yet: { $count ->
    [one] one gift is
   *[other] { $count } gifts are
} from members whom no organiser has confirmed
chain-links = { $count ->
    [one] one gift, no link yet
   *[other] { $count } gifts in a row, each moved by the one before
}
chain-note = No names are shown here, to anybody.
chain-empty = Nobody has given anything yet, as far as I know. Chains begin with a word of thanks.

status-title = How the bot is doing
status-runs = Running
status-nothing = nothing at the moment
status-waits = Waiting to be delivered
status-kept = Kept for the next command (private messages closed)
status-aside = Put aside
status-notices = { $count ->
    [one] one message
   *[other] { $count } messages
}
status-next = The next one is due at { $at }.
status-failed = **Why messages were put aside**
status-reason = { $reason }: { $count }
status-as-of = As of { $at }
status-again = Look again

error-title = Not quite
error-not-a-member = I do not know anybody called { $name } here. Try their full name, or pick them with @.
error-nobody-named = Whom do you mean? Try: /alumni thanks @name for …
error-thanking-oneself = That is you. Thanks and gifts go to somebody else; but well done.
error-thanking-a-bot = That is a bot. Only people give and are thanked here.
error-has-left = { $name } has left the community, so I cannot reach them. Nothing was recorded.
error-too-many-words = That is { $length } characters, and I can carry { $most }. Nothing was recorded; please shorten it a little.
error-words-missing = I need a few words for this. Nothing was recorded.
error-unknown-verb = I do not know “{ $said }”. Did you mean “{ $nearest }”?
error-button-expired = This button is no longer valid. Please start again with /alumni.
error-already-done = I have this already, so it counts once.
error-organisers-only = Only organisers can see this.
error-wrong-home = I live in another community's home, so I cannot do anything here.
error-not-yours = This was made for somebody else.
error-ambiguous = Several members are called { $name }. Please name them one at a time.
error-unexpected = Something went wrong on my side, and nothing was recorded. Please try again in a moment.

command-alumni = Thanks, gifts and the chain among alumni
command-organiser = For organisers
verb-thanks = Thank somebody, in private
verb-give = Log something that you gave
verb-mine = What you gave, received and set off
verb-chain = How the community's giving is doing
verb-menu = Buttons for everything
verb-help = What you can say
verb-status = What runs, what waits, what failed
option-who = Whom
option-words = What for
option-name = By name, when they are not in this server
form-send = Send
form-cancel = Cancel
form-name = Or by name, when they are not here
