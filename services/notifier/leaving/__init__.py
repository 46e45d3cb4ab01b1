"""Whether anything may leave at all: the stop switch, over every case and municipality."""
