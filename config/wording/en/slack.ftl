slack-menu-thanks = Thank
slack-menu-thanks-about = Thank the author of this message, in private
slack-menu-give = Log as a gift
slack-menu-give-about = Log a gift to the author of this message
