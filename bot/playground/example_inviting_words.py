"""What members of the example community ask, share and gather for: made up like everything else there."""

from dataclasses import dataclass
from typing import Final

from community.opening import OpeningKind


@dataclass(frozen=True, slots=True)
class Wish:
    """An ask and its topic."""

    words: str
    topic: str


@dataclass(frozen=True, slots=True)
class Shared:
    """An opening; where no organisation is named, it is the host's."""

    title: str
    organisation: str
    kind: OpeningKind
    words: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evening:
    """An event, and what its speaker speaks about."""

    title: str
    question: str
    place: str
    speaks: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Everything that is said in one language."""

    named: Wish
    nameless: Wish
    offer: str
    coming: Evening
    past: Evening
    openings: tuple[Shared, ...]
    thanks: tuple[str, ...]
    known: tuple[str, ...]
    steps: tuple[str, ...]
    wanted: str


SAID: Final = {
    "ja": Said(
        named=Wish(
            "来月から広報に移ることになりました。社内報を担当されたことのある方、"
            "最初の3か月に何をされたか、30分ほどお話を聞かせていただけませんか。",
            "広報",
        ),
        nameless=Wish(
            "育休から戻って1か月、時短勤務で仕事が終わらず、言い出せずにいます。"
            "同じような時期を過ごされた方、上司にはどう伝えましたか。",
            "育児と仕事",
        ),
        offer="2年前の私と同じです。今週の夜でしたら30分お話しできますので、よろしければお声がけください。",
        coming=Evening(
            "会社を出て、学び直した3年間",
            "働きながらの大学院、いちばん助けになったのは何でしたか。経験された方に聞きます。",
            "本社3階 ラウンジ",
            "仕事を続けながら大学院に通った2年間のことをお話しします。",
            ("大学院",),
        ),
        past=Evening(
            "経理から起業した先輩と話す夜",
            "会社で身につけたことのうち、独立してから本当に役立ったのは何でしたか。",
            "本社3階 ラウンジ",
            "経理の仕事から起業するまでのことをお話しします。",
            ("起業", "経理"),
        ),
        openings=(
            Shared(
                "経理マネージャー(元社員の方、歓迎です)",
                "",
                OpeningKind.JOB,
                "決算と予算管理をお任せします。週2日は在宅で働けます。一度外に出た方の目線を求めています。",
                ("経理",),
            ),
            Shared(
                "ネットショップの商品撮影の手伝い",
                "青葉雑貨店",
                OpeningKind.SIDE_JOB,
                "月に2回、土曜の午前です。機材はお店にあります。興味のある方は私までメッセージをください。",
                ("副業",),
            ),
            Shared(
                "地域の図書館の利用データを読み解く仲間",
                "みなと市民ラボ",
                OpeningKind.PROJECT,
                "3か月、オンラインで隔週1時間です。分析の経験がなくても大丈夫です。",
                ("データ分析",),
            ),
            Shared(
                "大学のキャリア講座で話してくださる方",
                "東原大学",
                OpeningKind.SPEAKER,
                "2年生80人に、20代の転職のことを40分。失敗談も歓迎だそうです。",
                ("広報", "大学院"),
            ),
        ),
        thanks=("独立の話を数字で聞けて、覚悟が決まりました", "来てよかったです。また伺います"),
        known=("経理", "広報", "転職", "データ分析", "副業", "起業", "育児と仕事", "大学院", "海外で働く"),
        steps=("起業", "大学院", "海外で働く"),
        wanted="採用",
    ),
    "en": Said(
        named=Wish(
            "I move to a product team next month. If you have made that step, could you spare half an hour "
            "to tell me what you did in your first three months?",
            "product",
        ),
        nameless=Wish(
            "A month after my leave I work shorter days and still take work home, and I have not told my "
            "manager. If you have been there: how did you bring it up?",
            "parenting",
        ),
        offer="That was me two years ago. I am free for half an hour on any evening this week, if you like.",
        coming=Evening(
            "Three years of going back to school",
            "What helped you most while you worked and studied? We ask those who did both.",
            "The lounge on the third floor",
            "Two years of evening classes beside a full job, and what I would do differently.",
            ("university",),
        ),
        past=Evening(
            "From finance to a company of one's own",
            "What did you learn here that turned out to matter once you were on your own?",
            "The lounge on the third floor",
            "How I left finance and founded a company.",
            ("founding", "finance"),
        ),
        openings=(
            Shared(
                "Finance manager (former colleagues welcome)",
                "",
                OpeningKind.JOB,
                "Closing the books and planning the budget, two days a week from home. "
                "We would like somebody who has seen another company from the inside.",
                ("finance",),
            ),
            Shared(
                "Product photos for a small online shop",
                "Greenleaf Goods",
                OpeningKind.SIDE_JOB,
                "Two Saturday mornings a month; the camera is there. Write to me if you are curious.",
                ("side jobs",),
            ),
            Shared(
                "Reading a library's visitor data together",
                "Harbour Civic Lab",
                OpeningKind.PROJECT,
                "Three months, an hour online every other week. You need not have done this before.",
                ("data",),
            ),
            Shared(
                "Speaker for a careers class",
                "Easton University",
                OpeningKind.SPEAKER,
                "Forty minutes on changing jobs in one's twenties, to eighty students. "
                "What went wrong is welcome too.",
                ("university", "product"),
            ),
        ),
        thanks=("Hearing real figures helped me decide", "So glad that I came. See you next time"),
        known=(
            "finance",
            "product",
            "career change",
            "data",
            "side jobs",
            "founding",
            "parenting",
            "university",
            "moving abroad",
        ),
        steps=("founding", "university", "moving abroad"),
        wanted="hiring",
    ),
}
