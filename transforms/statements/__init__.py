"""Claims: what a figure says about whom, when, how surely and by whose word."""
