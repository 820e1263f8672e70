verb-settings = コミュニティの設定を見る・変える

settings-title = 設定
settings-saved = 保存しました。これからは次のとおりです。
settings-already = すでにそのとおりの設定でした。
settings-community = コミュニティの名前
settings-company = 会社の名前
settings-language = ふだんの言語
settings-language-name = { $spoken ->
    [ja] 日本語
    [en] 英語
   *[operator] ボットを動かしている方の設定どおり
}
settings-operator = ボットを動かしている方の設定どおり
settings-unnamed = まだ決まっていません
settings-emoji = お礼の絵文字
settings-emoji-none = 🙏 など、お辞儀や感謝の絵文字(はじめから使えます)
settings-emoji-some = { $emoji }(🙏 などは、はじめから使えます)
settings-organisers = 運営の方
settings-organisers-unnamed = { $who }(決めるまでは、ワークスペースやサーバーの管理者の方々)
settings-more = { $who }、ほか{ $count }人
settings-channel-at = { $platform }のお知らせチャンネル
settings-channel-none = まだ決まっていません
settings-heard-at = { $platform }でお礼の絵文字に気づけるチャンネル
settings-heard-none = まだありません

settings-change = コミュニティ全体の設定と、いまお使いの場所の設定を、それぞれ変えられます。
settings-form-community = コミュニティの設定
settings-form-home = { $platform }の設定
settings-form-name = コミュニティの名前
settings-form-company = 会社の名前
settings-form-language = まだ言語を選んでいない方への言語
settings-form-emoji = お礼の絵文字(空白で区切って20個まで)
settings-form-channel = お知らせチャンネル
settings-form-organisers = 運営の方

settings-door = ボットから声をかける相手
settings-door-now = { $welcomes ->
    [everybody] みなさん
    [newcomers] 新しい方だけ
   *[nobody] まだ誰にも
}
settings-door-question = **ボットから声をかけてもよい相手**(メンバー同士のお礼やギフトは、いつでも届きます)
settings-door-each = { $welcomes ->
    [everybody] **みなさん**: いまいる方にも、あとから来る方にも、歓迎やお声がけをお送りします。
    [newcomers] **新しい方だけ**: これから来る方だけを、メッセージでお迎えします。
   *[nobody] **まだ誰にも**: こちらからは何もお送りしません。
}

settings-invite = { $platform ->
    [slack] Slackで気づけるチャンネルを増やすには: そのチャンネルで /invite @okaeri と入力してください。
   *[discord] Discordで気づけるチャンネルを増やすには: チャンネルの設定の「権限」で、okaeriに「チャンネルを見る」と「メッセージを送信」を許可してください。
}
settings-uninvited = { $platform ->
    [slack] { $channel }には、まだ入っていないため書き込めません。{ $channel }で /invite @okaeri と入力してください。
    [discord] { $channel }には、まだ書き込めません。チャンネルの設定の「権限」で、okaeriに「チャンネルを見る」と「メッセージを送信」を許可してください。
   *[page] { $channel }には、まだ書き込めません。別のチャンネルをお選びください。
}
settings-left-out = 保存しました。これからは、あなたは運営の方に含まれないため、運営のためのコマンドは使えません。運営の方: { $who }。これまでありがとうございました。

settings-meanwhile-title = 先に設定が変わっていました
settings-meanwhile = この画面を開いたあとに設定が変わったため、まだ何も変えていません。
settings-meanwhile-by = 最後に変えたのは{ $who }さんです({ $at })。
settings-unlike = **{ $setting }**: いまは「{ $now }」、あなたの内容では「{ $wanted }」
settings-anew = いまの設定から始める
settings-anew-note = よろしければ、いまの設定をもとに、もう一度お試しください。

error-unknown-emoji = 「{ $said }」は、絵文字として読み取れませんでした。🙏 や :pray: のように、空白で区切ってお書きください。何も変えていません。
error-too-many-emoji = 絵文字が{ $count }個あります。覚えておけるのは{ $most }個までです。何も変えていません。
error-organisers-missing = 運営の方を、お一人以上お選びください。何も変えていません。
error-bots-do-not-organise = それはボットです。運営の方には、人をお選びください。何も変えていません。
settings-language-operator = { $spoken }(ボットを動かしている方の設定)
