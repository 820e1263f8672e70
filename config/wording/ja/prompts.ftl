verb-prompts = お声がけ(メンバーにお願いしてみること)の内容・頻度・様子
help-prompts = **/alumni お声がけ** どんなことを、どのくらいの頻度で、いつお声がけしてよいかを決められます。

prompt-title = もしよろしければ
prompt-kind-name = { $kind ->
    [answer] 相談に力を貸すこと
    [introduce] 人を引き合わせること
    [share] 募集を共有すること
    [speak] イベントで話すこと
   *[welcome] 新しい方を迎えること
}
prompt-answer = { $who }さんが、こんな相談をしています。
prompt-answer-nameless = メンバーのお一人から、こんな相談が届いています。
prompt-answer-now = { $until }まで受け付けています。{ $count ->
    [0] まだ申し出はありません。
   *[other] これまでに{ $count }名の申し出がありました。
}
prompt-speak = 「{ $title }」で話してくださる方を、あと{ $count }名探しています。
prompt-welcome = { $who }さんが、このコミュニティに来たばかりです。歓迎のひとことを送ってみませんか。
prompt-introduce = { $one }さんと{ $other }さんは、話が合うかもしれません。お二人ともご存じのあなたから、引き合わせてみませんか。
prompt-share = 「{ $topic }」の募集を待っている方が、何人かいらっしゃいます。いま公開中のものはありません。心当たりはありませんか。
prompt-why = { $reason ->
    [said_so] { $named ->
        [1] 「{ $topics }」についてなら声をかけてよいとお答えくださったので、ご連絡しました。
       *[0] このようなことなら声をかけてよいとお答えくださったので、ご連絡しました。
    }
    [knows_topic] 「{ $topics }」にご関心があるとのことで、ご連絡しました。
    [received_lately] 最近、ほかの方から受け取られたものがありました。よろしければ、次はどなたかへ。
    [did_before] 以前にも、同じようなことをしてくださいました。
    [first_gift] はじめての方にも、しやすいことだと思います。
   *[turn] みなさんに、少しずつ順番にお声がけしています。
}
prompt-waits = 「{ prompt-kind-name }」のお声がけに、お返事を待っています。
prompt-look = 内容を見る
prompt-minutes = かかる時間の目安は{ $minutes }分です。
prompt-note = どのお返事でも大丈夫です。お返事の内容が、ほかの方に伝わることはありません。
prompt-yes = { $kind ->
    [answer] 力になれそうです
    [introduce] 引き合わせてみます
    [share] 共有してみます
    [speak] 話してみます
   *[welcome] ひとこと送ります
}
prompt-later = 今回は見送ります
prompt-not-this-kind = この種のお声がけは不要です
prompt-pause = しばらくお休みします
prompt-again = やはりお声がけしてほしい
prompt-answered = { $ending ->
    [accepted] 応じてくださって、ありがとうございます。
    [declined] わかりました。お返事をありがとうございます。しばらくはお声がけしません。
    [refused] わかりました。「{ prompt-kind-name }」のお声がけは、これからお送りしません。
    [paused] わかりました。しばらくはお声がけしません。
   *[withdrawn] このお声がけは終わりました。ほかの方が応じてくださったか、時期が過ぎたためです。お気持ちをありがとうございます。
}

prompts-title = お声がけ
prompts-intro = あなたにできそうなことがあるとき、ときどきお声がけします。何を、どのくらい、いつにするかは、ご自由にお決めください。
prompts-are-off = いまは、お声がけをしない設定です。
prompts-all-on = お声がけを受け取る
prompts-all-off = お声がけをすべて止める
prompts-saved = 保存しました。
prompts-kinds = **お声がけしてよいこと**
prompts-kind = { $on ->
    [1] ✓
   *[0] ―
} { prompt-kind-name }
prompts-turn = { $kind ->
    [answer] 相談
    [introduce] 紹介
    [share] 募集
    [speak] 登壇
   *[welcome] 歓迎
}{ $on ->
    [1] を止める
   *[0] を受け取る
}
prompts-how-often = **頻度** いまは「{ prompts-rhythm }」です。4週間に{ $most }回までにします。
prompts-rhythm = { $rhythm ->
    [often] 多め
    [rarely] 少なめ
   *[normal] ふつう
}
prompts-quiet = **静かにする時間** いまは{ $hours }です。急がないメッセージは、この時間が終わってからお送りします。
prompts-quiet-form = 静かにする時間
prompts-quiet-field = 何時から何時まで(例: 22:00-7:00)
prompts-note = お声がけは、平日の10時から18時(あなたの時間帯)のあいだにお送りします。続けてお送りすることはありません。

prompts-organiser-title = お声がけの様子
prompts-organiser-intro = 相談への回答、登壇、歓迎などを、応じてくださりそうな方に、順番に、控えめにお声がけします。
prompts-switch = { $on ->
    [1] お声がけを止める
   *[0] お声がけを始める
}
prompts-switched = { $on ->
    [1] お声がけを始めました。
   *[0] お声がけを止めました。すでにお送りしたものには、これからもお返事いただけます。
}
prompts-count = { $count }件
prompts-few = 少ないため表示しません
prompts-fact-week = この7日間にお送りしたもの
prompts-fact-month = この4週間にお送りしたもの
prompts-fact-yes = 4週間のうち、応じてくださったもの
prompts-fact-no = 見送りや、お休みのお返事
prompts-fact-silent = お返事のないもの、終わったもの
prompts-why = { $why ->
    [switched_off] いまは止めています。新しいお声がけはしません。
    [door_closed] ボットから声をかける相手が「まだ誰にも」になっているため、お声がけはしません。/organiser 設定 で変えられます。
    [host_gave_nothing] この2週間、会社からのギフトがないため、お声がけを控えています。会社の方のどなたかが何かを渡すと、また始めます(現役社員と確認された方のギフトか、「会社として」のギフトを数えます)。
    [too_few] まだ人数が少ないため、お声がけを控えています。この3か月に参加された方が2名以上になると始めます。
    [budget_spent] この時期にお送りする数に達したため、次の週までお待ちしています。
    [enough_today] 今日の分はお送りしました。
    [nothing_to_give] いまは、お願いできることがありません。相談や登壇者の募集があると始めます。
    [nobody_consents] お声がけを受け取る方が、まだいらっしゃいません。
    [all_paused] 受け取る方がみなさんお休み中のため、控えています。
    [nobody_awake] 平日の10時から18時(それぞれの時間帯)ではないため、お待ちしています。
    [all_rest] 最近お声がけした方ばかりのため、しばらく控えています。
    [nobody_fits] いまは、合う方がいません(言葉が通じ、すでに何かを受け取った方などに限っています)。
   *[going] いまは、合う方がいれば、1時間以内にお声がけします。合う方がいないこともあります(言葉が通じる方、すでに何かを受け取った方などに限っています)。
}
prompts-organiser-note = 誰に何をお声がけし、どうお返事があったかは、運営の方にも表示しません。{ $least }件未満の数も表示しません。

welcoming-form = 歓迎のひとこと
welcoming-words = どんな言葉で迎えますか(ご本人に届きます)
welcoming-title = 歓迎のひとこと
welcoming-sent = { $who }さんに、あなたの言葉をお届けします。ありがとうございます。
welcoming-note = 新しい方のお迎えとして、あなたのギフトに記録しました。
welcoming-came = { $who }さんから、歓迎の言葉が届いています。
