told-hidden = (the words are hidden)
told-hidden-note = The words were hidden.
told-without-words = an emoji
told-corrected = Corrected on { $at }: { $note }
told-thanked-for = something that was thanked for
