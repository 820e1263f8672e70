introduce-button = 自己紹介する
introduce-anew = 変わったことを伝える
introduce-form = 自己紹介
introduce-kind = 会社とのご関係を教えてください
introduce-company = 会社
introduce-kind-is = { $kind ->
    [staff] いま{ $company }で働いています
   *[alumnus] 以前{ $company }で働いていました
}
introduce-topics = 関心のある話題(「、」で区切る)
introduce-title = ありがとうございます。おかえりなさい
introduce-waits = このあと運営の方が確認します。ほかにしていただくことはありません。
introduce-thanks = 承りました。
introduce-first-step = よろしければ、小さな一歩から。最近お世話になった方はいらっしゃいますか。
introduce-profile = プロフィールを見る
