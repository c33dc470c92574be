"""The weights that say to which state somebody belongs of whom no word tells it."""
