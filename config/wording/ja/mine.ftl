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
mine-line-gave = { $at } { $who }さん{ $count ->
    [0] {""}
   *[other] 、ほか{ $count }名
}へ: { $about }
mine-line-gave-everybody = { $at } みなさんへ: { $about }
mine-line-received = { $at } { $who }さんから: { $about }
mine-empty = まだ記録はありません。最近お世話になった方を思い浮かべて、お礼を伝えるところから始めてみませんか。
mine-private = この内容が見えるのは、あなただけです。
mine-lately-thanked = **最近届いたお礼**
mine-change = 記録を訂正する
mine-wrong = 内容が違うものがある
