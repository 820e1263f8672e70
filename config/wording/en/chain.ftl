chain-title = The chain of giving
chain-hope = { $hope ->
    [passed_on] Giving goes on here: **10 gifts lead to about { $figure ->
        [one] one more
       *[other] { $figure } more
    }**. It begins with something small, such as a word of thanks.
    [givers] In the last 30 days **{ $figure } or more of us** gave something to another. Even something small can go on from there.
    [begun] Members are beginning to give to one another. Even a word of thanks can go on from there.
    [before] Members have given to one another here before. It can begin again with a word of thanks.
   *[nothing] Nobody has given anything yet, as far as I know. Chains begin with a word of thanks.
}
