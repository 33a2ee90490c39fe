"""A proxy that adds a round trip to each exchange on a connection, and one to each handshake."""

import asyncio
import sys
from contextlib import suppress

HOST = "127.0.0.1"
CHUNK = 256 * 1024


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, seconds: float) -> None:
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
            queue.put_nowait((loop.time() + seconds, data))
    queue.put_nowait((loop.time() + seconds, b""))
    with suppress(OSError):
        await task


async def serve(port: int, seconds: float) -> None:
    """Listen on a free port, print it, and forward to a port of this machine."""

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(seconds)  # the handshake
        there, back = await asyncio.open_connection(HOST, port)
        await asyncio.gather(_pump(reader, back, seconds / 2), _pump(there, writer, seconds / 2))
        for each in (writer, back):
            each.close()

    server = await asyncio.start_server(connected, HOST, 0, backlog=256)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), float(sys.argv[2])))
