"""A cluster that does tasks: workers that die, tasks that are done again, a few that take far longer than others.

Deterministic: the same seed gives the same outcome.
"""

from __future__ import annotations

import heapq
from collections import deque
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Seconds = npt.NDArray[np.float64]
_RELEASED, _FREE = range(2)


@dataclass(frozen=True)
class Cluster:
    """So many workers, of one core each.

    Each dies `deaths_per_hour` times an hour on average and is replaced after `restart` seconds; what it was doing is
    begun again by another. A share of `stragglers` of the tasks takes `slowness` times its time, as on a bad disk. With
    `copies`, a worker that has nothing left to do begins a copy of the task that would end last, if that ends sooner.
    """

    workers: int
    deaths_per_hour: float = 0.0
    restart: float = 90.0
    stragglers: float = 0.01
    slowness: float = 5.0
    copies: bool = True
    seed: int = 1


@dataclass(frozen=True)
class Outcome:
    """`seconds` until all `tasks` are done, `work` those of a core that they needed, `lost` those thrown away.

    `deaths` of workers while they worked, each of which cost the task that it did a further try; `copies` begun.
    """

    seconds: float
    work: float
    lost: float
    tasks: int
    deaths: int
    copies: int

    def busy(self, workers: int) -> float:
        """Share of the workers' time that went into what counts."""
        return self.work / (self.seconds * workers) if self.seconds else 1.0


def run(tasks: Seconds, cluster: Cluster) -> Outcome:
    """What the tasks, of so many seconds each, come to on the cluster."""
    return _Run(tasks, cluster).outcome()


class _Run:
    """Events in the order of time: a worker is free, or a task has lost its worker and waits again."""

    def __init__(self, tasks: Seconds, cluster: Cluster) -> None:
        self._cluster = cluster
        self._random = np.random.default_rng(cluster.seed)
        slow = self._random.random(len(tasks)) < cluster.stragglers
        self._tasks, self._lengths = tasks, np.where(slow, tasks * cluster.slowness, tasks)
        self._waiting = deque(range(len(tasks)))
        self._events: list[tuple[float, int, int]] = [(0.0, _FREE, worker) for worker in range(cluster.workers)]
        self._dies = [self._life(0.0) for _ in range(cluster.workers)]
        self._idle: list[int] = []
        # Of each task that is done or being done: when it began and ends, by the worker that ends it.
        self._began: dict[int, float] = {}
        self._ends: dict[int, float] = {}
        self._latest: list[tuple[float, int]] = []
        self._copied: set[int] = set()
        self._lost, self._deaths = 0.0, 0

    def outcome(self) -> Outcome:
        while self._events:
            now, event, who = heapq.heappop(self._events)
            if event == _RELEASED:
                self._waiting.append(who)
                if self._idle:
                    self._begin(now, self._idle.pop())
            elif self._waiting:
                self._begin(now, who)
            elif not self._copy(now, who):
                self._idle.append(who)
        return Outcome(
            seconds=max(self._ends.values(), default=0.0),
            work=float(self._tasks.sum()),
            lost=self._lost,
            tasks=len(self._ends),
            deaths=self._deaths,
            copies=len(self._copied),
        )

    def _begin(self, now: float, worker: int) -> None:
        """The worker does the task that has waited longest."""
        task = self._waiting.popleft()
        end = now + float(self._lengths[task])
        if self._dies[worker] < end:
            died = self._die(now, worker)
            heapq.heappush(self._events, (died, _RELEASED, task))
            return
        self._began[task], self._ends[task] = now, end
        heapq.heappush(self._latest, (-end, task))
        heapq.heappush(self._events, (end, _FREE, worker))

    def _copy(self, now: float, worker: int) -> bool:
        """Whether the worker did a copy of the task that ends last, since that may end it sooner."""
        task = self._to_copy(now) if self._cluster.copies else None
        if task is None:
            return False
        length = float(self._tasks[task])
        if now + length >= self._ends[task]:
            return False
        self._copied.add(task)
        if self._dies[worker] < now + length:
            self._die(now, worker)
            return True
        # The slower one is ended then.
        self._lost += now + length - self._began[task]
        self._ends[task] = now + length
        heapq.heappush(self._events, (now + length, _FREE, worker))
        return True

    def _die(self, now: float, worker: int) -> float:
        """When the worker died, with what it did from `now` on; another one takes its place after a while."""
        died = max(now, self._dies[worker])
        self._deaths += 1
        self._lost += died - now
        back = died + self._cluster.restart
        self._dies[worker] = self._life(back)
        heapq.heappush(self._events, (back, _FREE, worker))
        return died

    def _to_copy(self, now: float) -> int | None:
        """The task being done that ends last and has no copy yet."""
        while self._latest and (self._latest[0][1] in self._copied or -self._latest[0][0] <= now):
            heapq.heappop(self._latest)
        return self._latest[0][1] if self._latest else None

    def _life(self, start: float) -> float:
        """When a worker that begins then dies."""
        rate = self._cluster.deaths_per_hour
        return start + float(self._random.exponential(3600 / rate)) if rate else float("inf")
