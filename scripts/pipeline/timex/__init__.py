"""Time expressions: the rules as data, the finder, and the arithmetic of the calendar."""
