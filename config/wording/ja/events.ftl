verb-event = イベントを企画する、または提案する
verb-events = イベント:これから、参加予定、これまで
help-event = **/alumni 企画** パネルや集まりを提案できます。運営の方が確認します。
help-events = **/alumni イベント** これからの予定、ご自身の参加予定、これまでのイベントをご覧になれます。

event-kind = { $kind ->
    [panel] パネル
    [networking] 交流会
    [workshop] ワークショップ
   *[talk] トーク
}
event-weekday = { $day ->
    [0] 月
    [1] 火
    [2] 水
    [3] 木
    [4] 金
    [5] 土
   *[6] 日
}
event-when = { $year }年{ $month }月{ $date }日({ event-weekday }){ $time }({ $zone })
event-length = { $hours ->
    [0] { $minutes }分
   *[other] { $minutes ->
        [0] { $hours }時間
       *[other] { $hours }時間{ $minutes }分
    }
}
event-fact-kind = 内容
event-fact-when = 日時
event-fact-length = 長さ
event-fact-place = 場所
event-fact-link = リンク
event-fact-speakers = 話す方
event-fact-capacity = 定員
event-fact-speakers-wanted = 募集中の話し手
event-fact-topics = 話題
event-fact-repeat = 繰り返し
event-fact-answers = お返事
event-fact-reach = お知らせ先
event-fact-came = 参加した方
event-fact-newcomers = 最近コミュニティに入った方
event-fact-again = 以前にも参加した方
event-fact-set-off = その後30日

event-answer = { $answer ->
    [yes] 参加します
    [maybe] たぶん
   *[no] 参加できません
}
event-answer-counted = { event-answer }({ $count })
event-do-you-come = ご参加いかがですか。
event-places = 定員は{ $count }人です。
event-full = いまは満席です{ $waiting ->
    [0] 。空きをお待ちいただけます。
   *[other] ({ $waiting }人がお待ちです)。空きをお待ちいただけます。
}
event-speakers-wanted = このテーマで話せることがありましたら、数分でもほかの方の力になります。
event-came-late = 予定より遅いお知らせになりました(本来は{ $at })。急なご案内で申し訳ありません。
event-is-cancelled = **このイベントは中止になりました。**
event-is-over = このイベントは終わりました。ご参加のみなさん、ありがとうございました。
event-open-link = リンクを開く
event-here = 参加しています
event-not-here = 押しまちがえました
event-here-noted = ようこそ。どうぞ楽しいひとときを。
event-not-here-noted = 承知しました。数えていません。
event-speak = 話せます
event-unspeak = 話すのを取りやめる
event-file = カレンダー用ファイルを受け取る
event-file-comes = カレンダー用のファイルを、メッセージでお送りします。
event-file-here = お会いできるのを楽しみにしています。このファイルで、カレンダーに登録できます。
event-more = よろしければ:
event-who-sees = 人数はどなたにも見えます。どなたが参加するかは、運営の方だけが見られます。
event-your-answer = { $answer ->
    [yes] **参加のご予定です。**カレンダー用のファイルをお送りし、始まる前にもお知らせします。
    [maybe] **「たぶん」とうかがっています。**いつでもお決めいただけます。
    [no] **参加できないとうかがっています。**ご都合がつきましたら、いつでもどうぞ。
   *[none] ご参加いかがですか。
}
event-you-wait = **空きをお待ちです。**席が空きしだいご用意し、お知らせします。
event-you-are-here = **参加中です。**どうぞ楽しいひとときを。

events-coming-title = これからのイベント
events-mine-title = 参加予定のイベント
events-past-title = これまでのイベント
events-line = **{ $title }**({ $kind ->
    [panel] パネル
    [networking] 交流会
    [workshop] ワークショップ
   *[talk] トーク
})
events-look = くわしく
events-more = 続きを見る
events-none = { $which ->
    [events-mine] 参加予定のイベントは、いまはありません。
    [events-past] まだイベントは行われていません。
   *[events] いま予定されているイベントはありません。聞いてみたいこと、みなさんと話してみたいことはありますか。
}
events-list = { $which ->
    [events-mine] 参加予定
    [events-past] これまで
   *[events] これから
}
events-others = または:
events-propose = イベントを提案する
events-zone = 時刻は、あなたのタイムゾーン({ $zone })でも表示しています。/alumni プロフィール で変えられます。

