verb-opening = 求人・副業・プロジェクト・登壇者募集を共有する
verb-openings = いま募集中のものを、話題ごとに見る
help-opening = **/alumni 募集** 求人、副業、プロジェクト、登壇者の募集をご存じでしたら、みなさんに共有できます。
help-openings = **/alumni 募集一覧 経理** いま募集中のものをご覧になれます。気になるものを保存したり、新着のお知らせを受け取ったりできます。
opening-title = 募集
opening-form = 募集を共有する
opening-form-title = 件名
opening-form-organisation = 会社・団体名
opening-form-kind = どんな募集ですか
opening-form-link = リンク(https://…)
opening-form-words = ご紹介の言葉(書いたまま表示されます)
opening-form-as-of = いつ時点の情報ですか(空欄なら今日)
opening-form-until = いつまで(空欄なら30日、最長90日)
opening-form-topics = 話題(「、」で区切る)
opening-form-whose = どこの募集ですか
opening-form-whose-is = { $whose ->
    [host] わたしたちの会社の募集
   *[other] ほかの会社・団体の募集
}
opening-kind = { $kind ->
    [job] 求人
    [side-job] 副業
    [project] プロジェクト
   *[speaker] 登壇者の募集
}
opening-organisation = { $host ->
    [0] { $organisation }
   *[other] { $organisation }(会社からのご案内)
}
opening-entry = **{ $title }** · { opening-kind } · { opening-organisation }
opening-day = { $year }年{ $month }月{ $day }日
opening-entry-source = 共有:{ $who }さん · 出典:{ $source } · { $day }時点 · { $until }まで
opening-entry-topics = 話題: { $topics }
opening-source-sharer = 共有した方ご本人
opening-fact-kind = 種類
opening-fact-organisation = 会社・団体
opening-fact-sharer = 共有した方
opening-fact-source = 出典
opening-fact-as-of = 情報の時点
opening-fact-until = 期限
opening-fact-topics = 話題
opening-fact-state = 状態
opening-state = { $state ->
    [expired] 期限が過ぎました
    [filled] 決まりました
    [removed] 運営が掲載を取りやめました
   *[closed] 募集は終わりました
}
opening-note = 内容は、共有した方がお書きになったものです。応募の取り次ぎはしていません。リンク先か、共有した方に直接おたずねください。
opening-note-host = 会社からのご案内です。応募の取り次ぎはしていません。リンク先か、共有した方に直接おたずねください。
opening-link = リンクを開く
opening-more = くわしく見る
opening-save = 保存する
opening-unsave = 保存をやめる
opening-saved = 保存しました。保存したことは、ほかの方には見えません。
opening-unsaved = 保存したものから外しました。
opening-recorded = 共有していただき、ありがとうございます。数分後に、新着のお知らせを希望している方に届きます。期限が来たら、まだ募集中かどうかをおたずねします。
opening-edit = 変更する
opening-edit-what = どこを変更しますか。
opening-edit-about = 件名・リンク・言葉
opening-edit-more = 日付・話題
opening-changed = 変更しました。
opening-filled = 決まりました
opening-gone = 募集は終わりました
opening-ended = { $state ->
    [filled] 決まってよかったです。一覧には表示されなくなりました。
   *[closed] わかりました。一覧には表示されなくなりました。
}
opening-still = まだ募集中(30日延ばす)
opening-stands-again = ありがとうございます。{ $until }まで表示します。
opening-take-back = 取り消す
opening-taken-back = 取り消しました。共有しなかったことになります。
opening-too-late-to-take-back = 共有してから1日以上たっているため、記録は残ります。代わりに、募集を終えることができます。
opening-remove = 掲載を取りやめる(運営)
opening-removed = 掲載を取りやめました。一覧には表示されなくなりました。
opening-over-title = まだ募集中でしょうか
opening-over = 共有していただいた「{ $title }」の期限が来ました。いまは一覧に表示されていません。
opening-still-question = まだ募集中でしょうか。
opening-over-note = お答えがなければ、終わったままになります。もう一度おたずねすることはありません。
opening-came-question = この募集から、ご縁はありましたか。お答えは、ほかの方には見えません。
opening-came-yes = ありました
opening-came-no = わかる範囲ではありません
opening-came-form = その後のこと
opening-came-words = よろしければひとこと(ご自身だけのメモです)
opening-came-thanks = それはうれしいお知らせです。共有していただき、ありがとうございました。
opening-came-nobody = わかりました。共有していただき、ありがとうございました。
opening-came-noted = { $came ->
    [0] ご自身のメモ:わかる範囲では、ご縁はありませんでした。
   *[other] ご自身のメモ:ご縁がありました。{ $words }
} これはあなただけに見えています。

openings-title = { $which ->
    [openings-saved] 保存した募集
    [openings-mine] 共有した募集
   *[openings] いま募集中のもの
}
openings-about = 「{ $topic }」についての募集
openings-all = すべての募集
openings-filter = 話題で選ぶ
openings-filter-topic = どの話題ですか
openings-saved = 保存したもの
openings-mine = 自分が共有したもの
openings-share = 募集を共有する
openings-hear = 新着のお知らせ
openings-older = 前のものを見る
openings-newest = 新しいものから見る
openings-onward = ほかにもできること:
openings-none = いま募集中のものはありません。小さな副業でも、ご存じのものがあれば、ちょうど探している方がいるかもしれません。
openings-none-about = 「{ $topic }」についての募集は、いまはありません。新しく出たときに、お知らせすることもできます。
openings-none-saved = 保存したもののうち、いま募集中のものはありません。終わった募集は、ここから消えます。
openings-none-mine = まだ共有したものはありません。
openings-hear-form = 新着のお知らせ
openings-hear-topics = 話題(空欄なら、すべて)
openings-hear-rhythm = いつお知らせしますか
openings-rhythm = { $rhythm ->
    [at-once] 出たらすぐに
    [daily] 毎日、朝9時に
   *[weekly] 毎週、月曜の朝9時に
}
openings-hear-all = すべての話題
openings-hear-about = 「{ $topics }」
openings-hearing = { $rhythm ->
    [at-once] { $about }の新しい募集が出たら、すぐにお知らせします。
    [daily] { $about }の新しい募集が出たら、朝9時(お住まいの地域の時刻)にお知らせします。
   *[weekly] { $about }の新しい募集が出たら、月曜の朝9時(お住まいの地域の時刻)にお知らせします。
}
openings-hear-note = いくつあっても、まとめて1通でお送りします。新しいものがなければ、何もお送りしません。
openings-hear-change = 変更する
openings-hear-stop = やめる
openings-hear-stopped = わかりました。新着のお知らせは、これからお送りしません。
openings-new-title = 新しい募集
openings-new-more = { $more ->
    [0] 新しい募集は以上です。
   *[other] ほかにも新しい募集があります。
}
openings-digest-title = 今週の募集
openings-digest-look = チャンネルへのまとめを見る
openings-digest-note = メンバーの方が、みなさんのために共有したものです。保存したり、共有したりするには /alumni 募集一覧 からどうぞ。
openings-digest-nothing = 新しく共有されたものがないため、何も投稿しません。
openings-digest-goes = { $on ->
    [0] このリズムは止まっているため、どこにも投稿しません。
   *[other] いまの時点ではこのようになります。{ $when }に、{ $count ->
        [0] 投稿する予定ですが、チャンネルがまだ決まっていません(/organiser 設定 で選べます)
       *[other] { $count }つのチャンネルに投稿します
    }。
}
