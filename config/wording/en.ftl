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
choice-several = More than one member has a name like this. Please choose.
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
    [2] { "" }
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
form-again = Open it again
form-again-note = What you wrote is kept.
form-name = Or by name, when they are not here

# Discord
form-late = That took me a moment. The form is ready now.
form-open = Open the form

# page
page-title = okaeri playground
page-community = Cobalt Trading Alumni
page-made-up-note = The people and messages here are made up. Nothing leaves this computer.
page-skip = Skip to the messages
page-language = Language
page-look = Light or dark
page-look-auto = Like this computer
page-look-light = Light
page-look-dark = Dark
page-time = Move time on
page-day = +1 day
page-week = +1 week
page-month = +1 month
page-moving = Time is passing…
page-moved = It is now { $when }.
page-people = People
page-be = Whose view would you like to see?
page-alumnus = Alum
page-staff = Staff
page-organiser = Organiser
page-group-alumni = Alumni
page-group-staff = Staff
page-group-organisers = Organisers
page-come = Somebody new comes…
page-come-title = Somebody new comes
page-come-name = Their name
page-come-language = Their language
page-go = { $name } leaves the community
page-gone = { $name } has left.
page-places = Where { $name } looks
page-dm = okaeri
page-unread = new
page-line = { $name }’s command
page-line-hint = / for commands, @ for people
page-post = { $name } writes in { $channel }
page-post-hint = Write to everybody here
page-suggestions = Suggestions
page-private = Only { $name } sees this
page-nothing = Nobody has written here yet.
page-more = More for this message
page-react = React with { $emoji }
page-thank-author = Say thanks to { $name }
page-pick = Type a name
page-take-out = Take { $name } out
page-choose = Please choose
page-optional = optional
page-lost = The page cannot reach okaeri. Is it still running?
page-again = Try again
page-example = Made-up example
page-you = you
page-send = Send
page-cancel = Cancel
page-dismiss = Close
page-required = required
page-answer-missing = Please answer this one.
page-nobody-found = There is nobody by that name.
page-add-reaction = Add a reaction
page-idea-thank = Say thanks to somebody
page-idea-commands = See what I can do
page-guide = The first minute
page-guide-step = Step { $number } of 4
page-guide-close = Explore by myself
page-guide-open = Guided minute
page-guide-thank-title = Thank somebody
page-guide-thank-text = You are { $giver }. Last week { $receiver } took an hour to listen to you. One line says thanks, in private.
page-guide-thank-button = Send the thanks
page-guide-thank-words = the hour you took to listen last week. It helped me choose.
page-guide-see-title = See what it set off
page-guide-see-text = { $receiver } gets a word in private, in their own language. Nothing was posted anywhere.
page-guide-see-button = Open { $receiver }’s inbox
page-guide-month-title = Move a month on
page-guide-month-text = In this example, people who are thanked and helped tend to help others. Let the community live for a month.
page-guide-month-button = Move a month on
page-guide-chain-title = Look at the chain
page-guide-chain-text = Is giving becoming more, and is the company not the only giver? The chain tells, and it names nobody.
page-guide-chain-button = Show the chain
page-guide-done-title = That is the whole idea
page-guide-done-text = Now be anybody you like: press buttons, type / for commands, or move time on.
page-guide-done-button = Explore by myself
page-channel-lounge = lounge
page-channel-careers = careers
page-opening-lounge = Hello everybody! I have just changed jobs and have time for a coffee. If I can be of use to somebody, please write to me.
page-opening-careers = Here are the slides of my talk on going freelance, for those who could not come. Ask me anything.
page-refused-json = The request must be one JSON object, sent as application/json.
page-refused-large = The request is too large; at most { $most } bytes are read.
page-refused-field = “{ $field }” is missing or is not what it should be.
page-refused-long = “{ $field }” is too long; at most { $most } are read.
page-refused-way = There is nothing at this address.
page-refused-host = This page answers only under its own address on this computer.
page-refused-origin = This page answers only to itself, and not to other sites.
page-refused-persona = There is nobody here with the id “{ $id }”.
page-refused-message = There is no message “{ $id }” that this person can see.
page-refused-channel = There is no channel “{ $id }”.
page-refused-command = A command begins with /alumni or /organiser.
page-refused-form = This form is no longer open. Please open it again.
page-refused-missing = “{ $label }” needs an answer.
page-refused-answer = The answer to “{ $label }” is not one that can be chosen.
page-refused-time = Time moves forward only, by up to { $days } days at once.
page-refused-empty = There is nothing in it that anybody could read.
