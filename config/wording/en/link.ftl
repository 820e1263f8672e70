verb-link = Join my Slack and Discord accounts
verb-unlink = Part my linked accounts again
option-code = The code from your other home
help-link = **/alumni link** makes your accounts on Slack and Discord one; **/alumni unlink** parts them again.
link-title = Linking your accounts
link-code = Your code: **{ $code }**
link-there = { $here ->
    [slack] on Discord
    [discord] on Slack
   *[page] in your other home
}
link-how = Go to this community { $there } and use: /alumni link { $code }
link-note = The code works once, within { $minutes } minutes. Show it to nobody: whoever types it becomes one member with you.
link-done-title = Your accounts are one
link-done = Your account here and “{ $name }” ({ $home }) are one member from now on. What you gave and received in both stands together.
link-done-note = To part them again, at any time: /alumni unlink
link-told = “{ $name }” ({ $home }) used your code, so that account and this one are one member from now on.
link-told-note = If it was not you, part them at once; each keeps what came by it.
link-was-not-me = That was not me
unlink-title = Linked accounts
unlink-button = Part them again
unlink-which = Which account shall stand alone?
unlink-one = { $name } ({ $home })
unlink-done = “{ $name }” ({ $home }) is parted from the other account. Each has what came by it.
unlink-note = To link them again: /alumni link
unlink-told = “{ $name }” ({ $home }) was parted from this account. Each has what came by it.
error-link-code-over = This code does not work, or no longer. Use /alumni link in your other home for a new one; it works once, for ten minutes.
error-linking-oneself = This code was made by this very account. Type it in your other home.
error-linking-one-home = Both accounts are in the same home. Linking joins your account on Slack with the one on Discord.
error-already-linked = These accounts are one already.
error-not-linked = This account stands alone, so there is nothing to part.
