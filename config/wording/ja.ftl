# ボットの言葉(日本語)。場面ごとに並べています。感謝する、誘う、急かさない。

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
    [welcome] 新しい人の出迎え
    [event] イベント
    [referral] 推薦
    [resource] 役に立つもの
   *[other] そのほか
}

menu-title = おかえりなさい
menu-welcome = { $name }さん、こんにちは。今日は何をしましょうか。
menu-thanks = お礼を伝える
menu-give = ギフトを記録する
menu-mine = わたしの記録
menu-chain = みんなの連鎖
menu-help = 使い方
menu-organiser = 運営の方へ
menu-status = ボットの様子

help-title = できること
help-intro = ここは、アルムナイ同士が助け合う場所です。ボットは、誰かがしてくれたことを記録し、お礼を届けます。ひとつの親切が、次の親切につながるように。
help-thanks = **/alumni お礼 @名前 …** 相手にだけ届くお礼を伝えます。
help-give = **/alumni give** 助言や紹介、時間など、あなたが誰かにしたことを記録します。
help-mine = **/alumni 自分** 渡したもの、受け取ったもの、その後に起きたことを見られます。見えるのはあなただけです。
help-chain = **/alumni 連鎖** コミュニティ全体の様子を、名前を出さずにお見せします。
help-menu = **/alumni メニュー** ボタンから選べます。
help-help = **/alumni ヘルプ** この説明を表示します。
help-note = 英語でも使えます: /alumni thanks @名前 …

thanks-title = ありがとうございます
thanks-form-title = お礼を伝える
thanks-form-who = どなたへのお礼ですか
thanks-form-words = どんなことへのお礼ですか(相手に届きます)
thanks-button = お礼を伝える
thanks-recorded = { $who }さんにお礼をお届けします。
thanks-met = { $who }さんにお礼をお届けします。{ $at }の「{ $about }」へのお礼として記録しました。
thanks-another = 別のことへのお礼です
thanks-another-recorded = 別のことへのお礼でしたね。{ $who }さんからの新しいギフトとして記録しました。
thanks-private = この内容は、お二人以外には見えません。
thanks-received-title = お礼が届いています
thanks-received = { $who }さんから、お礼が届きました({ $at })。
thanks-received-note = この内容は、お二人以外には見えません。「/alumni 自分」でも振り返れます。

choice-title = どなたでしょうか
choice-several = 似た名前の方が何人かいらっしゃいます。どなたへのお礼ですか。
choice-note = 選ばれるまで、お書きになった言葉を最長7日間お預かりします。

give-title = ギフトを記録しました
give-form-title = ギフトを記録する
give-form-kind = どんなギフトですか
give-form-receivers = どなたへ(選ばなければ全員へ)
give-form-words = どんなことをしましたか(相手に届きます)
give-form-behalf = どの立場からのギフトですか
give-form-company = 会社として渡しました
give-recorded = { $who }さん{ $count ->
    [0] {""}
   *[other] ほか{ $count }名
}への「{ gift-kind }」を記録しました。ありがとうございます。
give-recorded-everybody = みなさんへの「{ gift-kind }」を記録しました。ありがとうございます。
give-private = この内容が見えるのは、あなたとお相手だけです。お相手には短くお知らせします。
give-everybody-note = どこにも投稿しません。お名前を出さずに、コミュニティの連鎖に数えます。
give-same-question = { $at }に、お礼を受け取っています。同じギフトのことでしょうか。
give-same = はい、同じことです
give-same-done = ひとつのギフトにまとめました。
gift-received-title = あなたへのギフト
gift-received = { $who }さんが、{ $at }のあなたへの「{ gift-kind }」を記録しました。
gift-received-next = よろしければ、ひとことお礼を伝えてみませんか。

mine-title = わたしの記録
mine-gave = 渡したもの
mine-received = 受け取ったもの
mine-thanked = 伝えたお礼
mine-was-thanked = 届いたお礼
mine-count = { $count }件
mine-times = { $count ->
    [0] まだありません
   *[other] { $count }回
}
mine-onward = { $count ->
    [0] あなたから受け取った方が次の誰かに渡すと、ここに表示されます。
   *[other] あなたから受け取った方のうち{ $count }人が、その後{ $days }日以内に、ほかの方へ渡しています。
}
mine-told = 「あなたのギフトがきっかけになった」と教えてくれたギフトが、{ $count }件あります。
mine-lately-gave = **最近渡したもの**
mine-lately-received = **最近受け取ったもの**
mine-line-gave = { $at } { $who }さんへ: { $about }
mine-line-received = { $at } { $who }さんから: { $about }
mine-empty = まだ記録はありません。最近お世話になった方を思い浮かべて、お礼を伝えるところから始めてみませんか。
mine-private = この内容が見えるのは、あなただけです。

