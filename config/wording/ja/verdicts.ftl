verdict-not-enough = まだギフトの数が足りません({ $lacking ->
    [receipts] 受け取った記録が{ $receipts_needed }件中{ $receipts }件
   *[gifts] { $gifts_needed }件中{ $gifts }件
})
verdict-not-enough-why = いまわかっているのは、メンバーからのギフトが{ $gifts }件、名前のわかる受け取りが{ $receipts }件です。この数では、連鎖について何を言っても当て推量になります。
verdict-not-enough-next = ギフト{ $gifts_needed }件、受け取り{ $receipts_needed }件から、お伝えできるようになります。{ $lacking ->
    [receipts] 足りないのは、受け取った方のわかるギフトです。
   *[gifts] ひとことのお礼も、1件のギフトとして数えます。
}
verdict-from-host = ギフトの多くは会社からのものです
verdict-from-host-why = ギフトの{ $share }%が会社からのものです。受け取った方がそれをきっかけに渡しているとは、まだ言えません(計算上は、ギフト1件につき次のギフトが平均{ $R }件、おそらく{ $low }〜{ $high }件)。
verdict-from-host-next = 次に見たいのは、受け取った方がふだんより多く渡すようになることと、会社からの割合が半分を下回ることです。
verdict-from-own = ギフトは一人ひとりの自発的なものです
verdict-from-own-why = メンバーが自分から渡しています。受け取ったことが次のギフトにつながっているかどうかは、まだ偶然と区別がつきません(計算上は、ギフト1件につき次のギフトが平均{ $R }件、おそらく{ $low }〜{ $high }件)。
verdict-from-own-next = 次に見たいのは、受け取った方がふだんより多く渡すようになることです。「きっかけは何でしたか」へのお答えが増えると、早くわかります。
verdict-induce = ギフトが次のギフトを生んでいます
verdict-induce-why = ギフト1件から、平均{ $R }件の次のギフトが生まれています(おそらく{ $low }〜{ $high }件)。偶然とは考えにくい数です。1件を下回るあいだは、新しいきっかけがないと少しずつ減っていきます。
verdict-induce-next = 連鎖がひとりでに続くには、ギフト1件から1件ほどの次のギフトが生まれることが必要です。目安は、平均が{ $about_one }件以上、少なめに見た数(いまは{ $low }件)が{ $surely }件以上です。
verdict-carries = 連鎖がひとりでに続いています
verdict-carries-why = ギフト1件から、平均{ $R }件の次のギフトが生まれています(おそらく{ $low }〜{ $high }件)。ほぼ1件が1件を生んでいるので、会社が渡さなくても続いていく状態です。
verdict-carries-next = 少なめに見た数(いまは{ $low }件)も1件を超えれば、連鎖は広がっていると言えます。
verdict-growing = 連鎖が広がっています
verdict-growing-why = ギフト1件から、平均{ $R }件の次のギフトが生まれています(おそらく{ $low }〜{ $high }件)。少なめに見ても、1件が1件より多くを生んでいます。
verdict-growing-next = 少なめに見た数が1件を超えているあいだは、広がり続けます。次に見たいのは、会社に返ってくるものです。
