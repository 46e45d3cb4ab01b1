"""A municipality's NRC (Open Notificaties) and the API of which it tells, over real HTTP."""
