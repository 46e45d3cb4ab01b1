from datetime import timedelta

from vertrekmelding.bench.figures import spread_of


def test_percentiles_are_observed_values() -> None:
    spread = spread_of([timedelta(seconds=n) for n in range(100, 0, -1)])
    assert spread is not None
    assert (spread.p50, spread.p95, spread.p99, spread.worst) == (50, 95, 99, 100)


def test_one_time_is_every_percentile() -> None:
    spread = spread_of([timedelta(seconds=3)])
    assert spread is not None
    assert (spread.count, spread.p50, spread.p99) == (1, 3, 3)


def test_of_nothing_there_is_no_spread() -> None:
    assert spread_of([]) is None
