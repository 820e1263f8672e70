told-hidden = (言葉は非表示です)
told-hidden-note = 言葉は非表示になりました。
told-without-words = 絵文字で
told-corrected = { $at }に訂正されました: { $note }
told-thanked-for = お礼のあったこと
