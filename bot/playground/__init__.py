"""The playground: the same views as a local web page that needs no token."""
