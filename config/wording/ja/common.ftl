list-comma = 、
everybody = みなさん
platform = { $name ->
    [slack] Slack
    [discord] Discord
   *[page] このページ
}
gift-kind = { $kind ->
    [introduction] 人の紹介
    [opening] 求人や仕事の情報
    [panel] 登壇
    [advice] 助言
    [mentoring] メンタリング
    [welcome] 新しい方のお迎え
    [event] イベント
    [referral] 推薦
    [resource] 役に立つもの
   *[other] そのほかのギフト
}

choice-title = どなたでしょうか
choice-several = 似た名前の方が何人かいらっしゃいます。お選びください。
choice-note = お選びいただくまで、お書きになった言葉を最長7日間お預かりします。

form-send = 送る
form-cancel = やめる
form-again = もう一度開く
form-again-note = 書いた内容は残っています。
form-name = ここにいない方は、お名前で
form-date-example = 例: 2026-12-10
form-moment-example = 例: 2026-12-10 19:00

form-late = お待たせしました。入力の準備ができました。
form-open = 入力を始める
names-comma = {"さん、"}
