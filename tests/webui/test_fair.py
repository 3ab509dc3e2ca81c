"""A listening socket that several processes take connections from."""

import os
import socket
import threading
from pathlib import Path

import pytest

from webui.fair import FairSocket
from webui.sharing import Sharing

pytestmark = pytest.mark.skipif(os.name != "posix", reason="sockets are inherited on POSIX")


@pytest.fixture
def listening():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        yield listening


def process(listening: socket.socket, folder: Path, place: int, connections: int) -> FairSocket:
    own = FairSocket(fileno=os.dup(listening.fileno()))
    own.keep_fair(Sharing(folder=folder, place=place, count=2), lambda: connections)
    return own


def test_the_process_with_fewer_connections_takes_the_next(listening, tmp_path):
    with (
        process(listening, tmp_path, 0, connections=3) as full,
        process(listening, tmp_path, 1, connections=0) as idle,
        socket.create_connection(listening.getsockname()),
    ):
        taken = []
        other = threading.Thread(target=lambda: taken.append(idle.accept()[0]))
        other.start()
        with pytest.raises(BlockingIOError):
            full.accept()
        other.join()
        taken[0].close()


def test_a_full_process_takes_what_no_other_does(listening, tmp_path):
    with (
        process(listening, tmp_path, 0, connections=3) as full,
        process(listening, tmp_path, 1, connections=0),
        socket.create_connection(listening.getsockname()) as visitor,
    ):
        taken, address = full.accept()
        assert address == visitor.getsockname()
        taken.close()
