status-title = How the bot is doing
status-runs = Running
status-nothing = nothing at the moment
status-waits = Waiting to be delivered
status-kept = Kept for the next command (private messages closed)
status-aside = Could not be delivered
status-notices = { $count ->
    [one] one message
   *[other] { $count } messages
}
status-next = The next one is due on { $at }.
status-failed = **Why they could not be delivered**
status-reason = { $reason }: { $count }
status-as-of = As of { $at }
status-again = Look again
status-unconfirmed = Waiting to be confirmed
status-removed = **I have no way into { $home } any more**, since { $at } ({ $why }). Everything is kept. { $todo }
status-way-back = { $platform ->
    [slack] Please ask whoever runs me to reinstall the app in the workspace, or to set a new token.
    [discord] Please ask whoever runs me to invite me to the server again, or to set a new token.
   *[page] Please ask whoever runs me to start me again.
}
status-unanswered = Asks that nobody has answered (30 days)
status-asks = { $count ->
    [one] one ask
   *[other] { $count } asks
}
