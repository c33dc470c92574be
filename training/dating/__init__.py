"""The weights that say which of the dates told in a report is that of an event."""
