"""The weights that say which attributions are statements: examples, fit, and what they do to whole reports."""
