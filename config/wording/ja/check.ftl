check-title = 届きました
check-arrived = okaeri です。メッセージがきちんと届くかどうかを確かめるために、お送りしました。何もしていただく必要はありません。
