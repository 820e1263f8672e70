verb-opening = Share a job, a side job, a project or a call for speakers
verb-openings = What is open just now, by topic
help-opening = **/alumni opening** shares a job, a side job, a project or a call for speakers with everybody.
help-openings = **/alumni openings accounting** shows what is open just now; you can save it, and hear of new ones.
opening-title = Openings
opening-form = Share an opening
opening-form-title = Title
opening-form-organisation = Company or organisation
opening-form-kind = What is it?
opening-form-link = Link (https://…)
opening-form-words = In your words (shown as you write them)
opening-form-as-of = As of which day (empty: today)
opening-form-until = Open until (empty: 30 days; 90 at most)
opening-form-topics = Topics (with commas)
opening-form-whose = Whose is it?
opening-form-whose-is = { $whose ->
    [host] Our company's own
   *[other] Another organisation's
}
opening-kind = { $kind ->
    [job] Job
    [side-job] Side job
    [project] Project
   *[speaker] Call for speakers
}
opening-organisation = { $host ->
    [0] { $organisation }
   *[other] { $organisation }, from the company itself
}
opening-entry = **{ $title }** · { opening-kind } · { opening-organisation }
opening-day = { $month ->
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
} { $day }, { $year }
opening-entry-source = Shared by { $who } · Source: { $source } · As of { $day } · Until { $until }
opening-entry-topics = Topics: { $topics }
opening-source-sharer = the sharer's own word
opening-fact-kind = Kind
opening-fact-organisation = Organisation
opening-fact-sharer = Shared by
opening-fact-source = Source
opening-fact-as-of = As of
opening-fact-until = Until
opening-fact-topics = Topics
opening-fact-state = State
opening-state = { $state ->
    [expired] Its time is over
    [filled] Filled
    [removed] Taken down by an organiser
   *[closed] No longer open
}
opening-note = The words are those of who shared it. I pass on no applications: please ask there, or the one who shared it.
opening-note-host = This comes from the company itself. I pass on no applications: please ask there, or the one who shared it.
opening-link = Open the link
opening-more = Details
opening-save = Save
opening-unsave = Do not save
opening-saved = Saved. Nobody but you sees that.
opening-unsaved = It is not among your saved ones any more.
opening-recorded = Thank you for sharing. In a few minutes it reaches those who like to hear of new ones. When its day comes, I will ask you whether it is still open.
opening-edit = Edit
opening-edit-what = What would you like to change?
opening-edit-about = Title, link and words
opening-edit-more = Dates and topics
opening-changed = Changed.
opening-filled = It is filled
opening-gone = No longer open
opening-ended = { $state ->
    [filled] Filled: good to hear. It is not shown any more.
   *[closed] All right, it is not shown any more.
}
opening-still = Still open: 30 more days
opening-stands-again = Thank you. It stands until { $until }.
opening-take-back = Take it back
opening-taken-back = Taken back, as if it had never been shared.
opening-too-late-to-take-back = It was shared more than a day ago, so it stays on record. You can close it instead.
opening-remove = Take it down (organisers)
opening-removed = Taken down: it is not shown any more.
opening-over-title = Is it still open?
opening-over = The time of “{ $title }”, which you shared, is over. It is not shown any more.
opening-still-question = Is it still open?
opening-over-note = If you say nothing, it stays as it is: over.
opening-came-question = Did anybody come of it? What you answer stays with you.
opening-came-yes = Yes, somebody did
opening-came-no = Not that I know
opening-came-form = What came of it
opening-came-words = A short word, if you like (only for you)
opening-came-thanks = That is wonderful to hear. Thank you for sharing it.
opening-came-nobody = All right. Thank you for sharing it all the same.
opening-came-noted = { $came ->
    [0] You noted: nobody came of it, as far as you know.
   *[other] You noted: somebody came of it. { $words }
} Only you see this.

openings-title = { $which ->
    [openings-saved] Openings you saved
    [openings-mine] Openings you shared
   *[openings] Open just now
}
openings-about = About “{ $topic }”
openings-all = All openings
openings-filter = By topic
openings-filter-topic = About what?
openings-saved = Saved ones
openings-mine = Shared by me
openings-share = Share one
openings-hear = Tell me of new ones
openings-older = Older ones
openings-newest = Newest first
openings-onward = What else is here:
openings-none = Nothing is open just now. If you know of something, even a small side job, somebody here may be looking for just that.
openings-none-about = Nothing about “{ $topic }” is open just now. I can tell you when something comes.
openings-none-saved = Nothing that you saved is open just now. What is over disappears from here.
openings-none-mine = You have shared nothing yet.
openings-hear-form = Hear of new ones
openings-hear-topics = Topics (empty: all of them)
openings-hear-rhythm = How soon?
openings-rhythm = { $rhythm ->
    [at-once] At once
    [daily] Daily, at nine in the morning
   *[weekly] Weekly, on Monday at nine
}
openings-hear-all = everything
openings-hear-about = { $topics }
openings-hearing = { $rhythm ->
    [at-once] As soon as there is something new about { $about }, I will tell you.
    [daily] When there is something new about { $about }, I will tell you at nine in the morning, your time.
   *[weekly] When there is something new about { $about }, I will tell you on Monday at nine, your time.
}
openings-hear-note = Always one message, however many there are, and none when there is nothing new.
openings-hear-change = Change it
openings-hear-stop = Stop
openings-hear-stopped = All right, no more messages about new openings.
openings-new-title = New openings
openings-new-more = { $more ->
    [0] These are new.
   *[other] There are more new ones than these.
}
openings-digest-title = This week's openings
openings-digest-look = Look at the channel's digest
openings-digest-note = Shared by members, for everybody here. Save one, or share one yourself: /alumni openings
openings-digest-nothing = Nothing new was shared, so nothing will be posted.
openings-digest-goes = { $on ->
    [0] This rhythm is off, so it is posted nowhere.
   *[other] This is how it stands now. It goes to { $count ->
        [0] no channel yet: choose one in /organiser settings
        [one] one channel
       *[other] { $count } channels
    }, { $when }.
}
