"""Writes invoices."""

from jinja2 import Template

INVOICE = Template("Invoice {{ number }}: {{ amount }} EUR")


def invoice(number: int, amount: str) -> str:
    return INVOICE.render(number=number, amount=amount)
