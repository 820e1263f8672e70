verb-settings = See and change the community's settings

settings-title = Settings
settings-saved = Saved. This is how it stands now.
settings-already = It was set like this already.
settings-community = The community's name
settings-company = The company's name
settings-language = Usual language
settings-language-name = { $spoken ->
    [ja] Japanese
    [en] English
   *[operator] as whoever runs the bot set it
}
settings-operator = as whoever runs the bot set it
settings-unnamed = not named yet
settings-emoji = Thanking emoji
settings-emoji-none = 🙏 and others that bow or say thanks, from the start
settings-emoji-some = { $emoji } (besides 🙏 and others, which always count)
settings-organisers = Who organises
settings-organisers-unnamed = { $who } (whoever runs the workspace or server, until you choose)
settings-more = { $who } and { $count } more
settings-channel-at = Announcements on { $platform }
settings-channel-none = no channel yet
settings-heard-at = Thanking emoji are heard on { $platform } in
settings-heard-none = no channel yet

settings-change = You can change what holds for the whole community, and what holds where you are now.
settings-form-community = The community
settings-form-home = On { $platform }
settings-form-name = What is the community called?
settings-form-company = What is the company called?
settings-form-language = Language for those who have not chosen
settings-form-emoji = Your own thanking emoji, up to 20 (spaces)
settings-form-channel = Channel for announcements
settings-form-organisers = Who organises

settings-door = Whom I write to first
settings-door-now = { $welcomes ->
    [everybody] Everybody
    [newcomers] Newcomers only
   *[nobody] Nobody yet
}
settings-door-question = **Whom may I write to of my own accord?** (Words from one member to another always pass.)
settings-door-each = { $welcomes ->
    [everybody] **Everybody**: I welcome and invite those who are here and those who come.
    [newcomers] **Newcomers only**: I welcome those who come from now on.
   *[nobody] **Nobody yet**: I begin nothing by myself.
}

settings-invite = { $platform ->
    [slack] To have emoji heard in another channel on Slack, type /invite @okaeri there.
   *[discord] To have emoji heard in another channel on Discord, open its settings, then Permissions, and allow okaeri to view the channel and send messages.
}
settings-uninvited = { $platform ->
    [slack] I am not in { $channel } yet, so I cannot write there. Please type /invite @okaeri in it.
    [discord] I cannot write in { $channel } yet. Please open its settings, then Permissions, and allow okaeri to view the channel and send messages.
   *[page] I cannot write in { $channel } yet. Please choose another channel.
}
settings-left-out = Saved. You are not among the organisers, so the organisers' commands are closed to you from now on. Organising now: { $who }. Thank you for all that you did.

settings-meanwhile-title = The settings have changed meanwhile
settings-meanwhile = The settings changed after you opened this, so I have changed nothing.
settings-meanwhile-by = The last change was made by { $who } ({ $at }).
settings-unlike = **{ $setting }**: it is “{ $now }” now; yours said “{ $wanted }”
settings-anew = Start from how it is now
settings-anew-note = You are welcome to try again, starting from how it stands now.

error-unknown-emoji = I could not read “{ $said }” as an emoji. Please write them like 🙏 or :pray:, with spaces between. Nothing was changed.
error-too-many-emoji = That is { $count } emoji, and I can keep { $most } in mind. Nothing was changed.
error-organisers-missing = Please choose at least one person who organises. Nothing was changed.
error-bots-do-not-organise = That is a bot. Please choose people as organisers. Nothing was changed.
settings-language-operator = { $spoken } (as whoever runs the bot set it)
