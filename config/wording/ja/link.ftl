verb-link = SlackとDiscordのアカウントをつなぐ
verb-unlink = つないだアカウントを分ける
option-code = もう一方で表示されたコード
help-link = **/alumni リンク** SlackとDiscordのアカウントをつなぎます。**/alumni リンク解除** でまた分けられます。
link-title = アカウントをつなぐ
link-code = あなたのコード: **{ $code }**
link-there = { $here ->
    [slack] Discord
    [discord] Slack
   *[page] もう一方の場所
}
link-how = { $there }のこのコミュニティで、次のように入力してください: /alumni リンク { $code }
link-note = コードは一度だけ、{ $minutes }分以内に使えます。入力した方はあなたと同じ人として扱われますので、ほかの方には見せないでください。
link-done-title = アカウントがつながりました
link-done = このアカウントと「{ $name }」({ $home })を、同じ方のものとしてまとめました。どちらで渡したもの・受け取ったものも、一緒に表示されます。
link-done-note = いつでも分けられます: /alumni リンク解除
link-told = 「{ $name }」({ $home })があなたのコードを使い、このアカウントとつながりました。
link-told-note = お心当たりがなければ、すぐに分けてください。それぞれの記録は、それぞれに戻ります。
link-was-not-me = 心当たりがありません
unlink-title = つながっているアカウント
unlink-button = 分ける
unlink-which = どのアカウントを分けますか。
unlink-one = { $name } ({ $home })
unlink-done = 「{ $name }」({ $home })と分けました。それぞれの記録は、それぞれに戻りました。
unlink-note = もう一度つなぐには: /alumni リンク
unlink-told = 「{ $name }」({ $home })がこのアカウントと分けられました。それぞれの記録は、それぞれに戻りました。
error-link-code-over = このコードは使えません。もう一方の場所で /alumni リンク を使うと、新しいコードが出ます。一度だけ、10分以内に使えます。
error-linking-oneself = これは、このアカウントで出したコードです。もう一方の場所で入力してください。
error-linking-one-home = どちらも同じ場所のアカウントです。つなげるのは、SlackのアカウントとDiscordのアカウントです。
error-already-linked = この2つのアカウントは、すでにつながっています。
error-not-linked = このアカウントは、どのアカウントともつながっていません。
