letter-off = この種のDMを止める
letter-on = また受け取る
letter-is-off = この種のDMは、これからお送りしません。内容は /alumni 自分 でいつでもご覧になれます。
letter-is-on = この種のDMを、またお送りします。
letter-switch-title = DMの設定
letter-gone-title = 取り消されました
letter-gone = ここにあったお知らせは取り消されました。何もしていただくことはありません。
