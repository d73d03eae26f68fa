"""I13, judgement: what may never happen to a score or a verdict, on generated projects."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from airisk import assess, plan
from airisk.domain import Claim, Confidence, Context, Role, Usage
from airisk.project import Project
from airisk.report import VERDICTS, Scores, Term
from airisk.rulebook.schema import Rules
from tests.builders import TODAY, VENDORS, claim, family, feature, frozen, in_days, model, project, rules, usage, vendor

PLATFORMS = ("acme", "hosty")
NAMES = ("zed-1", "open-1")
FEATURES = {"acme/chat": "shape", "acme/tools": "shape", "acme/files": "held", "hosty/batch": "hosted"}
SUBJECTS = (*(f"model:acme/{n}" for n in NAMES), "sdk:pypi/acmelib", "service:acme/files")
GOOD = ("status", "listed")
#: Contexts and roles that differ in judgement; those in use more often than others.
CONTEXTS = (Context.ARGUMENT, Context.CONSTANT, Context.CONFIG, Context.CATALOGUE, Context.COMMENT)
ROLES = (Role.PRODUCTION, Role.PRODUCTION, Role.TOOL, Role.TEST, Role.EXAMPLE)
UNSCORED = (Role.TEST, Role.DOCS, Role.EXAMPLE)
MANY = settings(max_examples=120, deadline=None, derandomize=True)

days = st.integers(-60, 200)
kinds = st.sampled_from(["first-party", "first-party", "first-party", "transcribed", "catalogue", "press"])


@st.composite
def ends(draw: st.DrawFn, platform: str) -> Claim:
    """Bad news about one platform: an end with a day, or one without."""
    if draw(st.integers(0, 4)) == 0:
        return claim("announced", in_days(draw(days)), platform, kind=draw(kinds))
    precision = draw(st.sampled_from(["exact", "unqualified", "earliest"]))
    effect = draw(st.sampled_from(["error", "re-routed", "client-removed", "no-new-jobs", "frozen"]))
    return claim("retires", in_days(draw(days)), platform, precision=precision, effect=effect, kind=draw(kinds))


@st.composite
def news(draw: st.DrawFn, platform: str, kinds_of_news: tuple[str, ...]) -> tuple[Claim, ...]:
    """What is said about one platform: nothing, that it lives, that a list has it, or one or two claims that it ends."""
    said = draw(st.sampled_from(kinds_of_news))
    if said == "ends":
        return tuple(draw(st.lists(ends(platform), min_size=1, max_size=2, unique=True)))
    checked = in_days(-draw(st.integers(0, 360)))
    if said == "alive":
        return (claim("status", "active", platform, checked=checked),)
    return (claim("listed", platform=platform, kind=draw(kinds), checked=checked),) if said == "listed" else ()


@st.composite
def worlds(draw: st.DrawFn, said: tuple[str, ...] = ("ends", "ends", "alive", "listed", "nothing")) -> Rules:
    """Two models on two platforms, one of a line that may be frozen, and features of which some end."""
    models = [
        model(name, *draw(news(platform, said)), vendor=platform, family="acme/open" if name.startswith("open") else "acme/closed")
        for name in NAMES
        for platform in PLATFORMS
    ]
    features = [
        feature(
            id,
            plane,
            portability=draw(st.sampled_from(["portable", "adaptable", "vendor-only"])),
            effort=draw(st.sampled_from(["E1", "E3", "E4"])),
            equivalents=draw(st.booleans()),
            claims=draw(news(id.partition("/")[0], said)),
        )
        for id, plane in FEATURES.items()
    ]
    events = (frozen("acme/open", in_days(draw(days))),) if draw(st.booleans()) else ()
    known = (vendor("acme", events=events), *VENDORS[1:])
    return rules(models=models, features=features, families=[family("acme/open", open=True)], vendors=known)


@st.composite
def uses(draw: st.DrawFn, line: int, roles: tuple[Role, ...] = ROLES) -> Usage:
    """A usage of a model, or a call of an SDK or a service that uses a feature."""
    subject = draw(st.sampled_from(SUBJECTS))
    called = not subject.startswith("model:")
    name = "acme/files" if subject.startswith("service:") else draw(st.sampled_from(list(FEATURES)))
    return usage(
        subject,
        f"f{line % 4}.py",
        line,
        context=Context.CALL if called else draw(st.sampled_from(CONTEXTS)),
        role=draw(st.sampled_from(roles)),
        platform=draw(st.sampled_from(["acme", "acme", "hosty", "", "passer", "self-hosted"])),
        vendor="hosty" if called and name.startswith("hosty") else "acme",
        feature=name if called else "",
        confidence=draw(st.sampled_from([Confidence.HIGH, Confidence.MEDIUM, Confidence.MEDIUM, Confidence.LOW])),
    )


@st.composite
def trees(draw: st.DrawFn) -> list[Usage]:
    """One to five usages, each at a line of its own."""
    return [draw(uses(line)) for line in range(1, draw(st.integers(1, 5)) + 1)]


def claims_of(world: Rules, good: bool) -> list[Claim]:
    """All claims that are good news, or all that are not."""
    said = [c for m in world.models for c in m.claims] + [c for f in world.features.values() for c in f.claims]
    return [c for c in said if (c.field in GOOD) is good]


def told(tree: list[Usage]) -> list[Usage]:
    """The tree with every platform told: where it is not, the platforms that are left decide."""
    return [replace(u, platform=u.platform or "acme") for u in tree]


def scores_by_vendor(found: Project) -> dict[str, Scores]:
    efforts = plan.efforts(found)
    return {v.id: v.scores for v in assess.vendors(found, assess.judge(found, efforts), efforts)}


def verdicts_of(found: Project) -> dict[str, str]:
    return {id: v.verdict for id, v in assess.judge(found, plan.efforts(found)).items()}


def worse_or_same(before: str, after: str) -> bool:
    return VERDICTS.index(after) <= VERDICTS.index(before)


def credits(terms: tuple[Term, ...]) -> int:
    return -sum(t.points for t in terms if t.label.startswith("credit"))


@MANY
@given(worlds(), trees(), uses(99, (Role.PRODUCTION,)))
def test_one_more_production_usage_lowers_a_score_only_by_a_listed_credit(world: Rules, tree: list[Usage], more: Usage) -> None:
    """Seen to fail: with the points of a feature divided by its usages."""
    before, after = scores_by_vendor(project(tree, world)), scores_by_vendor(project([*tree, more], world))
    for name, old in before.items():
        new = after[name]
        assert new.maintenance.points >= old.maintenance.points
        assert new.lock_in.points + credits(new.lock_in.terms) >= old.lock_in.points + credits(old.lock_in.terms)
        assert new.lock_in.points >= old.lock_in.points or credits(new.lock_in.terms) > credits(old.lock_in.terms)


@MANY
@given(worlds(("ends", "ends", "ends", "alive")), trees(), st.integers(1, 250))
def test_a_later_day_never_improves_a_verdict(world: Rules, tree: list[Usage], later: int) -> None:
    """Seen to fail: with a "not before" day counted as dated until it passes and as soft afterwards, in one of two random runs.

    The walk below finds such a break always.
    """
    now, then = verdicts_of(project(tree, world)), verdicts_of(project(tree, world, today=TODAY + timedelta(days=later)))
    for id, verdict in now.items():
        assert worse_or_same(verdict, then[id])


def test_whatever_one_claim_says_its_verdict_only_gets_worse_with_time() -> None:
    """Seen to fail: with a "not before" day, and with a re-routed end, counted as dated until it passes and as soft afterwards."""
    precisions, effects = ("exact", "unqualified", "earliest"), ("error", "re-routed", "client-removed", "no-new-jobs", "frozen")
    for precision, effect, kind in product(precisions, effects, ("first-party", "transcribed", "catalogue", "press")):
        said = claim("retires", in_days(120), precision=precision, effect=effect, kind=kind)
        world = rules(models=[model("zed-1", said)])
        walk = [verdicts_of(project([usage()], world, today=in_days(n)))["model:acme/zed-1"] for n in (0, 60, 110, 119, 120, 121, 400)]
        assert walk == sorted(walk, key=VERDICTS.index, reverse=True), (precision, effect, kind, walk)


@MANY
@given(worlds(), trees(), st.data())
def test_deleting_bad_news_never_makes_fine(world: Rules, tree: list[Usage], data: st.DataObject) -> None:
    """A claim that is gone leaves less known, and what is not known is not fine.

    Seen to fail: with a thing that is only listed, or not even that, as `none`.
    """
    if claims := claims_of(world, good=False):
        poorer = without(world, data.draw(st.sampled_from(claims)))
        before, after = verdicts_of(project(told(tree), world)), verdicts_of(project(told(tree), poorer))
        assert all(after[id] != "fine" for id, verdict in before.items() if verdict != "fine")


@MANY
@given(worlds(), trees(), st.data())
def test_deleting_good_news_never_improves_a_verdict(world: Rules, tree: list[Usage], data: st.DataObject) -> None:
    """Seen to fail: with an unknown future as `none`, so that a vendor's stale word that a thing lives only did harm."""
    if claims := claims_of(world, good=True):
        poorer = without(world, data.draw(st.sampled_from(claims)))
        before, after = verdicts_of(project(told(tree), world)), verdicts_of(project(told(tree), poorer))
        assert all(worse_or_same(verdict, after[id]) for id, verdict in before.items())


@MANY
@given(worlds(), trees(), st.data())
def test_a_test_a_page_of_docs_or_an_example_never_changes_a_score(world: Rules, tree: list[Usage], data: st.DataObject) -> None:
    """Seen to fail: with every usage that is no mention in the sums."""
    more = [data.draw(uses(line, UNSCORED)) for line in (97, 98)]
    before, after = scores_by_vendor(project(tree, world)), scores_by_vendor(project([*tree, *more], world))
    for name, new in after.items():
        if name in before:
            assert new == before[name]
        else:
            assert (new.lock_in.points, new.maintenance.points) == (0, 0)


def without(world: Rules, gone: Claim) -> Rules:
    """The rules without one claim, wherever it stands."""
    models = tuple(replace(m, claims=tuple(c for c in m.claims if c is not gone)) for m in world.models)
    features = {k: replace(f, claims=tuple(c for c in f.claims if c is not gone)) for k, f in world.features.items()}
    return replace(world, models=models, features=features)
