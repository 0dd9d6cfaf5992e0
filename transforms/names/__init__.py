"""Entities: the lexicon's names and new ones in text, and what stands for them."""
