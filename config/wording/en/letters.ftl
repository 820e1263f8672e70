letter-off = Stop messages like this
letter-on = Send them again
letter-is-off = I will not send you messages of this kind any more.
letter-is-off-recorded = I will not send you messages of this kind any more. You can look at your record in /alumni mine at any time.
letter-is-on = I will send you messages of this kind again.
letter-switch-title = Messages like this
letter-gone-title = Taken back
letter-gone = What stood here was taken back, so there is nothing to do.
