"""Where ways lead: named successors, other open lines, closed APIs and hosts, each with its licence, its end and its duties."""

from __future__ import annotations

from dataclasses import replace

from airisk.domain import Component
from airisk.plan.candidates import told
from airisk.plan.ways import Leaving, ways
from airisk.report import Effort, Option, Site, Way
from airisk.rulebook.schema import License, Obligation
from tests.builders import (
    DUTY,
    TODAY,
    VENDORS,
    WAYS,
    alive,
    claim,
    family,
    frozen,
    in_days,
    model,
    project,
    retires,
    rules,
    source,
    usage,
    vendor,
)  # fmt: skip

MIT = License("mit", "MIT", None, None, None, "yes", (), (), (Obligation("notice", "Keep the notice", "1"),), "", source())
NC = replace(MIT, id="nc", commercial="no")
SITES = (Site("app.py", 1, 1, 1, 5, 0, "production", "id"),)
OPEN_FAMILY = replace(
    WAYS["closed-api"], id="open-family", title="Open family", when=("open-weights", "closed-model"), leads_to="family", given=()
)


def known(models, families, vendors=(), licenses=(MIT, NC)):
    found = rules(models=models, families=families, vendors=[*VENDORS, *vendors])
    return replace(
        found,
        licenses={**found.licenses, **{text.id: text for text in licenses}},
        ways={**found.ways, "open-family": OPEN_FAMILY},
    )


def open_ways(used, rulebook_rules) -> dict[str, Way]:
    found = project(used, rulebook_rules)
    return {way.id: way for way in ways(found, Leaving(found.components, SITES, Effort()))}


def of_line(maker: str, *, license: str | None = "mit", name: str | None = None, line: str = "line", **more):
    return replace(family(f"{maker}/{line}", open=True, license=license), name=name or f"{maker} line", **more)


def test_open_families_are_of_other_makers_allowed_and_never_frozen() -> None:
    still = vendor("still", events=(frozen("still/line", in_days(-30)),))
    makers = ("good", "closedlicence", "nolicence", "still")
    licences = {"closedlicence": "nc", "nolicence": None}
    lines = [of_line(maker, license=licences.get(maker, "mit")) for maker in makers]
    models = [model(f"{maker}-1", alive("hosty"), vendor=maker, maker=maker, family=f"{maker}/line") for maker in makers]
    way = open_ways(
        [usage()], known([model("zed-1", alive()), *models], lines, [vendor("good"), vendor("closedlicence"), vendor("nolicence"), still])
    )["open-family"]
    assert [(o.target, o.license, o.ends, o.hosts) for o in way.options] == [("good/line", "mit", None, ("Hosty",))]
    assert way.target is None, "a choice is no advice"


def test_the_newest_line_of_a_maker_stands_for_it_and_the_most_widely_served_comes_first() -> None:
    lines = [of_line("good", line="good-2", name="Good 2"), of_line("good", line="good-3", name="Good 3"), of_line("best")]
    models = [
        model("good-two", alive("hosty"), alive("third"), vendor="good", maker="good", family="good/good-2"),
        model("good-three", alive("hosty"), vendor="good", maker="good", family="good/good-3"),
        model("best-1", alive("hosty"), alive("third"), vendor="best", maker="best", family="best/line"),
    ]
    way = open_ways([usage()], known([model("zed-1", alive()), *models], lines, [vendor("good"), vendor("best"), vendor("third")]))[
        "open-family"
    ]
    assert [o.target for o in way.options] == ["best/line", "good/good-3"]


def test_a_copy_that_ends_soon_is_served_by_nobody() -> None:
    models = [model("good-1", alive("hosty"), retires(in_days(40), "third"), vendor="good", maker="good", family="good/line")]
    way = open_ways([usage()], known([model("zed-1", alive()), *models], [of_line("good")], [vendor("good"), vendor("third")]))[
        "open-family"
    ]
    assert way.options[0].hosts == ("Hosty",)


