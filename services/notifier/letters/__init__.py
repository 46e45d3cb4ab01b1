"""The letter to a holder of gezag: data in, PDF out. No database, no network, no clock."""
