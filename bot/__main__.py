"""`python -m bot`: the same as the console script `okaeri`."""

import sys

from bot.cli import main

sys.exit(main())
