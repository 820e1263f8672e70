"""Pictures of the chain, drawn with matplotlib: only a worker process or the command line imports them."""

import logging

# While it is imported it tells where it keeps its list of fonts, which concerns nobody.
logging.getLogger("matplotlib").setLevel(logging.ERROR)
