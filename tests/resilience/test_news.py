"""Reports, answers and ends of cases, at every place between their arrival and their outcome.

The caller goes on until it is answered, so a place before the answer is met by its second attempt
as well; and what was accepted shows in its case once, whoever died over it.
"""

import time
from collections.abc import Iterator
from itertools import zip_longest

import pytest

from foundation.failpoint import Action, Order
from tests.architecture.failpoints import every_failpoint
from tests.resilience.news import KINDS, News
from tests.resilience.orders import WEB_LIVES_SECONDS, met_by_news
from tests.resilience.scene import Scene, opened_scene
from tests.stack.driving import until


@pytest.fixture(scope="module")
def scene() -> Iterator[Scene]:
    with opened_scene() as opened:
        yield opened


def test_news_is_decided_on_once_wherever_the_process_dies(scene: Scene) -> None:
    names = met_by_news(every_failpoint())
    deciding = [name for name in names if name.startswith("reconsider.")]
    taking_in = [name for name in names if name not in deciding]
    rounds = list(zip_longest(taking_in, deciding))
    with News(scene.stack, scene.world) as news:
        news.tell(len(KINDS) * len(rounds))
        for places in rounds:
            for name in filter(None, places):
                assert scene.orders.give(name, Order(Action.KILL))
                scene.orders.lead_to(name)
            news.say_one_of_each()
            until(scene.orders.all_over, within=30, what=f"somebody passed {places}")
            # A web process must have lived a while, or it counts as one that cannot be started.
            time.sleep(WEB_LIVES_SECONDS)
            scene.stack.supervisor.wait_ready("notifier-web")
        news.assert_each_shows_once(most_reviews=scene.orders.reviews)
