verb-pause = しばらくお休みする(連絡を止める)
verb-resume = お休みを終える
option-until = いつまで
help-pause = **/alumni 休む** 決めた日まで、または再開するまで、こちらからの連絡を止めます。**/alumni 再開** でお休みを終えます。
pause-title = お休み
pause-button = お休みする
pause-resume = お休みを終える
pause-question = どのくらいお休みしましょうか。
pause-ways = 日付でも指定できます: /alumni 休む 12月24日まで、/alumni 休む 2週間
pause-length = { $length ->
    [week] 1週間
    [month] 1か月
    [quarter] 3か月
   *[open] 再開するまで
}
pause-until = ゆっくりお過ごしください。{ $at }の朝まで、こちらからはご連絡しません。
pause-open = ゆっくりお過ごしください。再開されるまで、こちらからはご連絡しません。
pause-is-until = { $at }の朝まで、お休み中です。
pause-is-open = 再開されるまで、お休み中です。
pause-promise = ほかのメンバーからの言葉はお預かりして、お休みが終わったらお届けします。私からのお願いやご案内は、あとからお送りすることもありません。コマンドには、いつもどおりお答えします。
pause-note = 早めに終えるには: /alumni 再開
pause-over-title = おかえりなさい
pause-over = お休みを終えました。お預かりしていたものがあれば、これからお届けします。
pause-was-none = いまはお休み中ではありません。すべてお届けしています。
pause-menu = できることを見る
