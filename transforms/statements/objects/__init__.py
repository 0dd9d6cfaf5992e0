"""The other party or thing of a claim, and what sets its value apart."""
