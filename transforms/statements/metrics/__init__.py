"""Which metric a figure states: by its own cues, by what stands around it, or by another figure's."""
