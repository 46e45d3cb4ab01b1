"""What can go wrong and be put right by the person at the terminal."""

from brp_adapter.connections.file import ConnectionsMistake
from brp_adapter.followed_list import ListMistake
from brp_adapter.nrc.client import NrcRefused
from contracts.policy.reading import PolicyMistake
from foundation.waiting import CannotRetry
from notifier.stop_everything import UnfitReason
from vertrekmelding.bench.limits.at_once import ProbeFailed
from vertrekmelding.bench.run import BenchMistake
from vertrekmelding.demo.folder import NotOurFolder
from vertrekmelding.demo.run import NoSuchFamily
from vertrekmelding.doctor.secrets import UnfitSettings
from vertrekmelding.embedded.data_folder import DataFolderInUse
from vertrekmelding.embedded.ordinary_user import NoOrdinaryUser
from vertrekmelding.embedded.postgres import PostgresUnusable
from vertrekmelding.embedded.redis import NoRedis
from vertrekmelding.embedded.supervisor import ChildFailed
from vertrekmelding.figures_command import NotATrial
from vertrekmelding.serve import NoSuchQueue
from vertrekmelding.stack.given_files import PersonsMistake
from vertrekmelding.stack.migrate import NoDatabaseNamed
from vertrekmelding.stack.noted import NothingRunsThere
from vertrekmelding.stack.on_duty import NobodyIsCalled
from vertrekmelding.switch_commands import SwitchOutOfReach

SAID_PLAINLY = (
    CannotRetry,
    ConnectionsMistake,
    BenchMistake,
    ChildFailed,
    DataFolderInUse,
    ListMistake,
    NoOrdinaryUser,
    NoDatabaseNamed,
    NoRedis,
    NoSuchFamily,
    NoSuchQueue,
    NobodyIsCalled,
    NotATrial,
    NrcRefused,
    NotOurFolder,
    NothingRunsThere,
    PersonsMistake,
    PolicyMistake,
    PostgresUnusable,
    ProbeFailed,
    SwitchOutOfReach,
    UnfitReason,
    UnfitSettings,
)
