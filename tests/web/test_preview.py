"""The command `preview`: what it says, where it opens, how it ends."""

from __future__ import annotations

import signal
import socket

import pytest

from kit.cli.app import main

from .browser import Running, write_project


@pytest.mark.parametrize("number, status", (
    (signal.SIGINT, 130), pytest.param(signal.SIGTERM, 143, marks=pytest.mark.slow)))
def test_it_says_its_address_and_frees_its_port_when_asked_to_end(tmp_path, number, status):
    write_project(tmp_path)
    running = Running(tmp_path, "essai")
    assert running.path == "/atelier/essai"
    assert running.stop(number) == (status, "Interrompu.\n") and "Ctrl-C pour arrêter" in running.said
    socket.create_server(("127.0.0.1", running.port)).close()


def test_a_workshop_that_there_is_not_is_refused(tmp_path, monkeypatch, capsys):
    write_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["preview", "esai", "--no-open"]) == 2
    assert "« essai »" in capsys.readouterr().err


def test_a_port_of_another_program_is_left_to_it(tmp_path, monkeypatch, capsys):
    write_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert main(["preview", "--no-open", "--port", str(taken.getsockname()[1])]) == 3
    assert "--port" in capsys.readouterr().err
