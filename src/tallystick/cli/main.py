"""The ``tallystick`` command: its verbs are loaded when they are called, so that help is quick."""

from __future__ import annotations

import os
import signal
import sys
from importlib import import_module
from json import JSONDecodeError
from keyword import iskeyword

import click

from tallystick.cli.exits import INTERRUPTED, NOTHING, OK
from tallystick.flow.threads import one_thread
from tallystick.ledger.errors import DAMAGED, LedgerError
from tallystick.model.loading import LoadError
from tallystick.version import VERSION

# group -> verb -> the sentence the overview shows; each verb is the function of that name in its own module.
GROUPS = {
    "Reading": {
        "read": "Read reports: what happened, and who says so.",
    },
    "The record": {
        "run": "Read reports, keep what they say on the record, link and judge it.",
        "history": "Show how the record, or one thing on it, came to be.",
        "verify": "Go through the record and say what is not as it was recorded.",
        "redact": "Remove content from the record by order of two people.",
    },
    "Incidents": {
        "incidents": "List the incidents of the record.",
        "show": "Show one incident: who says what, the range, the grade, the words.",
        "gaps": "Say what sources say exists and the record lacks.",
        "declared": "Say which incidents a party's own statement may be about.",
        "dependence": "Say what ranges, grades and totals rest on.",
        "regrade": "Judge by another rulebook.",
        "rebuild": "Make the incidents again from the record.",
        "export": "Write accepted incidents in the form of other datasets.",
        "method": "Print what a rulebook makes of words, claims and origins.",
    },
    "What people say": {
        "accept": "Accept an incident or a claim.",
        "reject": "Reject an incident or a claim.",
        "link": "Say that two events are one happening.",
        "unlink": "Say that two events are not one happening.",
        "status": "Say what the people were whom a claim counts as harmed.",
        "credible": "Say whether a source is credible.",
        "claim": "Add a claim: what somebody says and the machine did not read.",
        "incident": "Add an incident that no report on record tells of.",
        "import": "Bring an existing record in, with its codes.",
        "note": "Put a note beside a thing.",
        "withdraw": "Take a decision back.",
    },
    "About": {
        "schema": "Print the JSON Schema of an output.",
        "version": "Print the version.",
    },
}
VERBS = {verb: words for group in GROUPS.values() for verb, words in group.items()}


class Verbs(click.Group):
    """A group that imports a verb's module only when the verb is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        module = import_module(f"tallystick.cli.{cmd_name}{'_' * iskeyword(cmd_name)}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for name, verbs in GROUPS.items():
            with formatter.section(name):
                formatter.write_dl(list(verbs.items()))


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="tallystick", message="%(prog)s %(version)s")
def main() -> None:
    """Read reports of armed conflict and keep, for everything that happened, who says so.

    \b
    tallystick read report.txt --published-on 2024-03-05
    tallystick read reports/ --format json --out readings.jsonl
    tallystick run reports/
    """


def run() -> None:
    """The program: ends with 0 all read, 1 some skipped, 2 nothing done, 130 interrupted."""
    signal.signal(signal.SIGTERM, _interrupt)
    one_thread()
    try:
        code = main.main(prog_name="tallystick", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else OK)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        sys.exit(NOTHING)
    except click.ClickException as error:
        _say(_complaint(error))
        sys.exit(NOTHING)
    except (click.Abort, KeyboardInterrupt):
        _say("interrupted")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output has enough; what Python still wants to flush at its end goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(OK)
    except LedgerError as error:
        _say(str(error))
        sys.exit(NOTHING)
    except (JSONDecodeError, LoadError):  # read from the ledger before, and looked into here
        _say(f"the ledger is {DAMAGED}")
        sys.exit(NOTHING)
    except OSError as error:
        _say(f"cannot write: {error}")
        sys.exit(NOTHING)


def _interrupt(number: int, frame: object) -> None:
    """Being asked to end counts as Ctrl-C: what was read is written, workers are ended."""
    raise KeyboardInterrupt


def _complaint(error: click.ClickException) -> str:
    """One line: what is wrong, and where help is."""
    context = getattr(error, "ctx", None)
    hint = f" (see '{context.command_path} --help')" if context is not None else ""
    return " ".join(error.format_message().split()) + hint


def _say(words: str) -> None:
    click.echo(f"tallystick: {words}", err=True)
