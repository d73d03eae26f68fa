"""Which vendors a project depends on, and what counts against whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from airisk import assess, plan
from airisk.domain import Confidence, Context, Role
from airisk.report import VendorEntry
from tests.builders import VENDORS, alive, family, feature, frozen, in_days, model, package, project, retires, rules, usage, vendor


def vendors_of(usages, known=None) -> dict[str, VendorEntry]:
    found = project(usages, known)
    efforts = plan.efforts(found)
    return {v.id: v for v in assess.vendors(found, assess.judge(found, efforts), efforts)}


ENDED_AT_HOSTY = rules(models=[model("zed-1", retires(in_days(-1), "hosty"), alive())])


def test_an_end_counts_against_the_platform_and_not_against_the_maker() -> None:
    found = vendors_of([usage(), usage(line=2, platform="hosty")], ENDED_AT_HOSTY)
    assert (found["hosty"].verdict.verdict, found["acme"].verdict.verdict) == ("act-now", "fine")
    assert found["hosty"].verdict.component == "model:acme/zed-1"


def test_a_platform_that_is_not_told_leaves_the_model_with_its_maker() -> None:
    found = vendors_of([usage(platform="")], ENDED_AT_HOSTY)
    assert list(found) == ["acme"]
    assert found["acme"].verdict.verdict == "fine"


def test_a_use_elsewhere_takes_nothing_from_the_maker() -> None:
    assert set(vendors_of([usage(platform=""), usage(line=2, platform="hosty")], ENDED_AT_HOSTY)) == {"acme", "hosty"}


def test_a_feature_used_through_somebody_elses_package_makes_its_vendor_known() -> None:
    found = vendors_of([usage("sdk:pypi/x", context=Context.CALL, feature="acme/chat")], rules(features=[feature("acme/chat")]))["acme"]
    assert (found.verdict.verdict, found.scores.lock_in.points > 0, found.components) == ("unknown", True, ())


def test_a_frozen_line_counts_against_its_maker_on_any_platform() -> None:
    known = rules(
        models=[model("zed-1", alive("hosty"), family="acme/open")],
        families=[family("acme/open", open=True)],
        vendors=[vendor("acme", events=(frozen("acme/open", in_days(-9)),)), *VENDORS[1:]],
    )
    found = vendors_of([usage(platform="hosty")], known)
    assert (found["acme"].verdict.verdict, found["hosty"].verdict.verdict) == ("watch", "fine")


def test_a_vendor_has_the_verdict_of_its_worst_component() -> None:
    known = rules(models=[model("zed-1", alive()), model("zed-2", retires(in_days(-1)))])
    found = vendors_of([usage(), usage("model:acme/zed-2", line=2)], known)
    assert (found["acme"].verdict.verdict, found["acme"].verdict.component) == ("act-now", "model:acme/zed-2")
    assert found["acme"].components == ("model:acme/zed-1", "model:acme/zed-2")


def test_mentions_guesses_and_nobodys_models_make_no_vendor() -> None:
    usages = [
        usage(context=Context.COMMENT),
        usage(line=2, confidence=Confidence.LOW),
        usage("model:unknown/house", line=3, vendor="unknown", platform=""),
        usage("model:private/own", line=4, vendor="private", platform=""),
    ]
    assert vendors_of(usages) == {}


def test_share_is_the_part_of_the_call_sites() -> None:
    calls = [usage("sdk:pypi/x", line=n, context=Context.CALL, platform="hosty" if n == 1 else "acme") for n in (1, 2, 3, 4)]
    found = vendors_of([*calls, usage(line=9), usage(line=10, platform="hosty")])
    assert (found["acme"].share, found["hosty"].share) == (0.75, 0.25)


def test_held_data_and_features_are_listed_with_their_places() -> None:
    known = rules(
        models=[model("vec-1", alive(), kind="embedding")],
        features=[feature("acme/threads", "held", portability="vendor-only", effort="E4", held="threads")],
    )
    usages = [usage("service:acme/threads", context=Context.CALL, feature="acme/threads", line=7), usage("model:acme/vec-1", line=8)]
    found = vendors_of(usages, known)["acme"]
    assert [(h.kind, h.dimensions, h.locations) for h in found.held] == [("threads", None, ("app.py:7",)), ("embeddings", 8, ("app.py:8",))]
    assert [(f.id, f.effort_class, f.usages) for f in found.features] == [("acme/threads", "E4", ("app.py:7",))]


@pytest.mark.parametrize("platform", ["hosty", "self-hosted"])
def test_a_client_that_is_pointed_elsewhere_is_no_call_site_and_holds_nothing(platform) -> None:
    known = rules(
        models=[model("vec-1", alive(), kind="embedding")],
        features=[feature("acme/threads", "held", portability="vendor-only", effort="E4", held="threads")],
        packages=[package("acmelib", alive())],
    )
    usages = [
        usage("sdk:pypi/acmelib", context=Context.IMPORT, platform=""),
        usage("sdk:pypi/acmelib", line=2, context=Context.CALL, feature="acme/threads", platform=platform),
        usage("model:acme/vec-1", line=2, platform=platform),
    ]
    found = vendors_of(usages, known)["acme"]
    assert (found.share, found.held, found.features, found.scores.lock_in.points) == (0.0, (), (), 0)


def test_of_equals_the_earliest_end_decides_then_the_larger_work_and_the_others_are_named() -> None:
    names = ("zed-1", "zed-2", "zed-3", "zed-4")
    known = rules(models=[model(n, retires(in_days(-40 if n == "zed-3" else -20))) for n in names])
    usages = [usage(f"model:acme/{n}", line=i) for i, n in enumerate(names, 1)]
    usages += [usage("model:acme/zed-2", line=9), usage("model:acme/zed-2", "other.py", 2)]
    found = vendors_of(usages, known)["acme"].verdict
    assert (found.component, found.because[-1]) == ("model:acme/zed-3", "Also act now: zed-2, zed-1 and 1 more.")


def test_of_equals_what_production_uses_comes_before_a_script() -> None:
    """Seen to fail: the frozen line of a script's model was named before that of the weights that are served."""
    soft = retires(in_days(-10), effect="re-routed")
    known = rules(models=[model("a-1", soft), model("b-1", soft)])
    script, served = usage("model:acme/a-1", "scripts/try.py", role=Role.TOOL), usage("model:acme/b-1", "app.py")
    assert vendors_of([script, served], known)["acme"].verdict.component == "model:acme/b-1"


