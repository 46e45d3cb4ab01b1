"""BRP API Gebeurtenissen: the calls of its OpenAPI, and what each can come to."""
