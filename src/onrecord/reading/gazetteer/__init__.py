"""Names that the world agrees on: states and how they are called, bodies, groups, media."""
