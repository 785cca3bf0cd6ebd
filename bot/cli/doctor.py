"""khaonet doctor: what is wrong, and what to do about it."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass

import click

from bot.health import readiness
from bot.line import LineLimitedError, LineRefusedError, LineUnavailableError
from bot.runtime import Runtime, build_runtime
from bot.settings import LINE_SETTINGS, SERVER_SETTINGS, SettingsError, load_settings
from models.quarter import BANGKOK
from models.vault import VaultError
from services.letter_file import LetterFileError, read_letter_file
from services.media_store import FileLostError, StoreError
from services.meter import last_quota, month_meter, note_quota


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: its name, whether it is good, what was found, and what to do."""

    check: str
    good: bool
    found: str
    advice: str = ""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def doctor(*, as_json: bool) -> None:
    """Check settings, database, LINE, quota, fonts and keys; say what to do."""
    findings = examine()
    if as_json:
        click.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False))
    else:
        for finding in findings:
            mark = "ok  " if finding.good else "BAD "
            click.echo(f"{mark} {finding.check:12} {finding.found}{' → ' + finding.advice if finding.advice else ''}")
    if not all(finding.good for finding in findings):
        raise SystemExit(1)


def examine() -> list[Finding]:
    """Make every check; the ones that need settings are left out when these are wrong."""
    findings: list[Finding] = []
    try:
        load_settings((*LINE_SETTINGS, *SERVER_SETTINGS))
        findings.append(Finding("settings", good=True, found="complete"))
    except SettingsError as error:
        findings.append(Finding("settings", good=False, found=str(error), advice="see .env.example"))
    try:
        runtime = build_runtime(load_settings())
    except SettingsError:
        return findings
    checks = readiness(runtime)
    findings += [Finding(name, state == "ok", state) for name, state in checks.items()]
    if checks["schema"] == "ok":
        findings.append(Finding("meter", good=True, found=_meter(runtime)))
    findings += [_try_media(runtime), _read_letter(runtime)]
    if not any(finding.check == "settings" and not finding.good for finding in findings):
        findings += [_ask_line("line", runtime, _name), _ask_line("quota", runtime, _quota)]
    return findings


def _ask_line(check: str, runtime: Runtime, question: Callable[[Runtime], str]) -> Finding:
    try:
        return Finding(check, good=True, found=question(runtime))
    except LineRefusedError as error:
        return Finding(check, good=False, found=str(error), advice="check LINE_CHANNEL_ACCESS_TOKEN")
    except (LineUnavailableError, LineLimitedError) as error:
        return Finding(check, good=False, found=str(error), advice="check the network and LINE_API_BASE_URL")


def _try_media(runtime: Runtime) -> Finding:
    try:
        runtime.media.check()
    except (StoreError, FileLostError, VaultError) as error:
        return Finding("media", good=False, found=str(error), advice="check MEDIA_URL, its rights and its free space")
    return Finding("media", good=True, found="a file can be written, read and removed")


def _read_letter(runtime: Runtime) -> Finding:
    path = runtime.settings.letter_file
    try:
        letter = read_letter_file(path)
    except LetterFileError as error:
        return Finding("letter", good=False, found=str(error), advice="mend the file; no summary can be drawn")
    emblem = f"emblem {letter.emblem_path}" if letter.emblem_path else "without an emblem: its place stays empty"
    return Finding("letter", good=True, found=f"a {letter.form} {f'from {path}' if path else 'with blanks'}, {emblem}")


def _name(runtime: Runtime) -> str:
    return f"answers as {runtime.line.check()}"


def _meter(runtime: Runtime) -> str:
    with runtime.sessions() as session:
        meter, quota = month_meter(session, runtime.clock()), last_quota(session, runtime.clock())
    said = f"this month {meter.paid} paid, {meter.free} free replies, {meter.would} if all had been paid for"
    if quota is None or quota.limit is None:
        return said
    asked = f"{quota.asked_at.astimezone(BANGKOK):%Y-%m-%d %H:%M}"
    return f"{said}; {quota.left} of {quota.limit} left when LINE was last asked ({asked})"


def _quota(runtime: Runtime) -> str:
    quota = runtime.line.quota()
    if readiness(runtime)["schema"] == "ok":
        with runtime.sessions.begin() as session:
            note_quota(session, limit=quota.limit, used=quota.used, now=runtime.clock())
    if quota.limit is None:
        return f"{quota.used} paid messages used this month, no limit"
    return f"{quota.used} of {quota.limit} paid messages used this month, {quota.left} left"
