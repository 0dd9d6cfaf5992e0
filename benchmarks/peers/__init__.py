"""Other recognisers, on the same text and by the same measure."""
