"""From a budget book to a disclosure that agrees with itself."""
