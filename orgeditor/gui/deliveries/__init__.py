"""Delivery sets in the window: what is in them, writing them, and two deliveries beside each other."""

from orgeditor.gui.deliveries.comparing import compare_two_deliveries
from orgeditor.gui.deliveries.dialog import DeliveriesDialog

__all__ = ["DeliveriesDialog", "compare_two_deliveries"]
