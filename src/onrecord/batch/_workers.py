"""Reading in several processes: order kept, memory bounded, a worker that dies named by what it read.

A worker is this Python running ``onrecord.batch._worker``; reports go to it and records
come back as lines of JSON. It is started as a program, not forked or spawned: it imports nothing of the
user's script, and its numeric libraries see that they may use one thread before they load.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, suppress

from onrecord.record import NamesError, OnrecordError, PipelineMissing, ReadingError, Record, Report

ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"
)
PORTIONS_AHEAD = 2
"""Portions handed out for each worker beyond those whose outcomes were asked for."""

COMMAND = (sys.executable, "-m", "onrecord.batch._worker")

Chunk = Sequence[Report | OnrecordError]


class WorkerDied(Exception):
    """The process ended without an answer; `code` is its exit code, negative where a signal killed it."""

    def __init__(self, code: int | None = None) -> None:
        self.code = code
        super().__init__(code)


class Worker:
    """One process that reads. Started when first asked, and again after it died."""

    def __init__(self, pipeline: str | None) -> None:
        self._pipeline = pipeline
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False
        self._starting = threading.Lock()

    def read(self, reports: Sequence[Report]) -> list[Record | OnrecordError]:
        """An outcome for each report, in order.

        Raises:
            PipelineMissing: no such pipeline is installed.
            NamesError: a file of names in ``ONRECORD_NAMES`` cannot be used.
        """
        try:
            return list(self._ask(reports))
        except WorkerDied:
            # whose fault it was shows when each is read alone; who dies alone is not asked again
            return [self._read_alone(report) for report in reports]

    def _read_alone(self, report: Report) -> Record | OnrecordError:
        try:
            return next(self._ask([report]))
        except WorkerDied as e:
            how = f"killed by signal {-e.code}" if e.code and e.code < 0 else f"exit code {e.code}"
            return ReadingError(report.source, f"could not be read (the process reading it died: {how})")

    def _ask(self, reports: Sequence[Report]) -> Iterator[Record | OnrecordError]:
        process = self._started()
        if not process.stdin or not process.stdout:
            raise WorkerDied
        try:
            line = f"[{','.join(r.model_dump_json() for r in reports)}]\n"
            process.stdin.write(line.encode())
            process.stdin.flush()
        except OSError as e:
            raise self._died() from e
        for _ in reports:
            answer = process.stdout.readline()
            if not answer.endswith(b"\n"):
                raise self._died()
            yield outcome_of(answer)

    def _started(self) -> subprocess.Popen[bytes]:
        with self._starting:
            if self._closed:
                raise WorkerDied
            if self._process is None:
                self._process = subprocess.Popen(  # noqa: S603 - this Python, a module of ours, a pipeline's name
                    [*COMMAND, self._pipeline or ""],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    env=os.environ | ONE_THREAD,
                    start_new_session=True,  # Ctrl-C is for the one who asked; it ends its workers itself
                )
            return self._process

    def _died(self) -> WorkerDied:
        process = self._process
        if process:
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=5)  # its pipe closed; its exit code follows
        self.end()
        return WorkerDied(process.returncode if process else None)

    def kill(self) -> None:
        """Kill the process, whatever it is at; who waits for its answer, or asks later, is told at once."""
        with self._starting:
            self._closed = True
            if self._process:
                self._process.kill()

    def end(self) -> None:
        """Kill the process and clear up after it."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()


def outcome_of(answer: bytes) -> Record | OnrecordError:
    """What a worker's line says.

    Raises:
        PipelineMissing: the worker found no pipeline to read with.
        NamesError: the worker was given a file of names that cannot be used.
    """
    if not answer.startswith(b'{"error"'):
        return Record.model_validate_json(answer)
    error = json.loads(answer)["error"]
    for fatal in (PipelineMissing, NamesError):
        if error["kind"] == fatal.__name__:
            raise fatal(error["source"], error["reason"])
    return ReadingError(error["source"], error["reason"])


def read_in_workers(chunks: Iterable[Chunk], pipeline: str | None, workers: int) -> Iterator[Record | OnrecordError]:
    """Read portions in `workers` processes, giving outcomes in the order of the portions."""
    everyone = [Worker(pipeline) for _ in range(workers)]
    with ExitStack() as stack:  # left in this order: nothing more asked, all killed, threads back, all cleared up
        idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        for worker in everyone:
            stack.callback(worker.end)
            idle.put(worker)
        pool = stack.enter_context(ThreadPoolExecutor(workers, thread_name_prefix="onrecord-worker"))
        stack.callback(lambda: [w.kill() for w in everyone])

        def read(chunk: Chunk) -> list[Record | OnrecordError]:
            reports = [t for t in chunk if isinstance(t, Report)]
            if not reports:
                return list(chunk)  # pyright: ignore[reportReturnType]
            worker = idle.get()
            try:
                answers = iter(worker.read(reports))
            finally:
                idle.put(worker)
            return [next(answers) if isinstance(t, Report) else t for t in chunk]

        asked: deque[Future[list[Record | OnrecordError]]] = deque()
        stack.callback(lambda: [f.cancel() for f in asked])
        for chunk in chunks:
            asked.append(pool.submit(read, chunk))
            if len(asked) >= workers * PORTIONS_AHEAD:
                yield from asked.popleft().result()
        while asked:
            yield from asked.popleft().result()
