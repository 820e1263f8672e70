give-title = ギフトを記録しました
give-form-title = ギフトを記録する
give-form-kind = どんなギフトですか
give-form-receivers = どなたへ(選ばなければ、みなさんへ)
give-form-words = どんなことをしましたか(相手に届きます)
give-form-behalf = どの立場からのギフトですか
give-form-company = 会社として渡しました
give-recorded = { $who }さん{ $count ->
    [0] {""}
   *[other] ほか{ $count }名
}への「{ gift-kind }」を記録しました。ありがとうございます。
give-recorded-everybody = みなさんへの「{ gift-kind }」を記録しました。ありがとうございます。
give-private = この内容が見えるのは、あなたとお相手だけです。お相手には短いメッセージをお送りします。
give-everybody-note = どこにも投稿しません。お名前を出さずに、コミュニティの連鎖に数えます。
give-same-question = { $at }に、あなたへのお礼が届いています。同じギフトのことでしょうか。
give-same = はい、同じことです
give-same-done = ひとつのギフトにまとめました。
gift-received-title = あなたへのギフト
gift-received = { $who }さんが、{ $at }のあなたへの「{ gift-kind }」を記録しました。
gift-received-next = よろしければ、ひとことお礼を伝えてみませんか。
