"""What users do: one module a theme, each verb a function of an organisation that returns an edit.

A verb never changes anything. It raises Refused where what is asked for cannot be; the
reason is what a tooltip shows while a card is dragged. Where a verb makes a new record,
that record is the first change of its edit.
"""
