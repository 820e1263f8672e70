verb-rounds = ラウンド: まだ会っていない方とお話しする
help-rounds = **/alumni ラウンド** まだ会っていないメンバーと、お好きな間隔でお引き合わせします。
rounds-title = ラウンド
rounds-button = ラウンドの設定を変える
rounds-what = ラウンドでは、まだラウンドで会っていないメンバーお一人(ときにはお二人)とお引き合わせします。同じ言語を話し、起きている時間が重なり、なるべく同じチームにいなかった方です。お好きなときに、お好きな場所で、{ $minutes }分ほどお話しください。
rounds-how-often = どのくらいの間隔がよいですか。
rounds-rhythm = { $rhythm ->
    [weekly] 毎週
    [monthly] 毎月
   *[quarterly] 3か月ごと
}
rounds-joined = ご参加ありがとうございます。これからは次のとおりです。
rounds-stand = **{ $rhythm ->
    [weekly] 毎週
    [monthly] 毎月
   *[quarterly] 3か月ごと
}**参加されます。次のラウンドは{ $at }です。
rounds-change = いつでも変えたり、やめたりできます。
rounds-stop = やめる
rounds-stopped = 参加を終えました。これまでありがとうございました。
rounds-back = また参加する
rounds-note = お相手が見つからなかったときは、理由とあわせてお知らせします。お休み中(/alumni 休む)は、お引き合わせしません。
rounds-in-a-room = { $home ->
    [slack] お引き合わせのときは、グループメッセージを開きます。読めるのは、参加した方とこのボットだけです。
    [discord] お引き合わせのときは、非公開スレッドを開きます。**ただし、このサーバーでスレッドを管理できる方は、中身を読めてしまいます。**代わりに、それぞれにメッセージをお送りすることもできます。
    [both] お引き合わせのときは、Slackでグループメッセージを開きます。お相手がDiscordだけにいる場合は、Discordで非公開スレッドを開きます。**ただし、そのサーバーでスレッドを管理できる方は、中身を読めてしまいます。**代わりに、それぞれにメッセージをお送りすることもできます。
   *[page] お引き合わせのときは、部屋を開きます。
}
rounds-by-messages = お引き合わせのときは、部屋を開かずに、それぞれにメッセージをお送りします。
rounds-rather-messages = メッセージにする
rounds-rather-room = 部屋にする

rounds-whether = ここ何回かのラウンドでは、お返事がありませんでした。もちろん、それでかまいません。これからも参加されますか。お返事をいただくまでは、お引き合わせをお休みします。
rounds-stay = 参加を続ける
rounds-later = 1か月後にまた聞く
rounds-stays = 続けてくださって、うれしいです。次のラウンドからまたご一緒しましょう。
rounds-rests = 1か月後に、もう一度お尋ねします。それまでは、そっとしておきますね。

rounds-room-title = { $names }さん
rounds-room = { $names }さん、こんにちは。今回のラウンドでは、みなさんをお引き合わせします。
rounds-room-note = 30分もあれば十分です。どなたからでも、気軽に声をかけてみてください。
rounds-letter = 今回のラウンドでは、{ $names }さんとお引き合わせします。気軽に声をかけてみてください。30分もあれば十分です。
rounds-alone = { $why ->
    [nobody_else] 今回のラウンドに参加されたのは、まだあなたお一人でした。次のラウンドでまたお探しします。参加する方が増えるほど、見つかりやすくなります。
    [language] 今回のラウンドには、同じ言語を話す方が見つかりませんでした。次のラウンドでまたお探しします。
    [hours] 今回のラウンドには、起きている時間が重なる方が見つかりませんでした。次のラウンドでまたお探しします。
    [all_met] 今回のラウンドの方とは、どなたとももう会われています。次のラウンドでまたお探しします。
    [last_minute] お引き合わせするはずだった方のご都合が、直前につかなくなりました。次のラウンドでまたお探しします。
   *[odd] 今回のラウンドでは、ほかの方のお相手がみな決まっていました。次のラウンドでまたお探しします。
}
rounds-met-question = 1週間前のラウンドで、{ $names }さんとお引き合わせしました。お話しできましたか。
rounds-met-private = お答えは、誰にも伝わりません。
rounds-met-noted = { $said ->
    [met] お会いになれたのですね。よい時間でしたら、お礼のひとことも喜ばれます。
    [not_yet] どうぞごゆっくり。1週間を過ぎてもかまいません。
   *[unfit] 教えてくださって、ありがとうございます。合わないこともあるものです。
}

rounds-taking-part = 参加している方の人数:
rounds-planned-title = 次のラウンド
rounds-planned = ラウンドは、{ $at }に始まります。
rounds-coming = 次のラウンドは、{ $at }に始まります。前日に内容をお見せします。
rounds-groups = 2人組が{ $twos }組{ $threes ->
    [0] {""}
   *[other] 、3人組が{ $threes }組
}
rounds-alone-count = お相手のいない方が{ $count }人: { $why ->
    [nobody_else] ほかに参加する方がいない
    [language] 同じ言語の方がいない
    [hours] 起きている時間が重ならない
    [all_met] 全員ともう会っている
    [last_minute] お相手の都合がつかなくなった
   *[odd] ほかの方のお相手が決まっている
}
rounds-send-now = いま始める
rounds-wait = 1週間待つ
rounds-look = 見え方を確かめる
rounds-somebody = どなたか
rounds-will-get = このように表示されます。{ $at }に、{ $count }人の方に届きます(お名前はそれぞれ違います)。
rounds-goes-out = 1分ほどで始まります。
rounds-waits = { $at }まで待ちます。その前日に、もう一度内容をお見せします。
rounds-gone = 前回のラウンド({ $at }):
rounds-went = ラウンドは{ $at }に始まりました:
rounds-met = { $of }人のうち{ $met }人から、会えたとのお返事がありました。
rounds-first = 最初のラウンドは、{ $at }に始まります。前日に内容をお見せします。
rounds-none-yet = まだラウンドの予定はありません。どなたかが /alumni ラウンド で参加されると、最初のラウンドが始まります。
rounds-organiser-note = ここで見えるのは数字だけで、誰が誰と会うかは見えません。何もされなければ、ラウンドは予定どおり始まります。
