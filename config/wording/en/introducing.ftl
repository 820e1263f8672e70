introduce-button = Introduce myself
introduce-anew = Something changed about me
introduce-form = Introduce yourself
introduce-kind = How do you belong to the company?
introduce-company = the company
introduce-kind-is = { $kind ->
    [staff] I work at { $company } now
   *[alumnus] I used to work at { $company }
}
introduce-topics = Topics you care about (with commas)
introduce-title = Thank you, and welcome home
introduce-waits = An organiser will confirm this soon; you need do nothing more.
introduce-thanks = I have noted it all.
introduce-first-step = A small first step, if you like: is there somebody who helped you lately?
introduce-profile = See my profile
