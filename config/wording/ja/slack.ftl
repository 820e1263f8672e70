slack-menu-thanks = お礼
slack-menu-thanks-about = この投稿を書いた方へ、ご本人だけに届くお礼を伝えます
slack-menu-give = ギフト
slack-menu-give-about = この投稿を書いた方へのギフトを記録します
