"""The world outside, for demo, tests and load: BRP, NotifyNL, RvdK, Ca IKA and a token issuer.

It speaks the official wire formats and knows nothing of the services, which know only its URLs.
"""
