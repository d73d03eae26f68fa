"""A price list."""

PRICES = {"nova-2": 1.5, "nova-3": 1.0}
