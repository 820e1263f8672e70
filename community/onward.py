"""What a member's giving was followed by: who received, and then gave to others.

This tells an order in time, not a cause; what givers *said* moved them is told apart from it, and the
chain's own measure is another module's. The views say "afterwards", never "because of you".
"""

from datetime import timedelta

ONWARD_WITHIN = timedelta(days=30)
"""How soon after receiving a gift counts as giving on; the chain's slowest delays have a mean of 30 days."""