chain-title = みんなの連鎖
chain-month = この30日間は、{ $count ->
    [0] ギフトの記録がありませんでした
   *[other] { $givers }人から**{ $count }件のギフト**がありました
}。{ $trend ->
    [1] その前の30日間({ $before }件)より増えています。
    [-1] その前の30日間は{ $before }件でした。
   *[0] その前の30日間と同じ件数です。
}
chain-gifts = これまでのギフト
chain-givers = 一度でも渡した人
chain-receivers = 一度でも受け取った人
chain-host = 会社からのギフトの割合
chain-longest = いちばん長い連鎖
chain-of = { $members }人中{ $count }人
chain-people = { $count }人
chain-percent = { $percent }%
chain-host-unknown = まだわかりません(確認前のメンバーからのギフトが{ $count }件)
chain-links = { $count ->
    [1] まだつながりは記録されていません
   *[other] { $count }件(前のギフトがきっかけになったと、渡した人が答えたもの)
}
chain-note = ここでは、どなたの名前も表示しません。
chain-empty = まだギフトの記録がありません。連鎖は、ひとことのお礼から始まります。

status-title = ボットの様子
status-runs = 動いているもの
status-nothing = いまは何も動いていません
status-waits = 配達を待っているお知らせ
status-kept = 次のコマンドのときに見せるお知らせ(DMを受け取らない設定の方)
status-aside = 届けられなかったお知らせ
status-notices = { $count }件
status-next = 次の配達は{ $at }の予定です。
status-failed = **届けられなかった理由**
status-reason = { $reason }: { $count }件
status-as-of = { $at }現在
status-again = もう一度見る

error-title = すみません
error-not-a-member = 「{ $name }」という方は、このコミュニティに見つかりませんでした。フルネームで試すか、@で選んでみてください。
error-nobody-named = どなたへのお礼でしょうか。たとえば: /alumni お礼 @名前 …
error-thanking-oneself = ご自身のようです。お礼とギフトは、ほかの方に渡してください。いつもお疲れさまです。
error-thanking-a-bot = それはボットです。お礼やギフトを渡せるのは、人だけです。
error-has-left = { $name }さんはコミュニティを離れたため、お届けできません。何も記録していません。
error-too-many-words = { $length }文字あります。お届けできるのは{ $most }文字までです。何も記録していませんので、少し短くしてお試しください。
error-words-missing = ひとことお書きください。まだ何も記録していません。
error-unknown-verb = 「{ $said }」はわかりませんでした。もしかして「{ $nearest }」でしょうか。
error-button-expired = このボタンはもう使えません。お手数ですが、/alumni からやり直してください。
error-already-done = すでに記録しています。1回として数えました。
error-organisers-only = これは運営の方だけが見られます。
error-wrong-home = 私は別のコミュニティのボットなので、ここではお手伝いできません。
error-not-yours = これは、ほかの方のためのものです。
error-ambiguous = 「{ $name }」という方が何人かいらっしゃいます。お一人ずつ指定してください。
error-unexpected = こちらの不具合で、何も記録できませんでした。少し待ってから、もう一度お試しください。

command-alumni = アルムナイ同士のお礼・ギフト・連鎖
command-organiser = 運営の方のためのコマンド
verb-thanks = 相手だけに届くお礼を伝える
verb-give = 誰かにしたことを記録する
verb-mine = 渡したもの・受け取ったもの・その後
verb-chain = コミュニティの連鎖の様子
verb-menu = ボタンで選ぶ
verb-help = 使い方を見る
verb-status = 動いているもの・待っているもの・失敗したもの
option-who = どなたへ
option-words = どんなことへ
option-name = このサーバーにいない方の名前
form-send = 送る
form-cancel = やめる
form-name = ここにいない方は、お名前で