event-changed = **予定が変わりました。**現在の内容は次のとおりです。{ $waits ->
    [1] 引き続き、空きをお待ちいただいています。
   *[0] 参加のお返事はそのままです。ご都合が合わなくなりましたら、ボタンひとつで大丈夫です。
}
event-changed-cancelled = **このイベントは中止になりました。**ファイルを開くと、カレンダーからも消えます。
event-moved-up = **席が空きましたので、ご用意しました。**参加が難しい場合は、ボタンひとつで次の方にお譲りいただけます。
event-reminder = { $hours ->
    [1] **まもなく始まります。**難しくなりましたら、ボタンひとつで大丈夫です。
    [24] **いよいよ近づいてきました。**お待ちしています。難しくなりましたら、ボタンひとつで大丈夫です。
   *[168] **あと1週間ほどです。**お待ちしています。難しくなりましたら、ボタンひとつで大丈夫です。
}

event-speak-form = 話せます
event-speak-words = どんなお話ですか(ひとことで大丈夫です)
event-speak-thanks = ありがとうございます。運営の方から、ここにお返事が届きます。
event-unspoken = 承知しました。お申し出を取り消しました。どうぞお気になさらずに。
event-offer-title = 話してくださる方
event-offer-came = **{ $who }さん**が、「{ $title }」で話せるそうです。
event-offer-question = お願いしますか。
event-offer-accept = ぜひお願いする
event-offer-decline = 今回は見送る
event-offer-answered = { $accepted ->
    [1] { $who }さんにお願いしました。席もご用意し、ご本人にお知らせします。
   *[0] { $who }さんには、今回は見送ることを丁寧にお伝えします。
}
event-offer-line = **{ $who }さん**が話せるそうです: { $words }
event-withdrawn = **{ $who }さん**は、「{ $title }」で話すのが難しくなったそうです。ほかの方にお願いできるかもしれません。
event-speaker-answer = { $accepted ->
    [1] **ぜひお話しください。ありがとうございます。**席は必ずご用意します。くわしいことは、運営の方からご連絡します。
   *[0] お申し出、ありがとうございます。今回は見送りとなりましたが、ぜひご参加ください。またの機会にもお待ちしています。
}

event-after = **{ $title }**へのご参加、ありがとうございました。3つだけお尋ねします。どれも答えなくて大丈夫です。
event-after-thank = お礼を伝えたい方はいますか。
event-thank = { $name }さんにお礼
event-thank-anybody = ほかの方に
event-after-meet = 会ってみたい方、引き合わせたい方はいますか。
event-meet = 心当たりがあります
event-after-speak = 次の機会に、話してみませんか。
event-would = 考えてもいい
event-would-not = 遠慮します
event-would-noted = { $would ->
    [1] ありがとうございます。合いそうな機会にお声がけするかもしれません。そのときに断っていただいても大丈夫です。
   *[0] 承知しました。お声がけしません。
}
event-after-note = ここだけのお話です。運営の方に見えるのは、人数と、次に話してもよい方だけです。

