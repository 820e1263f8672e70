verb-members = メンバーの人数と、確認を待っている方

members-title = メンバー
members-here = いまいる方
members-alumni = アルムナイ
members-staff = 社員
members-confirmed = 確認済み
members-unconfirmed = まだ確認していない方
members-count = { $count }人
members-waiting = { $count ->
    [0] 確認を待っている方はいません。
   *[other] **{ $count }人が確認を待っています。**ご本人の申告どおりでしたら、ボタンひとつで確認できます。
}
members-line = **{ $who }さん**: { $said }({ $at }に申告)
members-kind = { $kind ->
    [staff] 社員
   *[alumnus] アルムナイ
}
members-confirm = { $name }さんを確認
members-decline = ちがうようです
members-oneself = ご自身の申告は、ほかの運営の方が確認します。
members-answered = { $confirmed ->
    [1] { $who }さんを確認しました。
   *[0] { $who }さんは、まだ確認していない方のままにしました。ご本人には何もお送りしていません。
}
members-left = { $who }さんは、コミュニティを離れました。確認するものはもうありません。
members-already = { $who }さんは、すでに確認されています。
members-withdrawn = { $who }さんの申告は、いまはもう確認を待っていません。
members-said-otherwise = { $who }さんが申告の内容を変えました。新しい内容をご覧になってから、お願いします。
members-forgotten = この方の記録は、ご本人の希望で消えています。確認するものはもうありません。
members-note = ここで見えるのは、人数と、ご本人が申告した内容だけです。

error-confirming-oneself = ご自身の申告は、ほかの運営の方に確認をお願いしてください。
