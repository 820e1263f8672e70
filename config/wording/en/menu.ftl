menu-title = Welcome home
menu-welcome = Hello { $name }, good to see you. What would you like to do?
menu-thanks = Say thanks
menu-give = Log a gift
menu-mine = My giving
menu-chain = The chain
menu-help = Help
menu-organiser = For organisers:
menu-status = How the bot is doing

help-title = What you can say
help-intro = This is a place where alumni help one another. The bot keeps a record of what was given and carries thanks, so that good things lead to more.
help-thanks = **/alumni thanks @name for …** tells somebody, in private, that you are grateful.
help-give = **/alumni give** logs something that you gave: advice, an introduction, an hour of your time.
help-mine = **/alumni mine** shows what you gave and received, and what came afterwards. Only you see it.
help-chain = **/alumni chain** shows how the community's giving is doing, without names.
help-menu = **/alumni menu** shows buttons for all of this.
help-help = **/alumni help** shows this page.
help-note = Japanese words work too: /alumni お礼 @name …
menu-oneself = About you:
menu-profile = My profile
menu-pause = Take a pause
menu-resume = End the pause
menu-link = Link Slack and Discord
menu-members = Members
menu-settings = Settings
menu-organiser-waiting = For organisers: **{ $count ->
    [one] one member waits
   *[other] { $count } members wait
} to be confirmed.**
menu-ask = Ask for help
menu-together = With others:
menu-find = Find somebody
menu-introduce = Introduce
menu-rounds = Rounds
menu-events = Events
menu-openings = Openings
menu-organised-events = Events
menu-prompts = Invitations
