"""What members read in these stories, in each language."""

Said = tuple[dict[str, str], dict[str, str]]
"""What Hana reads, and what Ken reads."""

SAID = {
    "ja": {
        "sent": "お礼をお届けします",
        "came": "お礼が届きました",
        "logged": "を記録しました",
        "told": "のあなたへの「助言」を記録しました",
        "mentoring": "「メンタリング」を記録しました",
        "once": "1回として数えました",
        "another": "新しいギフトとして記録しました",
        "same": "ひとつのギフトにまとめました",
        "received one": "1件",
        "shut": "運営の方だけが見られます",
        "self": "ご自身のようです",
        "month": "1件のギフト",
        "left": "コミュニティを離れたため",
        "long": "届けできるのは1,500文字まで",
        "nobody": "見つかりませんでした",
        "onward": "受け取った方のうち1人が",
    },
    "en": {
        "sent": "Your thanks are on their way",
        "came": "thanks you",
        "logged": "Logged: advice",
        "told": "noted that you received advice",
        "mentoring": "Logged: mentoring",
        "once": "counts once",
        "another": "another gift",
        "same": "as one gift",
        "received one": "one gift",
        "shut": "Only organisers can see this",
        "self": "That is you",
        "month": "one gift was given",
        "left": "has left the community",
        "long": "I can carry 1,500",
        "nobody": "I do not know anybody",
        "onward": "One person who received from you gave to others",
    },
}
