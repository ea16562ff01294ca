"""``python -m tallystick``: the command line."""

from __future__ import annotations

from tallystick.cli.main import run

if __name__ == "__main__":  # workers import this file again and must not start a command line
    run()
