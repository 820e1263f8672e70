welcome-title = Welcome home, { $name }
welcome-place = This is { $community }, where people who worked at { $company } help one another: a good introduction, an hour of advice, a word of thanks. I keep a record of what was given and carry thanks in private.
welcome-place-bare = This is a place where former colleagues help one another: a good introduction, an hour of advice, a word of thanks. I keep a record of what was given and carry thanks in private.
welcome-first-step = A small first step, if you like: tell us in a minute what you are to the company, so that others can find you.
welcome-introduce = Introduce myself
welcome-menu = See what there is
welcome-pause = You never have to do anything here. /alumni pause keeps me silent for as long as you like.