def test_a_closed_api_names_vendors_whose_models_stay_and_tells_what_is_not_known() -> None:
    models = [
        model("zed-1", alive()),
        model("other-4", alive("other"), vendor="other", maker="other", family="other/closed"),
        model("other-4.5", alive("other"), vendor="other", maker="other", family="other/closed"),
        model("other-9", retires(in_days(20), "other"), vendor="other", maker="other", family="other/closed"),
        model("rumour-1", claim("listed", platform="rumour", kind="catalogue"), vendor="rumour", maker="rumour", family="rumour/closed"),
    ]
    lines = [family("other/closed"), family("rumour/closed")]
    found = known(models, lines, [replace(vendor("other"), notice_days=60), vendor("rumour")])
    way = open_ways([usage()], found)["closed-api"]
    assert [o.name for o in way.options] == ["Other: other-4.5, other-4", "Rumour: rumour-1"]
    assert "it gives 60 days of notice" in way.options[0].says
    assert way.options[1].says == ("1 model with no end near, known from lists only", "its notice period is not known")
    assert way.hosts == ("Other", "Rumour")


def held(line, *more):
    return known([model("zed-1", alive("hosty"), family="acme/open"), *more], [line])


def test_these_very_weights_are_told_with_each_hosts_own_end() -> None:
    line = family("acme/open", open=True, license="acme-license")
    zed = model(
        "zed-1", alive("hosty"), claim("listed", platform="third", kind="catalogue"), retires(in_days(-9), "fourth"), family="acme/open"
    )
    found = known([zed], [line], [vendor("third"), vendor("fourth")])
    way = open_ways([usage(platform="self-hosted")], replace(found, ways={**found.ways, "hosted-open-weights": replace(
        WAYS["hosted-open-weights"], when=("open-weights",))}))["hosted-open-weights"]  # fmt: skip
    assert [(o.name, o.ends, o.says) for o in way.options] == [("Hosty", None, ()), ("Third", None, ("known from lists only",))]
    assert f"zed-1 is no longer served by, or not for long: Fourth ({in_days(-9)})" in way.because
    assert way.license == "acme-license" and not way.gains_duties and not way.loses_duties


def test_each_target_has_its_own_duties_and_the_way_those_of_all() -> None:
    line = replace(family("acme/open", open=True, license="acme-license", successor="acme/next"), options=("acme/unread", "acme/api"))
    new = family("acme/next", open=True, license="mit")
    unread, api = family("acme/unread", open=True), family("acme/api")
    found = known([model("zed-1", alive("hosty"), family="acme/open")], [line, new, unread, api])
    way = open_ways([usage()], found)["vendor-new-line"]
    assert [(o.target, o.gains_duties, o.loses_duties) for o in way.options] == [
        ("acme/next", ("Keep the notice",), (DUTY.says,)), ("acme/unread", (), ()), ("acme/api", (), (DUTY.says,)),
    ]  # fmt: skip
    assert (way.gains_duties, way.loses_duties) == ((), ()), "what is not known of one target is not said of the way"


def test_what_a_vendor_did_to_a_line_is_told_with_how_sure_it_is() -> None:
    event = replace(frozen("acme/next", TODAY), effect="released", says="Another template.", confidence="medium")
    line = family("acme/open", open=True, license="acme-license", successor="acme/next")
    found = rules(
        models=[model("zed-1", alive("hosty"), family="acme/open")], families=[line, family("acme/next", open=True)],
        vendors=[vendor("acme", events=(event,)), *VENDORS[1:]],
    )  # fmt: skip
    (option,) = open_ways([usage()], found)["vendor-new-line"].options
    assert option.says == (f"Another template. (medium confidence, {TODAY})",)


def test_a_target_is_told_in_one_line() -> None:
    option = Option("a/b", "B of A", "mit", "2027-01-02", ("Hosty",), says=("No drop-in.",))
    assert told(option) == "B of A (licence mit; ends itself on 2027-01-02; served by Hosty; No drop-in)"
    assert told(Option("h", "Hosty", None, None, ("Hosty",))) == "Hosty (no end known)"


def test_a_weight_file_tells_which_runtimes_load_it() -> None:
    alone = Component("file:m.gguf", "file", "acme", "m.gguf", details={"runtimes": ("forked",), "open": True})
    event = replace(frozen("x/y", TODAY), families=(), says="One author.", confidence="medium")
    fork = replace(vendor("fork", events=(event,)), name="forked")
    found = replace(project([], rules(vendors=[fork, *VENDORS])), components=(alone,))
    (stay,) = (w for w in ways(found, Leaving((alone,), SITES, Effort())) if w.id == "stay-on-weights")
    assert stay.because[1:] == ("Loaded by this runtime alone: forked", "forked: One author. (medium confidence)")
