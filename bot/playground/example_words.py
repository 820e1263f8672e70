"""What members of the example community say of their gifts, and in thanks: short, and all made up."""

from random import Random
from typing import Final

from community.gift import GiftKind


def of_gift(rng: Random, kind: GiftKind, language: str) -> str:
    """What a giver says of a gift of this kind."""
    return _filled(rng, _GIFTS[language][kind], language)


def of_thanks(rng: Random, language: str) -> str:
    """What a thanker says."""
    return _filled(rng, _THANKS[language], language)


def _filled(rng: Random, phrases: tuple[str, ...], language: str) -> str:
    work = rng.choice(_WORK[language])
    theme = rng.choice(_WORK[language] + _LIFE[language])
    return rng.choice(phrases).format(work=work, theme=theme)


_WORK: Final = {
    "ja": (
        "採用",
        "広報",
        "経理",
        "データ分析",
        "デザイン",
        "法務",
        "海外営業",
        "研修",
        "医療",
        "物流",
        "セキュリティ",
        "顧客対応",
        "商品企画",
        "翻訳",
        "観光",
        "品質管理",
    ),
    "en": (
        "recruiting",
        "data analysis",
        "product design",
        "law",
        "international sales",
        "teaching",
        "healthcare",
        "logistics",
        "security",
        "customer support",
        "product management",
        "translation",
        "marketing",
        "public policy",
        "finance",
        "publishing",
    ),
}
_LIFE: Final = {
    "ja": (
        "新規事業",
        "フリーランス",
        "大学院進学",
        "育休復帰",
        "資金調達",
        "地方移住",
        "副業",
        "海外赴任",
    ),
    "en": (
        "freelancing",
        "going back to university",
        "raising funds",
        "returning from leave",
        "starting a business",
        "moving abroad",
        "working part-time",
    ),
}

_JA: Final = {
    GiftKind.INTRODUCTION: (
        "{theme}に詳しい友人を紹介しました",
        "{work}の仕事をしている元同僚とつなぎました",
        "{theme}の相談ができる先輩を紹介しました",
        "{work}の会社を立ち上げた知人とのランチを設けました",
    ),
    GiftKind.OPENING: (
        "{work}の副業の募集を共有しました",
        "今の会社で{work}の担当を探しています、とお知らせしました",
        "{theme}について話す登壇者の募集を共有しました",
        "知り合いの会社の{work}の求人をお知らせしました",
    ),
    GiftKind.PANEL: (
        "{theme}の座談会で話しました",
        "{work}の勉強会に登壇しました",
        "{work}の仕事に移った体験を話しました",
    ),
    GiftKind.ADVICE: (
        "{theme}について30分ほど相談に乗りました",
        "{work}の資料にコメントしました",
        "{work}の面接の練習相手になりました",
        "{theme}の進め方を電話で話しました",
        "職務経歴書を{work}の目線で読みました",
        "{theme}でつまずいた点を正直に伝えました",
    ),
    GiftKind.MENTORING: (
        "{theme}の月1回の壁打ちを始めました",
        "{work}の学び方を一緒に考えました",
        "{work}に移ったばかりの方の相談相手になりました",
    ),
    GiftKind.WELCOME: (
        "ようこそ、と声をかけてチャンネルを案内しました",
        "最初の30分、自己紹介がてらお話ししました",
        "入ったばかりの方をランチに誘いました",
        "{work}の仲間に引き合わせました",
        "おかえりなさい、と電話しました",
        "{theme}の話ができる方をお知らせしました",
    ),
    GiftKind.EVENT: (
        "{theme}の勉強会を開きました",
        "{work}の仲間で夜の集まりを開きました",
        "同窓会の二次会を手配しました",
        "{work}の読書会を企画しました",
    ),
    GiftKind.REFERRAL: (
        "{work}に強い方として推薦しました",
        "{work}の仕事への推薦状を書きました",
        "{work}を頼みたい会社を紹介しました",
    ),
    GiftKind.RESOURCE: (
        "{theme}の入門資料をまとめて共有しました",
        "{work}のチェックリストを置いておきました",
        "{theme}のおすすめの本を3冊挙げました",
        "{work}の講座の割引を共有しました",
    ),
    GiftKind.OTHER: (
        "引っ越しの週末を手伝いました",
        "新しいサービスを試して感想を伝えました",
        "出張先の街を案内しました",
        "{work}の本を貸しました",
    ),
}
_EN: Final = {
    GiftKind.INTRODUCTION: (
        "Introduced a friend who works in {work}",
        "Connected two people over {theme}",
        "Set up a lunch with the founder of a company in {work}",
        "Made the link to an old colleague in {work}",
    ),
    GiftKind.OPENING: (
        "Shared a part-time role in {work}",
        "Told that my team is looking for somebody in {work}",
        "Passed on a call for speakers on {theme}",
        "Shared that a friend's company is hiring in {work}",
    ),
    GiftKind.PANEL: (
        "Spoke about {theme} at our evening panel",
        "Told how I moved into {work}",
        "Gave a short talk on {theme}",
    ),
    GiftKind.ADVICE: (
        "Half an hour on the phone about {theme}",
        "Read a CV with {work} in mind",
        "Went through a job offer in {work}",
        "Commented on a proposal about {work}",
        "Practised an interview for {work}",
        "Told honestly what I had found hard about {theme}",
    ),
    GiftKind.MENTORING: (
        "Started a monthly chat about {theme}",
        "Drew up a learning plan for {work}",
        "Was there for somebody's first months in {work}",
    ),
    GiftKind.WELCOME: (
        "Said hello and showed the channels",
        "A first coffee online",
        "Took a newcomer to lunch",
        "Brought a newcomer together with the {work} people",
        "Told a newcomer whom to ask about {theme}",
    ),
    GiftKind.EVENT: (
        "Hosted a small meetup on {theme}",
        "Organised drinks for everybody in {work}",
        "Ran an evening workshop on {work}",
        "Booked the room for the reunion",
    ),
    GiftKind.REFERRAL: (
        "Recommended a fellow alumna for a project in {work}",
        "Wrote a reference for a role in {work}",
        "Told a client who can help them with {work}",
    ),
    GiftKind.RESOURCE: (
        "Shared my notes on {theme}",
        "Posted a checklist for {theme}",
        "Named three good books about {work}",
        "Shared a template that helps with {work}",
    ),
    GiftKind.OTHER: (
        "Helped with a move on Saturday",
        "Showed a visitor around town",
        "Tried a member's new app and wrote back",
        "Lent a book on {work}",
    ),
}
_GIFTS: Final = {"ja": _JA, "en": _EN}

_THANKS: Final = {
    "ja": (
        "おかげさまで前に進めました",
        "{theme}の話、とても参考になりました",
        "背中を押してもらいました",
        "お忙しいなか、ありがとうございました",
        "次の一歩が決まりました",
        "おかげで面談がうまくいきました",
        "教えていただいたことを、さっそく試しています",
        "久しぶりに話せてうれしかったです",
        "{theme}の不安が軽くなりました",
        "今度は私が誰かのお役に立ちたいです",
        "{work}の仲間ができました",
        "いい出会いになりました",
    ),
    "en": (
        "That got me unstuck",
        "Your view on {theme} was just what I needed",
        "It went well, and you had a part in it",
        "I felt at home at once",
        "I have taken the first step already",
        "It was good to talk again after so long",
        "Thank you for making the time",
        "I am less worried about {theme} now",
        "I will pass it on",
        "Now I know whom to ask about {work}",
        "You saved me a week of work",
        "It was very clear, thank you",
    ),
}
