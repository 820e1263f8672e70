verb-introduce = メンバー同士を引き合わせる・会いたい方に取り次いでもらう
option-other = もうお一人(空欄なら、ご自身が会いたい方)
help-introduce = **/alumni 紹介 @名前 @名前 理由** 知り合うとよさそうなお二人を引き合わせます。お一人だけなら、ご自身がその方に会いたいという意味になります。お一人ずつ順に、先にご意向を伺います。
introduction-title = 引き合わせ
introduction-form = 引き合わせ
introduction-form-people = どなたを(お一人なら、会いたい方)
introduction-form-words = 理由をひとこと(ご本人が読みます)
introduction-begun = お二人のことを考えてくださって、ありがとうございます。まず{ $first }さんに伺い、承諾をいただいてから{ $second }さんに伺います。お二人とも承諾されたら、お知らせします。
introduction-asking = ありがとうございます。{ $who }さんにあなたの言葉をお届けして、伺います。承諾をいただけたら、すぐにお知らせします。
introduction-quiet = どなたにも無理はお願いしません。どなたが断ったかは、誰にも伝わりません。実現しなかったときは、何日かしてからお知らせします。
introduction-change = 言葉を直す
introduction-back-done = 取り消しました。これ以上、どなたにも伺いません。

introduction-ask-title = { $name }さんと会ってみませんか
introduction-proposed = { $by }さんは、あなたと{ $who }さんが知り合うとよいのではと考えています。
introduction-wished = { $who }さんが、あなたとお話ししてみたいそうです。
introduction-their-words = { $who }さんから:
introduction-about = { $who }さんに聞いてよい話題: { $topics }
introduction-question = お返事に{ $minutes }分ほど、はじめてのお話に{ $talk }分ほどかかります。いかがでしょうか。
introduction-yes = 会ってみたい
introduction-no = 今回は見送る
introduction-waits = { $who }さんと会ってみませんか、というお尋ねにお返事を待っています。
introduction-look = 内容を見る
introduction-no-is-silent = 見送るのも、よいお返事です。あなたが見送ったことは、誰にも伝わりません。
introduction-by-messages = お引き合わせできることになったら、相手の言葉をそれぞれにメッセージでお届けします。
introduction-yes-form = 会ってみたい
introduction-yes-words = ご自身についてひとこと(相手が読みます)
introduction-yes-contact = 連絡先(教えてもよければ)
introduction-yes-way = どのようにやりとりしますか
introduction-way-is = { $way ->
    [messages] メッセージでやりとり(言葉をお届けします)
   *[room] { $home ->
        [slack] お二人のグループメッセージ
        [discord] お二人の非公開スレッド
       *[page] お二人の部屋
    }
}
introduction-no-noted = 承知しました。あなたが見送ったことは、誰にも伝わりません。
introduction-no-slip = 間違えました。会ってみたい
introduction-both = あなたと{ $who }さんのお二人とも、会ってみたいとのことです。これからお引き合わせします。

introduction-not-title = 今回は実現しませんでした
introduction-not-any = 楽しみにしていただいた引き合わせは、今回は実現しませんでした。ご都合など、いろいろな事情があります。
introduction-not-these = { $first }さんと{ $second }さんの引き合わせは、今回は実現しませんでした。ご都合など、いろいろな事情があります。お二人のことを考えてくださって、ありがとうございました。
introduction-not-you = { $who }さんとの引き合わせは、今回は実現しませんでした。ご都合など、いろいろな事情があります。

introduction-room-title = { $names }さん
introduction-room = { $one }さん、{ $other }さん、こんにちは。お二人とも、会ってみたいとのことでした。
introduction-by = { $by }さんからのご紹介です。
introduction-says = { $who }さん:
introduction-together = あなたと{ $who }さんのお二人とも、会ってみたいとのことです。ここからは、どうぞお二人で。
introduction-contact = { $who }さんの連絡先: { $contact }
introduction-thank = お引き合わせは、{ $by }さんのおかげです。
introduction-came-title = お二人とも承諾されました
introduction-came = { $first }さんと{ $second }さんのお二人とも、会ってみたいとのことで、お引き合わせしました。ご紹介をありがとうございました。
introduction-gift = あなたからのギフトとして記録しました。/alumni 自分 でご覧になれます。

introduction-met-title = その後、いかがですか
introduction-met-question = 2週間前に{ $who }さんとお引き合わせしました。お話しできましたか。
introduction-met-private = お答えは、お相手にも紹介した方にも伝わりません。
introduction-met-is = { $said ->
    [met] 会えました
    [not_yet] まだです
   *[unfit] 合いませんでした
}
introduction-met-noted = { $said ->
    [met] お会いになれたのですね。教えてくださって、ありがとうございます。
    [not_yet] どうぞごゆっくり。2週間後に、もう一度だけお尋ねします。
   *[unfit] 教えてくださって、ありがとうございます。合わないこともあるものです。
}

error-one-or-two-people = 知り合うとよさそうなお二人か、ご自身が会いたい方お一人をお書きください。たとえば: /alumni 紹介 @名前 @名前 理由
error-same-person-twice = お二人とも同じ方のようです。別々のお二人をお選びください。
error-meeting-oneself = ご自身のようです。会ってみたい方か、引き合わせたい方をお選びください。
error-bots-do-not-meet = それはボットです。引き合わせられるのは、人だけです。
error-contact-missing = お二人には共通の場所がありません。どちらからも連絡できなくなってしまいますので、連絡先をお書きください。
