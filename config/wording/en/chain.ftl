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
chain-percent = { $percent }%
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
