"""Real PostgreSQL and Redis as children of this program; no Docker, no root, no service."""

from vertrekmelding.embedded.data_folder import DataFolderInUse
from vertrekmelding.embedded.interruption import stopping_is_an_interrupt
from vertrekmelding.embedded.ports import free_port
from vertrekmelding.embedded.process import ProcessSpec
from vertrekmelding.embedded.servers import EmbeddedServers, embedded
from vertrekmelding.embedded.supervisor import ChildFailed, Supervisor

__all__ = [
    "ChildFailed",
    "DataFolderInUse",
    "EmbeddedServers",
    "ProcessSpec",
    "Supervisor",
    "embedded",
    "free_port",
    "stopping_is_an_interrupt",
]
