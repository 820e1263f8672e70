"""Made-up communities, in which rules that need half a year to show what they do are tried."""
