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
mine-line-gave = { $at } to { $who }{ $count ->
    [0] {""}
   *[other] {" "}and { $count } more
}: { $about }
mine-line-gave-everybody = { $at } to everybody: { $about }
mine-line-received = { $at } from { $who }: { $about }
mine-empty = Nothing here yet, and that is fine. A small first step: think of somebody who helped you lately, and say thanks.
mine-private = Only you can see this.
mine-lately-thanked = **Lately you were thanked**
mine-change = Change what I told
mine-wrong = Something is not right
