"""A proxy that adds a round trip to each exchange on a connection, and one to each handshake."""

import asyncio
import re
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

HOST = "127.0.0.1"
CHUNK = 256 * 1024
REQUEST = re.compile(rb"(?:GET|HEAD|PUT|POST|DELETE) /[^\r\n]* HTTP/1\.1\r\n")


@dataclass(slots=True)
class Delay:
    """A running proxy, with the number of connections and of requests so far."""

    url: str = ""
    connections: int = 0
    requests: int = 0

    def reset(self) -> None:
        """Count from zero."""
        self.connections = self.requests = 0

    def count(self, data: bytes) -> None:
        """Count a request where one begins; clients wait for the answer to the one before."""
        self.requests += REQUEST.match(data) is not None


@contextmanager
def delaying(port: int, seconds: float) -> Generator[Delay]:
    """Run a proxy to a port of this machine, in a thread."""
    delay = Delay()
    started = threading.Event()
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()

    async def serve() -> None:
        kept: set[object] = set()  # asyncio itself does not keep tasks that wait for each other

        async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            delay.connections += 1
            kept.add(asyncio.current_task())
            with suppress(asyncio.CancelledError):  # asyncio would log the end of the proxy
                await asyncio.sleep(seconds)  # the handshake
                there, back = await asyncio.open_connection(HOST, port)
                try:
                    await asyncio.gather(
                        _pump(reader, back, seconds / 2, delay), _pump(there, writer, seconds / 2)
                    )
                finally:
                    for each in (writer, back):
                        each.close()

        server = await asyncio.start_server(connected, HOST, 0, backlog=1024)
        delay.url = f"http://{HOST}:{server.sockets[0].getsockname()[1]}"
        started.set()
        await stop.wait()
        server.close()
        while pending := asyncio.all_tasks() - {asyncio.current_task()}:
            for task in pending:
                task.cancel()
            await asyncio.gather(*pending, return_exceptions=True)
        # the sockets are closed one step of the loop later
        await asyncio.sleep(0)

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),), daemon=True)
    thread.start()
    started.wait()
    try:
        yield delay
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
        loop.close()


async def _pump(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    seconds: float,
    counted: Delay | None = None,
) -> None:
    """Copy a stream; each chunk arrives `seconds` after it was sent, and none waits for another."""
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

    async def deliver() -> None:
        while True:
            due, data = await queue.get()
            await asyncio.sleep(max(0.0, due - loop.time()))
            if not data:
                break
            writer.write(data)
            await writer.drain()
        writer.write_eof()

    task = asyncio.create_task(deliver())
    with suppress(OSError):
        while data := await reader.read(CHUNK):
            if counted is not None:
                counted.count(data)
            queue.put_nowait((loop.time() + seconds, data))
    queue.put_nowait((loop.time() + seconds, b""))
    with suppress(OSError):
        await task
