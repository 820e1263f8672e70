verb-ask = 困っていること・知りたいことを相談する
help-ask = **/alumni 相談** 困っていることや、知りたいことを相談できます。お名前を出さずに相談することもできます。
ask-title = 相談
ask-form-title = 相談する
ask-form-words = どんなことで力を借りたいですか
ask-form-topics = 話題(「、」で区切る)
ask-form-until = いつまで(空欄なら2週間)
ask-form-way = どこで相談しますか
ask-way = { $way ->
    [channel] チャンネルで、名前を出して
    [nameless] チャンネルで、名前を出さずに
   *[quiet] チャンネルには出さず、力になれそうな数人にだけ、名前を出さずに
}
ask-recorded = 相談を受け付けました。{ $way }
ask-recorded-way = { $way ->
    [channel] お名前とともに、チャンネルに投稿します。
    [nameless] お名前を出さずに、チャンネルに投稿します。
   *[quiet] チャンネルには投稿せず、力になれそうな方に、お名前を出さずにうかがいます。
}
ask-until = { $until }まで受け付けます。申し出があれば、メッセージでお知らせします。
ask-withdraw = 取り下げる
ask-withdrawn = 相談を取り下げました。
ask-close = 解決したので締め切る
ask-closed = 相談を締め切りました。解決してよかったです。
ask-open = 相談中:「{ $about }」({ $until }まで)
ask-post-title = 相談があります
ask-post-who = { $who }さんからの相談です。
ask-post-nameless = メンバーのお一人からの相談です。
ask-post-topics = 話題: { $topics }
ask-post-note = { $count ->
    [0] まだ申し出はありません。
   *[other] { $count }名の申し出がありました。
} { $until }まで受け付けています。申し出の内容は、相談したご本人だけに届きます。
ask-post-over = この相談は締め切られました。
ask-help = 力になれそうです
ask-help-title = 力になる
ask-help-words = どんなことができそうですか(ご本人に届きます)
ask-offered = ありがとうございます。{ $who }さんに、お名前とともにお届けします。
ask-offered-nameless = ありがとうございます。相談したご本人に、お名前とともにお届けします。
ask-offered-note = 内容は、ほかの方には見えません。返事があれば、メッセージでお知らせします。
ask-offer-title = 力になりたいという方がいます
ask-offer = { $who }さんが、あなたの相談「{ $about }」に申し出てくれました。
ask-offer-note = { ask-answer }と、ボットがお届けします。直接ご連絡いただいてもかまいません。
ask-offer-note-nameless = 返事やお礼をすると、あなたのお名前が相手に伝わります。それまでは伝わりません。
ask-answer = 返事をする
ask-answer-words = お返事(相手に届きます)
ask-answered = { $who }さんにお届けします。
ask-answer-title = 申し出への返事が届いています
ask-answer-came = { $who }さんから、「{ $about }」への申し出にお返事が届きました。
ask-thank = 助かりました
ask-no = 今回は別の方法で
ask-not-helped = わかりました。お相手には何もお伝えしません。
ask-helped-title = その後いかがですか
ask-helped-question = 「{ $about }」という相談に、申し出がありました。お役に立てたでしょうか。
ask-helped-by = { $who }さん:「{ $about }」
ask-helped-note = 「{ ask-thank }」を押すと、お礼がご本人に届きます。おたずねするのは、この一度だけです。
ask-helped-note-nameless = 「{ ask-thank }」を押すと、お礼があなたのお名前とともにご本人に届きます。おたずねするのは、この一度だけです。
ask-expired-title = 相談の期限になりました
ask-expired = 「{ $about }」には、今回は申し出がありませんでした。言い方を変えたり、もう一度出したりすると、届くこともあります。
ask-again = もう2週間出す
ask-again-done = もう一度、{ $until }まで受け付けます。
