check-title = This has arrived
check-arrived = Hello from okaeri. Somebody wanted to make sure that my messages reach you, and this one did. There is nothing you need to do.
