status-title = ボットの様子
status-runs = 動いているもの
status-nothing = いまは何も動いていません
status-waits = お届けを待っているメッセージ
status-kept = 次のコマンドのときにお見せするもの(メッセージを受け取らない設定の方)
status-aside = 届けられなかったメッセージ
status-notices = { $count }件
status-next = 次のお届けは{ $at }の予定です。
status-failed = **届けられなかった理由**
status-reason = { $reason }: { $count }件
status-as-of = { $at }現在
status-again = もう一度見る
status-unconfirmed = 確認を待っている方
status-removed = **{ $home }に入れなくなっています**({ $at }から、{ $why })。これまでの記録はすべて残っています。{ $todo }
status-way-back = { $platform ->
    [slack] ボットを動かしている方に、ワークスペースへのアプリの再インストールか、新しいトークンの設定をお願いしてください。
    [discord] ボットを動かしている方に、サーバーへの再招待か、新しいトークンの設定をお願いしてください。
   *[page] ボットを動かしている方に、もう一度起動してもらってください。
}
status-unanswered = 申し出のない相談(この30日)
status-asks = { $count }件
