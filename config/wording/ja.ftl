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
help-give = **/alumni ギフト** 助言や紹介、時間など、あなたが誰かにしたことを記録します。
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
choice-several = 似た名前の方が何人かいらっしゃいます。お選びください。
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
    [2] { "" }
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
form-again = もう一度開く
form-again-note = 書いた内容は残っています。
form-name = ここにいない方は、お名前で

# Discord
form-late = お待たせしました。入力の準備ができました。
form-open = 入力を始める

# page
page-title = okaeri を試す
page-community = コバルト商事アルムナイ
page-made-up-note = ここにいる人もメッセージも、すべて架空のものです。このパソコンの外には何も送りません。
page-skip = メッセージへ進む
page-language = 表示する言語
page-look = 明るさ
page-look-auto = パソコンに合わせる
page-look-light = 明るい
page-look-dark = 暗い
page-time = 時間を進める
page-day = +1日
page-week = +1週間
page-month = +1か月
page-moving = 時間を進めています…
page-moved = { $when }になりました。
page-people = 人
page-be = どなたの画面を見ますか
page-alumnus = アルムナイ
page-staff = 社員
page-organiser = 運営
page-group-alumni = アルムナイ
page-group-staff = 社員
page-group-organisers = 運営
page-come = 新しい人を迎える…
page-come-title = 新しい人を迎える
page-come-name = お名前
page-come-language = 使う言語
page-go = { $name }さんがコミュニティを離れる
page-gone = { $name }さんがコミュニティを離れました。
page-places = { $name }さんが見る場所
page-dm = okaeri
page-unread = 新着
page-line = { $name }さんのコマンド
page-line-hint = / でコマンド、@ で人を選べます
page-post = { $name }さんが{ $channel }に書く
page-post-hint = ここにいるみなさんへ
page-suggestions = 候補
page-private = { $name }さんだけに見えています
page-nothing = まだ誰も書き込んでいません。
page-more = このメッセージにできること
page-react = { $emoji } で反応する
page-thank-author = { $name }さんにお礼を伝える
page-pick = 名前を入力
page-take-out = { $name }さんを外す
page-choose = 選んでください
page-optional = 任意
page-lost = okaeri につながりません。まだ動いているかご確認ください。
page-again = もう一度試す
page-example = 架空の例です
page-you = あなた
page-send = 送る
page-cancel = やめる
page-dismiss = 閉じる
page-required = 必須
page-answer-missing = こちらの入力をお願いします。
page-nobody-found = そのお名前の方は見つかりませんでした。
page-add-reaction = リアクションを付ける
page-idea-thank = 誰かにお礼を伝える
page-idea-commands = できることを見る
page-guide = はじめの1分
page-guide-step = 4つのうち{ $number }つめ
page-guide-close = 自由に試す
page-guide-open = 1分でわかる案内
page-guide-thank-title = お礼を伝える
page-guide-thank-text = あなたは{ $giver }さんです。先週、{ $receiver }さんが1時間、相談に乗ってくれました。ひとことのお礼が、相手にだけ届きます。
page-guide-thank-button = お礼を送る
page-guide-thank-words = 先週は1時間も相談に乗っていただき、ありがとうございました。おかげで進む道を決められました。
page-guide-see-title = 何が起きたかを見る
page-guide-see-text = { $receiver }さんには、いつも使う言語で、お礼がそっと届きます。どこにも投稿されません。
page-guide-see-button = { $receiver }さんの画面を開く
page-guide-month-title = 1か月進める
page-guide-month-text = この例の人たちは、感謝されたり助けられたりすると、次の誰かを助けることが多くなります。1か月、時間を進めてみましょう。
page-guide-month-button = 1か月進める
page-guide-chain-title = 連鎖を見る
page-guide-chain-text = 助け合いは増えているか。会社だけが与え続けていないか。連鎖の画面が、名前を出さずに教えます。
page-guide-chain-button = 連鎖を見る
page-guide-done-title = これが okaeri です
page-guide-done-text = ここからは自由にお試しください。ボタンを押す、/ でコマンドを打つ、時間を進める。どれでもどうぞ。
page-guide-done-button = 自由に試す
page-channel-lounge = 広場
page-channel-careers = 仕事と転職
page-opening-lounge = みなさん、こんにちは。転職して少し落ち着いたので、お茶でもしませんか。お役に立てることがあれば、気軽に声をかけてください。
page-opening-careers = 独立についてお話しした会の資料を置いておきます。来られなかった方もどうぞ。質問も歓迎です。
page-refused-json = JSONのオブジェクトひとつを、application/jsonとして送ってください。
page-refused-large = 大きすぎます。読めるのは{ $most }バイトまでです。
page-refused-field = 「{ $field }」がないか、形が違います。
page-refused-long = 「{ $field }」が長すぎます。読めるのは{ $most }までです。
page-refused-way = この宛先には何もありません。
page-refused-host = このページは、このパソコンの自分の宛先でだけ応えます。
page-refused-origin = このページは、ほかのサイトからの求めには応えません。
page-refused-persona = 「{ $id }」という人は、ここにいません。
page-refused-message = 「{ $id }」というメッセージは、この人には見えません。
page-refused-channel = 「{ $id }」というチャンネルはありません。
page-refused-command = コマンドは /alumni か /organiser で始めてください。
page-refused-form = このフォームはもう開いていません。もう一度開いてください。
page-refused-missing = 「{ $label }」に答えてください。
page-refused-answer = 「{ $label }」の答えは、選べるものの中にありません。
page-refused-time = 時間は先にだけ、一度に{ $days }日まで進められます。
page-refused-empty = 読める言葉がありません。何か書いてください。
