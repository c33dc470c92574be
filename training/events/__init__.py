"""How the reader of events is made: a branch of three layers over the lower half of the released encoder."""
