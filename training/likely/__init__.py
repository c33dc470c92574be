"""The weights of what reading only holds for likely: whose state somebody is, and when an undated event happened."""
