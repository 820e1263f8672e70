chain-title = みんなの連鎖
chain-month = この30日間は、{ $count ->
    [0] ギフトの記録がありませんでした
   *[other] { $givers }人から**{ $count }件のギフト**がありました
}。{ $trend ->
    [2] { "" }
    [1] その前の30日間({ $before }件)より増えています。
    [-1] その前の30日間は{ $before }件でした。
   *[0] その前の30日間と同じ件数です。
}
chain-gifts = これまでのギフト
chain-givers = 一度でも渡した人
chain-receivers = 一度でも受け取った人
chain-host = 会社からのギフトの割合
chain-longest = いちばん長い連鎖
chain-of = { $members }人中{ $count }人
chain-people = { $count }人
chain-percent = { $percent }%
chain-host-unknown = まだわかりません(確認前のメンバーからのギフトが{ $count }件)
chain-links = { $count ->
    [1] まだつながりの記録はありません
   *[other] { $count }件(前のギフトがきっかけになったと、渡した人が答えたもの)
}
chain-note = ここでは、どなたの名前も表示しません。
chain-empty = まだギフトの記録がありません。連鎖は、ひとことのお礼から始まります。
