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
