welcome-title = Welcome home, { $name }
welcome-place = This is { $community }, where people who worked at { $company } help one another: a good introduction, an hour of advice, a word of thanks. I keep a record of what was given and carry thanks in private.
welcome-place-bare = This is a place where former colleagues help one another: a good introduction, an hour of advice, a word of thanks. I keep a record of what was given and carry thanks in private.
welcome-first-step = A small first step, if you like: tell me in a minute how you belong to the company, so that an organiser can confirm it.
welcome-introduce = Introduce myself
welcome-menu = See what there is
welcome-pause = You never have to do anything here. With /alumni pause I keep silent for as long as you like.
