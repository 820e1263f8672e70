verb-pause = Be left in peace for a while
verb-resume = End the pause and hear from me again
option-until = Until when (12/24, 2 weeks)
help-pause = **/alumni pause** keeps me silent, until a day or until you say so; **/alumni resume** ends it.
pause-title = A pause
pause-button = Take a pause
pause-resume = End the pause
pause-question = How long would you like to be left in peace?
pause-ways = You can also name a day: /alumni pause until 12/24, or /alumni pause 2 weeks
pause-length = { $length ->
    [week] One week
    [month] One month
    [quarter] Three months
   *[open] Until I say so
}
pause-until = Enjoy the quiet. I will not write to you until the morning of { $at }.
pause-open = Enjoy the quiet. I will not write to you until you say so.
pause-is-until = You are taking a pause until the morning of { $at }.
pause-is-open = You are taking a pause until you say so.
pause-promise = Words from other members wait and come when the pause is over. What I would say of my own accord is dropped. When you use a command, I answer as ever.
pause-note = To end it earlier: /alumni resume
pause-over-title = Welcome back
pause-over = The pause is over. If anything waited for you, it is on its way.
pause-was-none = You are not taking a pause, so everything reaches you already.
pause-menu = See what there is
