verb-hide = Take words out of sight, without reading them

hiding-title = Hide words
hiding-form-who = Whose words?
hiding-of = This is what { $who } wrote lately. The words themselves are not shown here.
hiding-nothing = I found no words that { $who } wrote lately.
hiding-gift = { $at }: { $kind }, to { $to }
hiding-thanks = { $at }: thanks, to { $to }
hiding-to = { $count ->
    [one] one person
   *[other] { $count } people
}
hiding-hide = Hide the words
hiding-show = Show the words again
hiding-by-organiser = (hidden by an organiser)
hiding-by-reader = (hidden by who received them)
hiding-done = The words are hidden. Both sides see in their record that an organiser hid them.
hiding-undone = The words are shown again.
hiding-gone = These words were taken back already.
hiding-note = Who hid what, and when, is kept on record for a year.
error-nobody-to-hide = Whose words do you mean? Try: /organiser hide @name
