"""How accurate and how fast onrecord is, measured. Stands outside the package."""
