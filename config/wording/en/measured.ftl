measured-title = The chain of giving
measured-as-of = As of { $at }: figures of the whole community, from { $gifts ->
    [one] one gift
   *[other] { $gifts } gifts
}. Nobody’s name or record is in them.
measured-part = The first figure is worked out from a part of the members ({ $members }); all others are over everything.
measured-earlier = **How it stood before**, on { $at }. Nothing of this changes when somebody leaves.
measured-source = Gifts before { $at } were found in an archive, by words and emoji. Since then I count what is said to me, and emoji. Where a figure jumps at that time, this may be all there is to it.
measured-follow = What 10 gifts bring
measured-follow-about = { $figure ->
    [0] hardly any further ones (most likely { $low } to { $high })
    [one] about one further gift (most likely { $low } to { $high })
   *[other] about { $figure } further ones (most likely { $low } to { $high })
}
measured-host = Given by the company
measured-givers = Members who ever gave
measured-rooted = Gifts whose chain began with the company
measured-percent = { $percent }%
measured-unknown = not known yet
measured-host-unknown = not known yet: nobody’s place is confirmed
measured-stages = **The five stages**
measured-stage = { $mark } **{ measured-stage-name }**: { $known ->
    [0] not known yet
   *[1] { $stage ->
        [worth_joining] { $value }% of members gave or received in the last 90 days
        [volunteering] { $value }% of members gave without being asked
        [inducing] 10 gifts bring { $value } further ones even at the low end
        [chain] 10 gifts bring about { $value } further ones
       *[return] { $value ->
            [0] nothing is on record yet that came back to the company
            [one] one thing that came back to the company is on record
           *[other] { $value } things that came back to the company are on record
        }
    }
}{ $reached ->
    [1] {""}
   *[0] {" "}(needed: { $stage ->
        [worth_joining] { $needed }%
        [volunteering] { $needed }%
       *[inducing] { $needed }
    })
}
measured-stage-name = { $stage ->
    [worth_joining] Worth joining
    [volunteering] Volunteering
    [inducing] Giving moves others to give
    [chain] The chain carries itself
   *[return] Something comes back
}
measured-next = Next: { measured-stage-name }.
measured-all-reached = All five are reached.
measured-to-do =
    {""}**What helps now**
    {""}– Thank three people yourself, and say what for. It shows how small the first step is.
    {""}– Bring in what was said before: okaeri import slack-export finds the thanks in an export.
    {""}– Plan a gathering with /organiser event. An hour on a panel is a gift to everybody who comes.
measured-picture-with-it = A picture of this comes to you as a message.
measured-picture-comes = The picture “{ $name }” is on its way to you as a message.
measured-no-picture = There is no picture of this.
measured-pictures = **Pictures**, sent to you as messages:
measured-by-month = Month by month
measured-of-chain = The chain itself
measured-weeks = **At other times**
measured-weeks-ago = { $weeks ->
    [52] A year ago
   *[other] { $weeks } weeks ago
}
measured-newest = The newest
measured-anew = Work it out anew
measured-waits = I have not worked this out yet. I am at it now, and will bring it to you as a message: within a few minutes, as a rule.
measured-waits-anew = I am working it out anew, and will bring it to you as a message. Until then, this is the newest.
measured-failed = I could not work out the chain of giving so far. I try again every hour. Whoever runs me finds the reason in my log.
measured-again = /organiser chain shows this at any time.
measured-alt-months = Further gifts that come of one gift, month by month: { $months }.
measured-alt-month = { $month } { $known ->
    [1] { $figure } ({ $low } to { $high })
   *[0] not known yet
}{ $host ->
    [-1] {""}
   *[other] , { $host }% given by the company
}
measured-alt-chain = Each dot is a gift, from left to right as time goes, joined to the gift that moved it. { $chains ->
    [one] One chain
   *[other] { $chains } chains
} of at least two gifts; { $largest } gifts in the largest, { $steps ->
    [one] one step
   *[other] { $steps } steps
} in the longest line.
