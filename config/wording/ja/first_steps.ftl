first-steps-title = **はじめの3つのこと**
first-steps-channel = { $done ->
    [1] ☑ 済み: お知らせチャンネルを決める
   *[0] ☐ これから: お知らせチャンネルを決める
}
first-steps-organisers = { $done ->
    [1] ☑ 済み: 運営の方を決める
   *[0] ☐ これから: 運営の方を決める
}
first-steps-thanks = { $done ->
    [1] ☑ 済み: どなたかにお礼を伝える
   *[0] ☐ これから: どなたかにお礼を伝える
}
first-steps-choose-channel = チャンネルを決める
first-steps-name-organisers = 運営の方を決める
first-steps-thank = お礼を伝える
