outage-title = I was away
outage-was = I was not running from { $began } to { $ended }. { $late ->
    [0] Nothing came late
    [one] One message came late
   *[other] { $late } messages came late
}, and { $dropped ->
    [0] nothing had to be dropped.
    [one] one was dropped because it would have been of no use any more.
   *[other] { $dropped } were dropped because they would have been of no use any more.
}