event-form = イベントの企画
event-form-title = タイトル
event-form-kind = どんな集まりですか
event-form-question = テーマや問いかけ
event-form-at = 日時(文字で書く場合: { $zone })
event-form-length = 長さ
event-form-hour = 60分
event-form-place = 場所
event-form-link = リンク(https://…)
event-form-capacity = 定員(空欄なら制限なし)
event-form-speakers = 募集する話し手の人数
event-form-topics = 話題(「、」で区切る)
event-form-repeat = 繰り返しますか
event-form-rule = 独自の繰り返し(RRULE)
event-form-announce = お知らせの日時(空欄ならすぐ)
event-form-reach = お知らせの範囲
event-form-people = ほかに参加した方
event-repeat = { $repeat ->
    [weekly] 毎週
    [fortnightly] 隔週
    [monthly-on-weekday] 毎月、同じ曜日
    [monthly-on-day] 毎月、同じ日
    [quarterly] 四半期ごと
    [yearly] 毎年
   *[once] 1回だけ
}
event-repeats = { $repeat ->
    [weekly] 毎週
    [fortnightly] 隔週
    [monthly-on-weekday] 毎月、同じ曜日
    [monthly-on-day] 毎月、同じ日
    [quarterly] 四半期ごと
    [yearly] 毎年
    [own] 独自の繰り返し
   *[once] なし
}
event-reach = { $reach ->
    [topics] チャンネルと、同じ話題の方
    [everybody] チャンネルと、メッセージを送れる全員
   *[channel] チャンネルだけ
}
event-planned = 企画を保存しました。
event-proposal-thanks = ご提案ありがとうございます。
event-proposal-next = 運営の方が確認します。結果はここでお知らせします。
event-proposed = **{ $who }さん**からイベントの提案です。
event-proposal-question = 開催しますか。お決めになったことを、提案した方にお伝えします。
event-proposal-answer = { $confirmed ->
    [1] **ご提案のイベントを開くことになりました。**お知らせは運営の方から出ます。ありがとうございます。
   *[0] ご提案ありがとうございます。今回は見送りとなりました。またいつでもご提案ください。
}
event-confirm = 開催する
event-decline = 今回は見送る

events-soon = **{ $title }** がもうすぐです: { $when }
events-all = すべてのイベント

events-organiser-title = イベント
events-at-hand = { $count ->
    [0] いま予定しているイベントはありません。
   *[other] { $count }件のイベントがあります。
}
events-plan = イベントを企画する
events-rhythms = 定例の予定
events-page = イベントの画面へ
event-state = { $state ->
    [proposed] { $at }に提案され、確認を待っています。
    [planned] 企画中です。
    [scheduled] { $at }にお知らせします。
    [late] { $at }にお知らせする予定でしたが、できませんでした。
    [announced] { $at }にお知らせしました。
    [declined] 見送りになりました({ $at }の予定でした)。
    [cancelled] 中止になりました({ $at }の予定でした)。
   *[over] { $at }に行われました。
}
event-reaches = { $channels ->
    [0] チャンネル未設定
   *[other] チャンネル{ $channels }か所
}{ $letters ->
    [0] {""}
   *[other] と、メッセージで{ $letters }人
}
event-capacity = { $count ->
    [0] 制限なし
   *[other] { $count }人
}
event-speakers-count = { $count ->
    [0] なし
   *[other] { $count }人
}
event-counts = 参加{ $yes }人、たぶん{ $maybe }人、不参加{ $no }人、空き待ち{ $waiting }人
event-people = { $count }人
event-share = { $percent }%
event-set-off = { $count ->
    [0] まだギフトの記録はありません
   *[other] { $givers }人から{ $count }件のギフト
}{ $past ->
    [1] {""}
   *[0] (現時点)
}
event-likely = { $who }さんは、このような話題で声をかけてよい、または次に話してもよいとのことです。運営の方からのひとことが、いちばんの招待になります。
event-nothing-out = まだ何もお知らせしていません。実際の見た目のまま、先にご自身で確かめられます。
event-waits-for-moment = 決めた日時に、自動でお知らせします。
event-late-question = お知らせの日時を1日以上過ぎたか、チャンネルが決まっていませんでした。いまからでもお知らせしますか。
event-is-out = お知らせ済みです。参加予定の方には、関わりのある変更だけをお伝えします。
event-was = 終わりました。
event-changes = 変更する場合:
event-preview = 先に自分へ送る
event-announce = お知らせする
event-hold = いまはやめておく
event-edit = 内容
event-move = 日時と場所
event-settings = 定員など
event-cancel = 中止する
event-who = 参加する方
event-preview-comes = 実際の見た目のまま、あなただけにお送りします。
event-preview-first = **あなただけに見えています。**お知らせ先は{ $reach }、時期は{ $when }です。この下が実際の見た目です。
event-preview-last = これでよろしいですか。
event-goes-at = { $at }
event-goes-at-once = 「お知らせする」を押したとき
event-will-be-announced = { $at }に、自動でお知らせします。
event-announced = { $left_out ->
    [0] **お知らせしました。**
   *[other] **お知らせしました。**ただし{ $names }はチャンネルが未設定のため、お知らせしていません(/organiser 設定)。
}
event-never-announced = このイベントは、私が止まっているあいだにお知らせの日時を過ぎ、開催の時刻も過ぎました。何もお知らせしていません。
event-changed-meanwhile = そのあいだに、ほかの方が変更しました。まだ何もしていません。現在の内容は次のとおりです。
event-changed-saved = 変更しました。参加予定の方には、関わりのある変更だけをお伝えします。
event-nothing-changed = すでにその内容になっています。
event-places-kept = すでに{ $yes }人に席があり、そのままです。{ $capacity }人を下回るまで、新しい方の席はお取りしません。
event-cancel-question = { $count ->
    [0] 参加予定の方はまだいないため、どなたにもお知らせしません。
   *[other] 参加予定の{ $count }人に、中止をお伝えします。
}{ $series ->
    [1] 繰り返しのイベントです。この回だけにしますか、この先もすべて中止しますか。
   *[0] 中止しますか。
}
event-cancel-yes = この回を中止する
event-cancel-all = この先もすべて中止する
event-cancel-no = やめておく
event-cancelled = 中止しました。参加予定だった方には、私からお伝えします。

event-who-question = { $marks ->
    [1] 参加した方にしるしを付けられます。もう一度押すと、取り消せます。
   *[0] 「参加します」「たぶん」のお返事をくださった方:
}
event-who-line = **{ $who }さん**({ $answer ->
    [yes] 参加
    [maybe] たぶん
    [no] 不参加
   *[none] お返事なし
}){ $state ->
    [came] {" "}参加しました
    [absent] {" "}参加していません
    [waits] {" "}空き待ち
   *[open] {""}
}
event-who-nobody = まだお返事はありません。
event-who-note = この一覧は、ほかの方に渡さないでください。参加した方には、お礼と小さな質問をお送りします。参加しなかった理由を尋ねることはありません。
event-mark-came = 参加した
event-mark-absent = 参加していない
event-mark-more = ほかにも参加した方がいる
event-close = 終了して、お礼と質問を送る
event-closed = 終了しました。贈られたものを記録し、参加した方に、お礼と3つの小さな質問をお送りします。
event-report = { $came ->
    [0] イベントが終わりました。参加した方の記録がなかったため、ギフトは記録していません。
   *[other] イベントが終わりました。様子は次のとおりです。話した方と企画した方から、参加した方へのギフトとして記録しました。
}
event-report-month = 1か月がたちました。このイベントのあとに起きたことです。

event-rhythms-title = 定例の予定
event-rhythm = { $rhythm ->
    [panel] **毎月のパネル**(第2木曜日)。テーマとなる一歩を踏み出した方が話します。
    [gathering] **四半期ごとの交流会**(2か月目の第1金曜日)。
   *[openings] **毎週の新しい募集のまとめ**(月曜日の朝、チャンネルへ)。
}
event-rhythm-next = {" "}始まっています。次は{ $at }です。
event-rhythm-on = 始める
event-rhythm-off = 止める
event-rhythms-note = パネルと交流会は、数週間前に下書きをお見せします。運営の方が「お知らせする」を押すまで、何も出ません。
event-ready = 定例イベントの下書きができました。お好きなところを変えてお知らせするか、そのままにしておいてください。
event-ready-title = { $rhythm ->
    [panel] 定例パネル
   *[gathering] 定例の交流会
}
event-ready-question = { $rhythm ->
    [panel] 会社を離れたあと、どんな一歩を踏み出しましたか。いまならどうしますか。経験した方にうかがいます。
   *[gathering] いま何に取り組んでいますか。誰の力を借りられそうですか。久しぶりに集まる夜です。
}

calendar-title = あなたのカレンダー
calendar-offered = 参加予定のイベントを、お使いのカレンダーに表示できます:
calendar-button = カレンダー用アドレス
calendar-have = { $have ->
    [1] カレンダー用のアドレスをお持ちです。私の手元には照合用の記録しかないため、もう一度お見せすることはできません。新しく作り直すことはできます。
   *[0] お使いのカレンダーに登録できるアドレスを作れます。「参加します」「たぶん」のイベントが表示されます。
}
calendar-make = { $again ->
    [1] 新しく作り直す
   *[0] アドレスを作る
}
calendar-made = **あなたのアドレスです。**カレンダーの「照会」や「購読」に登録してください。もう一度お見せすることはできませんので、いまコピーをお願いします。
calendar-end = 使えなくする
calendar-ended = このアドレスは、もう使えません。
calendar-nowhere = このコミュニティには公開のアドレスがないため、カレンダー用のアドレスもありません。「参加します」のたびに、カレンダー用のファイルをお送りします。
calendar-note = アドレスを知っている人は、あなたの予定を見られます。ほかの方には渡さないでください。カレンダーの更新は1日に1〜2回ほどですので、変更はメッセージでもお伝えします。
