message-menu-thanks = お礼を伝える
message-menu-give = ギフトとして記録