def test_a_vendors_reasons_are_its_own_days_and_places() -> None:
    known = rules(models=[model("zed-1", retires(in_days(300)), retires(in_days(-10), "hosty"))])
    found = vendors_of([usage("model:acme/zed-1", "here.py"), usage("model:acme/zed-1", "other.py", platform="hosty")], known)
    told = {name: " ".join(v.verdict.because) for name, v in found.items()}
    assert "here.py" in told["acme"] and "2027-09-20" in told["acme"]
    assert not any(word in told["acme"] for word in ("other.py", "2026-11-14", "Hosty"))
    assert "other.py" in told["hosty"] and not any(word in told["hosty"] for word in ("here.py", "2027-09-20", "Acme"))


def test_the_worst_vendor_comes_first() -> None:
    found = vendors_of([usage(), usage(line=2, platform="hosty")], ENDED_AT_HOSTY)
    assert list(found) == ["hosty", "acme"]


OPEN = {"models": [model("zed-1", alive("hosty"), family="acme/open")], "families": [family("acme/open", open=True)]}


@pytest.mark.parametrize("platform", ["", "self-hosted"])
def test_a_maker_of_open_weights_that_serves_nothing_here_is_no_vendor(platform: str) -> None:
    assert "acme" not in vendors_of([usage(platform=platform)], rules(**OPEN))


def test_a_maker_of_open_weights_that_is_called_is_a_vendor() -> None:
    assert "acme" in vendors_of([usage(platform="acme")], rules(**OPEN))


def test_a_maker_of_open_weights_whose_package_is_used_is_a_vendor() -> None:
    imported = usage("sdk:pypi/acme-sdk", line=2, context=Context.IMPORT)
    found = vendors_of([usage(platform=""), imported], rules(packages=[package("acme-sdk")], **OPEN))
    assert found["acme"].components == ("model:acme/zed-1", "sdk:pypi/acme-sdk")


def test_a_vendor_that_the_project_itself_is_gives_no_entry() -> None:
    itself = replace(project([usage()], rules(models=[model("zed-1", alive())])), own=frozenset({"acme"}))
    efforts = plan.efforts(itself)
    assert assess.vendors(itself, assess.judge(itself, efforts), efforts) == ()
