"""What can go wrong with embedded servers and be put right by the person at the terminal."""

from vertrekmelding.embedded.data_folder import DataFolderInUse
from vertrekmelding.embedded.ordinary_user import NoOrdinaryUser
from vertrekmelding.embedded.postgres import PostgresUnusable
from vertrekmelding.embedded.redis import NoRedis
from vertrekmelding.embedded.supervisor import ChildFailed

EMBEDDED_FAILURES = (ChildFailed, DataFolderInUse, NoOrdinaryUser, NoRedis, PostgresUnusable)
