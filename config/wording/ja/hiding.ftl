verb-hide = 言葉を読まずに、見えないようにする

hiding-title = 言葉を非表示にする
hiding-form-who = どなたの書いた言葉ですか
hiding-of = { $who }さんが最近書いたものです。言葉そのものは、ここには表示しません。
hiding-nothing = { $who }さんが最近書いた言葉は、見つかりませんでした。
hiding-gift = { $at } ギフト「{ $kind }」({ $to }へ)
hiding-thanks = { $at } お礼({ $to }へ)
hiding-to = { $count }人
hiding-hide = 言葉を非表示にする
hiding-show = 言葉をまた表示する
hiding-by-organiser = (運営が非表示にしています)
hiding-by-reader = (受け取った方が非表示にしています)
hiding-done = 非表示にしました。書いた方と受け取った方の記録には、運営が非表示にしたことが表示されます。
hiding-undone = 言葉をまた表示しました。
hiding-gone = この言葉は、もう取り消されています。
hiding-note = どなたがいつ非表示にしたかは、1年間記録に残ります。
error-nobody-to-hide = どなたの書いた言葉でしょうか。/organiser 非表示 @名前 のようにお試しください。
