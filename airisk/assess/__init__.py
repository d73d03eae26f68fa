"""What is wrong: findings at places, a verdict per component, scores per vendor."""

from airisk.assess.findings import findings
from airisk.assess.vendors import vendors
from airisk.assess.verdict import judge

__all__ = ["findings", "judge", "vendors"]
