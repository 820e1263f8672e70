message-menu-thanks = Thank
message-menu-give = Log as a gift
