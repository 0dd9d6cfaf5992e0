"""What more text than one machine reads would cost, from measured rates: writes docs/scale.md."""

from benchmarks.scale.page import main, update_page

__all__ = ["main", "update_page"]
