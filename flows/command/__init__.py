"""The commands of `gigawatt`, by what they are about; `flows.cli` has them all.

Each imports what it needs when it runs, so that none waits for the others.
"""
