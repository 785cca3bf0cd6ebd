"""The scores of a model, as tables for a terminal."""

from collections.abc import Iterable, Sequence
from typing import Any

from language.evaluation import Evaluation
from language.judging.scores import Scores

_WEAKEST = 5


def table_of(found: Evaluation, *, brief: bool = False) -> str:
    """Write an evaluation for people: headlines first, then each label, confusions, lengths, spellings, thresholds."""
    if brief:
        return "\n".join(_headlines(found))
    parts: list[Iterable[str]] = [_headlines(found)]
    for name, scores in _heads(found):
        parts += [_by_label(name, scores), _confusions(name, scores)]
    parts += [
        _by_kind("length", found.by_length),
        _by_kind("spelling", found.by_spelling),
        _costs(found),
        _weakest(found),
    ]
    return "\n\n".join("\n".join(part) for part in parts)


def figures_of(found: Evaluation) -> dict[str, Any]:
    """Write an evaluation for programs: the same figures as the tables, as plain numbers between 0 and 1."""
    return {
        "messages": found.messages,
        "false_alarms_per_1000_chat": found.false_alarms,
        **{name: _figures(scores) for name, scores in _heads(found)},
        "intent_by_length": {kind: _brief_figures(scores) for kind, scores in found.by_length},
        "intent_by_spelling": {kind: _brief_figures(scores) for kind, scores in found.by_spelling},
    }


def _heads(found: Evaluation) -> tuple[tuple[str, Scores], ...]:
    return (("intent", found.intent), ("category", found.category), ("urgency", found.urgency))


def _figures(scores: Scores) -> dict[str, Any]:
    wrong = sorted((times, asked, given) for (asked, given), times in scores.confusions.items() if asked != given)
    return {
        "macro_f1": scores.macro_f1,
        "accuracy": scores.accuracy,
        "labels": {
            s.label: {"precision": s.precision, "recall": s.recall, "f1": s.f1, "messages": s.asked}
            for s in scores.labels
        },
        "confusions": [{"right": asked, "given": given, "times": times} for times, asked, given in reversed(wrong)],
    }


def _brief_figures(scores: Scores) -> dict[str, float]:
    return {"accuracy": scores.accuracy, "tip_recall": scores.of("tip").recall}


def _weakest(found: Evaluation) -> list[str]:
    labels = [(label.f1, name, label) for name, scores in _heads(found) for label in scores.labels]
    worst = sorted(labels, key=lambda row: (row[0], row[1], row[2].label))[:_WEAKEST]
    return ["weakest points"] + [
        f"  {name} {label.label:<18}F1 {f1:.3f} over {label.asked} messages" for f1, name, label in worst
    ]


def _headlines(found: Evaluation) -> list[str]:
    tip, emergency = found.intent.of("tip"), found.urgency.of("emergency")
    return [
        f"messages                 {found.messages}",
        f"intent macro F1          {found.intent.macro_f1:.3f}   accuracy {found.intent.accuracy:.3f}",
        f"tip precision, recall    {tip.precision:.3f}   {tip.recall:.3f}",
        f"false alarms             {found.false_alarms:.0f} per 1,000 chat messages",
        f"category macro F1        {found.category.macro_f1:.3f}   accuracy {found.category.accuracy:.3f}",
        f"urgency accuracy         {found.urgency.accuracy:.3f}   emergency recall {emergency.recall:.3f}",
    ]


def _by_label(name: str, scores: Scores) -> list[str]:
    head = f"{name:<18}precision  recall     F1  messages"
    return [head] + [f"{s.label:<18}{s.precision:9.3f}{s.recall:8.3f}{s.f1:7.3f}{s.asked:10d}" for s in scores.labels]


def _confusions(name: str, scores: Scores) -> list[str]:
    wrong = [(times, asked, given) for (asked, given), times in scores.confusions.items() if asked != given]
    worst = sorted(wrong, key=lambda row: (-row[0], row[1], row[2]))
    return [f"{name}: right -> given"] + [f"{times:6d}  {asked} -> {given}" for times, asked, given in worst[:15]]


def _by_kind(name: str, rows: Sequence[tuple[str, Scores]]) -> list[str]:
    head = f"intent by {name:<20}accuracy  tip recall"
    return [head] + [f"{kind:<30}{s.accuracy:8.3f}{s.of('tip').recall:12.3f}" for kind, s in rows]


def _costs(found: Evaluation) -> list[str]:
    head = "thresholds (tip, small talk)   tips recorded  tips forgotten  chat recorded  chat for officers"
    return [head] + [
        f"{cost.thresholds.tip:.2f}  {cost.thresholds.small_talk:.2f}{cost.tips_recorded:32.1%}"
        f"{cost.tips_forgotten:16.1%}{cost.chat_recorded:15.1%}{cost.chat_for_officers:19.1%}"
        for cost in found.costs
    ]
