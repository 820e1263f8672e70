picture-months-title = Further gifts that come of one gift
picture-months-now = In all: { $R }, most likely { $low } to { $high }
picture-months-line = 1: the chain carries itself
picture-months-few = too few gifts
picture-months-recent = too early to tell
picture-months-note = Dark: the best estimate. Light: where the truth lies, 95 times in 100.
picture-months-gaps = Grey: too few gifts, or too early to tell.
picture-share-title = Who gives
picture-share-host = the company
picture-share-members = members
picture-share-unknown = not known: nobody’s place is confirmed
picture-percent = { $percent }%
picture-year = { $year }
picture-month = { $month ->
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
}
picture-chain-title = Which gift moved which
picture-chain-member = gift of a member
picture-chain-host = gift of the company
picture-chain-told = as the giver said
picture-chain-guessed = most likely
picture-chain-size = { $gifts ->
    [one] one gift
   *[other] { $gifts } gifts
}
picture-chain-all = Of { $gifts } gifts, { $chained } stand in { $chains ->
        [one] one chain
       *[other] { $chains } chains
    } of two or more.{ $alone ->
        [0] { "" }
       *[other] { " " }The others stand alone and are not drawn.
    }
picture-chain-some = Of { $gifts } gifts, { $chained } stand in { $chains ->
        [one] one chain
       *[other] { $chains } chains
    } of two or more. Drawn: { $drawn } gifts of { $largest ->
        [one] the largest one
       *[other] { $largest } of them, the largest first
    }{ $least ->
        [1] .
       *[other] , without their smallest branches.
    }
picture-chain-none = No gift is known yet that moved another one.
