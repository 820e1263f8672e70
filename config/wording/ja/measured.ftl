measured-title = ギフトの連鎖
measured-as-of = { $at }現在。コミュニティ全体のギフト{ $gifts }件をもとにした数字です。どなたの名前も記録も含みません。
measured-part = 最初の数字は、一部のメンバー({ $members }人)の記録から計算しています。ほかの数字は、すべての記録によるものです。
measured-earlier = **以前の様子です。** { $at }の時点のもので、その後どなたかが離れても、この内容は変わりません。
measured-source = { $at }より前のギフトは、過去の投稿の言葉と絵文字から見つけたものです。それからは、コマンドと絵文字で伝えられたものを数えています。この時期に数字が大きく変わって見えても、そのためかもしれません。
measured-follow = ギフト10件から生まれる次のギフト
measured-follow-about = { $figure ->
    [0] ほとんどありません(おそらく{ $low }〜{ $high }件)
   *[other] およそ{ $figure }件(おそらく{ $low }〜{ $high }件)
}
measured-host = 会社からのギフト
measured-givers = 渡したことのあるメンバー
measured-rooted = もとをたどると会社から始まったギフト
measured-percent = { $percent }%
measured-unknown = まだわかりません
measured-host-unknown = まだわかりません(確認済みの方がいません)
measured-stages = **5つの段階**
measured-stage = { $mark } **{ measured-stage-name }**: { $known ->
    [0] まだわかりません
   *[1] { $stage ->
        [worth_joining] この90日に渡すか受け取るかしたメンバーが{ $value }%
        [volunteering] 頼まれずに渡したことのあるメンバーが{ $value }%
        [inducing] ギフト10件から、少なめに見ても{ $value }件の次のギフト
        [chain] ギフト10件から、およそ{ $value }件の次のギフト
       *[return] { $value ->
            [0] 会社に返ってきたものの記録は、まだありません
           *[other] 会社に返ってきたものの記録が{ $value }件
        }
    }
}{ $reached ->
    [1] {""}
   *[0] (目安は{ $needed }{ $stage ->
        [worth_joining] %
        [volunteering] %
       *[inducing] 件
    })
}
measured-stage-name = { $stage ->
    [worth_joining] 参加したくなる場所
    [volunteering] 自分から渡す人がいる
    [inducing] 次のギフトを呼ぶ
    [chain] 連鎖がひとりでに続く
   *[return] 会社にも返ってくる
}
measured-next = 次の段階は「{ measured-stage-name }」です。
measured-all-reached = 5つの段階すべてに届いています。
measured-to-do =
    {""}**いまできること**
    {""}– まず運営の方から、3人にお礼を伝えてみてください。最初の一歩がどれほど小さいかが伝わります。
    {""}– これまでの投稿を取り込めます。okaeri import slack-export が、交わされてきたお礼を見つけます。
    {""}– /organiser 企画 で、集まりを企画できます。話してくださった1時間は、参加した方みなさんへのギフトになります。
measured-picture-with-it = 月ごとの図を、メッセージでお送りします。
measured-picture-comes = 「{ $name }」の図を、メッセージでお送りします。
measured-no-picture = この時点の図はありません。
measured-pictures = **図**(メッセージでお送りします)
measured-by-month = 月ごとの様子
measured-of-chain = 連鎖のつながり
measured-weeks = **ほかの時点の様子**
measured-weeks-ago = { $weeks ->
    [52] 1年前
   *[other] { $weeks }週間前
}
measured-newest = 最新
measured-anew = いま計算しなおす
measured-waits = まだ計算していないため、いまから計算します。たいてい数分で、結果をメッセージでお送りします。
measured-waits-anew = いまから計算しなおし、結果をメッセージでお送りします。それまでは、こちらが最新です。
measured-failed = まだ計算できていません。1時間ごとに、もう一度計算してみます。理由は、ボットを動かしている方がログで確かめられます。
measured-again = /organiser 連鎖 で、いつでもご覧になれます。
measured-alt-months = ギフト1件から生まれる次のギフトの、月ごとの数。{ $months }。
measured-alt-month = { $month } { $known ->
    [1] { $figure }件({ $low }〜{ $high }件)
   *[0] まだわかりません
}{ $host ->
    [-1] {""}
   *[other] 、会社からが{ $host }%
}
measured-alt-chain = ひとつの点が1件のギフトで、左から右へ時間が進み、きっかけになったギフトと線で結ばれています。2件以上の連鎖が{ $chains }つ、いちばん大きいもので{ $largest }件、いちばん長いもので{ $steps }段です。
