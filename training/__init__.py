"""Recipes for the models that onrecord ships. None of this is needed to read."""
