verb-link = Link my Slack and Discord accounts
verb-unlink = Part my linked accounts again
option-code = The code that your other account showed
help-link = **/alumni link** makes your accounts on Slack and Discord one; **/alumni unlink** parts them again.
link-title = Linking your accounts
link-code = Your code: **{ $code }**
link-there = { $here ->
    [slack] on Discord
    [discord] on Slack
   *[page] in your other home
}
link-how = Go to this community { $there } and use: /alumni link { $code }
link-note = The code works once, within { $minutes } minutes. Show it to nobody: whoever types it counts as you from then on.
link-done-title = Your accounts are one
link-done = Your account here and “{ $name }” ({ $home }) are one member from now on. What you gave and received in both stands together.
link-done-note = To part them again, at any time: /alumni unlink
link-told = “{ $name }” ({ $home }) used your code, so that account and this one are one member from now on.
link-told-note = If it was not you, part them at once; each account gets back what is its own.
link-was-not-me = That was not me
unlink-title = Linked accounts
unlink-button = Part them again
unlink-which = Which account would you like to part from the others?
unlink-one = { $name } ({ $home })
unlink-done = “{ $name }” ({ $home }) is parted from the other account. Each has back what is its own.
unlink-note = To link them again: /alumni link
unlink-told = “{ $name }” ({ $home }) was parted from this account. Each has back what is its own.
error-link-code-over = This code does not work, or no longer. Use /alumni link with your other account for a new one; it works once, within ten minutes.
error-linking-oneself = This code was made by this very account. Type it with your other account.
error-linking-one-home = Both accounts are in the same place. Linking joins your account on Slack with the one on Discord.
error-already-linked = These accounts are one already.
error-not-linked = This account stands alone, so there is nothing to part.
