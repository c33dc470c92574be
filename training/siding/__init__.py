"""Fits who stands on the sides of an event."""
