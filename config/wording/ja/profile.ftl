verb-profile = ご自身について登録されている内容を見る・直す
help-profile = **/alumni プロフィール** 登録されている内容と、運営の方から見えるものを確かめて、直せます。
profile-title = あなたのプロフィール
profile-saved = 保存しました。ありがとうございます。
profile-unsaid = 未記入
profile-kind-name = 会社との関係
profile-kind = { $state ->
    [untold] まだ確認されていません
   *[other] { $kind ->
        [staff] 社員
       *[alumnus] アルムナイ
    }{ $state ->
        [waits] (運営の方の確認待ちです)
       *[other] (確認済みです)
    }
}
profile-years-name = 在籍した年
profile-team-name = 部署・チーム
profile-topics-name = 関心のある話題
profile-language-name = 言語
profile-language = { $spoken ->
    [ja] 日本語
    [en] English
   *[platform] このアプリの設定に合わせる
}
profile-language-is = { $spoken }{ $own ->
    [1] (ご自身で選択)
   *[0] {""}
}
profile-zone-name = タイムゾーン
profile-zone-is = { $zone }(現地はいま{ $time })
profile-rank-name = 会社での立場
profile-rank = { $rank ->
    [leader] 現場のリーダー
    [middle] 中間管理職
    [upper] 上級管理職・役員
    [unsaid] 答えない
   *[other] そのほか
}
profile-expertise-name = 得意なこと
profile-asked-name = お願いしてもよいこと
profile-asked = { $kinds }(話題: { $about })
profile-role-model-name = 経験として話せること
profile-avoided-name = できれば会いたくない方
profile-avoided = { $count ->
    [0] いません
   *[other] { $count }人
}
profile-seen = **運営の方から見えるもの:** お名前、会社との関係、在籍した年、部署・チーム、話題、言語、タイムゾーン、経験として話せること。**ほかのメンバーから見えるもの:** /alumni 探す でその話題を探した方に、お願いしてもよいことと、その話題。ほかの項目は、お願いの内容を私が選ぶときにだけ使います。会いたくない方のことは、誰にも伝わりません。
profile-note = どの項目も、書かなくてかまいません。この画面が見えるのは、あなただけです。
profile-change-basics = 基本の項目を直す
profile-change-optional = そのほかの項目を直す
profile-change-avoided = 会いたくない方
profile-form-basics = 基本の項目
profile-form-topics = 関心のある話題(「、」で区切る)
profile-form-language = 言語
profile-form-zone = タイムゾーン(東京、London、UTC+9など)
profile-form-optional = よろしければ
profile-form-rank = 会社での立場
profile-form-expertise = 得意なこと(「、」で区切る)
profile-form-asked = お願いしてもよいこと(ほかの方が探せます)
profile-form-about = どの話題なら(空欄なら、書いた話題すべて)
profile-form-role-model = ご自身の経験として話せること(起業、転職など)
oneself-years = 在籍した年(2008〜2015など)
oneself-team = 部署・チーム
avoiding-form = できれば会いたくない方
avoiding-who = 会いたくない方(誰にも伝わりません)
avoiding-kept = ほかに登録中の方(外すと取り消し)
avoiding-title = そっと承りました
avoiding-saved = { $count ->
    [0] いまは、どなたも登録されていません。
   *[other] { $count }人を登録しています。お引き合わせすることはありません。
}
avoiding-note = このことは、ご本人にも運営の方にも伝わりません。
avoiding-back = プロフィールに戻る
error-no-such-zone = 「{ $said }」というタイムゾーンは見つかりませんでした。いちばん近いのは { $nearest } です。「東京」「London」のような都市の名前でも大丈夫です。
error-years-unclear = 「{ $said }」からは年がわかりませんでした。「2008〜2015」「2008〜」「〜2015」のようにお書きください。
error-year-impossible = { $year }年は、少し違うようです。{ $earliest }年から{ $latest }年までの年をお書きください。
error-left-before-joining = { $joined }年に入って{ $left }年に離れたことになります。逆ではないでしょうか。
error-too-many-topics = 話題が{ $count }個あります。お預かりできるのは{ $most }個までです。大切なものをお選びください。
error-topic-too-long = 「{ $topic }」は、話題としては少し長いようです。{ $most }文字まででお願いします。話題と話題の間は「、」で区切ってください。
oneself-between = { $since }年〜{ $until }年
oneself-since = { $since }年入社
oneself-until = { $until }年退社
profile-right-title = プロフィールはこのままでよいですか
profile-right-question = 前回から1年がたちました。いまも、この内容で合っていますか。
profile-right-yes = このままで合っています
profile-right-change = 直したいところがある
profile-right-note = おたずねするのは年に一度です。変わりがなければ、何もしなくて大丈夫です。
profile-right-thanks = ありがとうございます。このままにしておきます。
