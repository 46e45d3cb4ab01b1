"""The whole service on one machine: servers, both services, workers, beat, and the sandbox."""
