verdict-not-enough = not enough gifts yet ({ $lacking ->
    [receipts] { $receipts } of { $receipts_needed } receipts
   *[gifts] { $gifts } of { $gifts_needed }
})
verdict-not-enough-why = { $gifts ->
        [one] One gift of a member is
       *[other] { $gifts } gifts of members are
    } known so far, and { $receipts ->
        [one] one receipt
       *[other] { $receipts } receipts
    } by name. From so few, anything said of the chain would be a guess.
verdict-not-enough-next = From { $gifts_needed } gifts and { $receipts_needed } receipts on it can be told. { $lacking ->
    [receipts] Gifts with named receivers are what is missing.
   *[gifts] Every word of thanks counts.
}
verdict-from-host = gifts come from the host
verdict-from-host-why = { $share }% of the gifts are the host’s own, and nothing shows yet that those who receive give more because of it (the estimate is { $R } further gifts for each gift, most likely { $low } to { $high }).
verdict-from-host-next = The next sign would be members who give after they received, more often than at other times, and a host’s share below half.
verdict-from-own = gifts come from own initiative
verdict-from-own-why = Members give of their own accord. That a gift received leads to another cannot be told from chance yet (the estimate is { $R } further gifts for each gift, most likely { $low } to { $high }).
verdict-from-own-next = The next sign would be members who give after they received, more often than at other times. Their answers to “what moved you?” make it visible sooner.
verdict-induce = gifts induce gifts
verdict-induce-why = Each gift leads to { $R } further gifts on average (most likely { $low } to { $high }), more than chance explains. Below 1, giving would fade without new impulses.
verdict-induce-next = To carry itself, each gift would have to lead to about one more: { $about_one } or more on average, and { $surely } or more even at the low end of what is likely, which is { $low } now.
verdict-carries = the chain carries itself
verdict-carries-why = Each gift leads to { $R } further gifts on average (most likely { $low } to { $high }): about one for one, so giving would go on without the host.
verdict-carries-next = It is growing once even the low end of what is likely, now { $low }, lies above 1.
verdict-growing = the chain is growing
verdict-growing-why = Each gift leads to { $R } further gifts on average (most likely { $low } to { $high }): more than one, even at the low end.
verdict-growing-next = It keeps growing while the low end of what is likely stays above 1. What comes back to the host is the next thing to look for.
