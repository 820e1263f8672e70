outage-title = ボットが止まっていました
outage-was = { $began }から{ $ended }まで、ボットが動いていませんでした。遅れてお届けしたものが{ $late }件、間に合わずお届けしなかったものが{ $dropped }件あります。
