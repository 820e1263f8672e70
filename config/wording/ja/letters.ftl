letter-off = この種のメッセージを止める
letter-on = また受け取る
letter-is-off = この種のメッセージは、これからお送りしません。
letter-is-off-recorded = この種のメッセージは、これからお送りしません。届いたものは /alumni 自分 でいつでもご覧になれます。
letter-is-on = この種のメッセージを、またお送りします。
letter-switch-title = メッセージの設定
letter-gone-title = 取り消されました
letter-gone = ここにあったメッセージは取り消されました。何もしていただくことはありません。
