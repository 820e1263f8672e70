verb-leave = Leave for good and be forgotten
help-leave = **/alumni leave** makes me forget you for good; I ask once more before.
former-member = a former member
leave-title = Leaving for good
leave-goes = { $accounts ->
    [one] If you wish, I will forget you. What goes: your name and account, your profile and settings, what you wrote, what was written to you, and all that still waits for you.
   *[other] If you wish, I will forget you in all your { $accounts } accounts here. What goes: your name and accounts, your profile and settings, what you wrote, what was written to you, and all that still waits for you.
}
leave-stays = What stays are the community's counts (that somebody gave, received or thanked) and a mark that does not tell your name, so that I never begin again without you. Wherever your name stood, others will read “a former member”.
leave-question = This cannot be undone. No later import brings you back; only you can, by joining anew with an empty page. Shall I forget you?
leave-pause = If you only need some quiet, take a pause: nothing is lost by it.
leave-yes = Forget me
leave-no = Stay
leave-done-title = Thank you, and take care
leave-done = I have forgotten you. Thank you for all that you gave here.
leave-done-note = Should you want to come back one day, use any command here; I will ask you first.
leave-no-title = Good to have you here
leave-no-done = Nothing has changed.
leave-menu = See what there is
rejoin-question-title = Would you like to join anew?
rejoin-question = You asked me to forget you, so I do not begin again by myself. If you would like to join anew, you begin with an empty page.
rejoin-button = Join anew
rejoin-title = Welcome back
rejoin-done = You are part of this community again, from today on.
error-not-reachable = I cannot reach this person from here. Nothing was recorded.
