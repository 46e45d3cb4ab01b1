"""A worker of its own process for the doorbell tests."""

import os

from foundation.celery_app import celery_app
from foundation.log import configure_logging, get_logger

configure_logging("worker")
app = celery_app("example", broker_url=os.environ["EXAMPLE_REDIS_URL"])


@app.task(name="wake")  # type: ignore[untyped-decorator]
def wake(row_id: str) -> str:
    get_logger("wake").info("woken", row_id=row_id)
    if row_id.endswith("f"):
        message = f"Jansen 999990019 {row_id}"
        raise ValueError(message)
    return "Jansen 999990019"
