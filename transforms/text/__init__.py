"""A page as text: folded, cut into sentences and sections, its language and day of publication told."""
