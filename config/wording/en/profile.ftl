verb-profile = What I know of you, and how to change it
help-profile = **/alumni profile** shows what I know of you and what organisers see of it, and lets you change it.
profile-title = Your profile
profile-saved = Saved, thank you.
profile-unsaid = not told
profile-kind-name = You are
profile-kind = { $state ->
    [untold] not confirmed yet
   *[other] { $kind ->
        [staff] staff
       *[alumnus] an alum
    }{ $state ->
        [waits] {" "}(waits for an organiser to confirm it)
       *[other] {" "}(confirmed)
    }
}
profile-years-name = Years at the company
profile-team-name = Team
profile-topics-name = Topics
profile-language-name = Language
profile-language = { $spoken ->
    [ja] 日本語
    [en] English
   *[platform] As I use it in this app
}
profile-language-is = { $spoken }{ $own ->
    [1] {" "}(your choice)
   *[0] {""}
}
profile-zone-name = Time zone
profile-zone-is = { $zone } (it is { $time } there)
profile-rank-name = Rank
profile-rank = { $rank ->
    [leader] Working leader
    [middle] Middle management
    [upper] Upper management
    [unsaid] Rather not say
   *[other] Other
}
profile-expertise-name = Knows well
profile-asked-name = May be asked for
profile-asked = { $kinds } (on { $about })
profile-role-model-name = Would speak about, having done it
profile-avoided-name = Would rather not meet
profile-avoided = { $count ->
    [0] nobody
    [one] one person
   *[other] { $count } people
}
profile-seen = **What organisers see:** your name, what you are, your years, team, topics, language and time zone, and that you would speak about a step you made. **What members see:** who looks for a topic with /alumni find sees that you may be asked about it, and for what. The rest is for me alone: it tells me what I may ask of you, and what not. Whom you would rather not meet, nobody ever learns.
profile-note = All of this is optional, and only you see this page.
profile-change-basics = Change the basics
profile-change-optional = Change the rest
profile-change-avoided = Whom I would rather not meet
profile-form-basics = The basics
profile-form-topics = Topics, with commas (python, parenting)
profile-form-language = Language
profile-form-zone = Time zone (Tokyo, London, UTC+9)
profile-form-optional = More, if you like
profile-form-rank = Your rank in the company
profile-form-expertise = What do you know well? (with commas)
profile-form-asked = Ask me for … (members find you by this)
profile-form-about = On which topics? (empty: any I told you)
profile-form-role-model = Steps you made and would speak about
oneself-years = Years at the company (2008–2015)
oneself-team = Team
avoiding-form = Rather not meet
avoiding-who = Rather not meet (nobody ever hears of it)
avoiding-kept = Also on your list (untick to take off)
avoiding-title = Noted in silence
avoiding-saved = { $count ->
    [0] Nobody is on your list now.
    [one] One person is on your list. I will not bring the two of you together.
   *[other] { $count } people are on your list. I will not bring you together with them.
}
avoiding-note = Nobody hears of this: not that person, and no organiser.
avoiding-back = Back to my profile
error-no-such-zone = I know no time zone called “{ $said }”. The nearest I know is { $nearest }. A city works too, such as Tokyo or London.
error-years-unclear = I could not read “{ $said }” as years. Try it like this: 2008–2015, 2008–, or –2015.
error-year-impossible = { $year } cannot be right; I can take years from { $earliest } to { $latest }.
error-left-before-joining = That would be leaving in { $left }, before joining in { $joined }. Are the two swapped?
error-too-many-topics = Those are { $count } topics, and I can keep { $most }. Which matter most to you?
error-topic-too-long = “{ $topic }” is long for a topic; up to { $most } letters, please. Commas go between topics.
oneself-between = { $since }–{ $until }
oneself-since = since { $since }
oneself-until = until { $until }
profile-right-title = Is your profile still right?
profile-right-question = A year has passed. Is this still so?
profile-right-yes = Yes, still right
profile-right-change = Change something
profile-right-note = I ask this once a year. If nothing has changed, you need do nothing.
profile-right-thanks = Good to know, thank you.
