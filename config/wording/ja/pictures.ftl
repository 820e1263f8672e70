picture-months-title = ギフト1件から生まれる次のギフトの数
picture-months-now = 全体では{ $R }件(おそらく{ $low }〜{ $high }件)
picture-months-line = 1: 連鎖がひとりでに続く
picture-months-few = ギフトが少ない月
picture-months-recent = まだわからない月
picture-months-note = 濃い線が推定値、薄い帯は95%の確からしさで値がある範囲です。
picture-months-gaps = 灰色は、ギフトが少ないか、日が浅くてまだわからない月です。
picture-share-title = 誰からのギフトか
picture-share-host = 会社から
picture-share-members = メンバーから
picture-share-unknown = まだわかりません(確認済みの方がいません)
picture-percent = { $percent }%
picture-year = { $year }年
picture-month = { $month }月
picture-chain-title = どのギフトが次のギフトを生んだか
picture-chain-member = メンバーからのギフト
picture-chain-host = 会社からのギフト
picture-chain-told = 渡した人が答えたつながり
picture-chain-guessed = 推定したつながり
picture-chain-size = { $gifts }件
picture-chain-all = ギフト{ $gifts }件のうち{ $chained }件が、2件以上の連鎖(全部で{ $chains })に入っています。{ $alone ->
        [0] { "" }
       *[other] つながりのないギフトは描いていません。
    }
picture-chain-some = ギフト{ $gifts }件のうち{ $chained }件が、2件以上の連鎖(全部で{ $chains })に入っています。大きい順に{ $largest }の連鎖、{ $drawn }件を描きました{ $least ->
        [1] { "" }
       *[other] (小さな枝は省いています)
    }。
picture-chain-none = 次のギフトにつながったギフトは、まだ見つかっていません。
