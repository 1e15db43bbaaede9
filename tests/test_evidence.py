"""Evidence of two units alone is that of a group which has no others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bitext.aligner.evidence import Evidence, Model, evidence_of
from bitext.aligner.tokens import Tokens

OURS, THEIRS = ("网络", "强国", "12", "?"), ("cyber", "power", "12", "?", "nation")
unit_of_ours = st.lists(st.sampled_from(OURS), max_size=6)
unit_of_theirs = st.lists(st.sampled_from(THEIRS), max_size=6)
links = st.dictionaries(
    st.sampled_from(OURS), st.dictionaries(st.sampled_from(THEIRS), st.floats(0.01, 1), max_size=3), max_size=4
)


@given(st.lists(unit_of_ours, min_size=1, max_size=4), st.lists(unit_of_theirs, min_size=1, max_size=4), links)
def test_it_is_the_evidence_of_a_group_of_two(
    first: list[list[str]], second: list[list[str]], linked: dict[str, dict[str, float]]
) -> None:
    """To the last digit, in both directions: prices of tokens are made of it, and with them pairs."""
    model = Model.of(Tokens(first, second, linked))
    for ours in first:
        for theirs in second:
            group = Evidence(model, [ours], [theirs])
            ahead = evidence_of(ours, theirs, model.forward, model.chance[1], model.strength)
            beside = evidence_of(theirs, ours, model.backward, model.chance[0], model.strength)
            assert [ahead, beside] == [group.sums(side, 0, 1, range(1))[-1] for side in (0, 1)]
