"""How many further gifts a gift brings about: the reproduction number of giving and what stands beside it.

`log` is what is read, `echoes` sums what was received, `fit` estimates, `estimate` says how sure one may be.
"""
