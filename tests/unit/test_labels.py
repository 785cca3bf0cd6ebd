from language.labels import CATEGORY_LABELS, SECURITY, URGENCY_LABELS, Category, Urgency


def test_every_category_and_urgency_has_a_thai_label():
    assert set(CATEGORY_LABELS) == set(Category)
    assert set(URGENCY_LABELS) == set(Urgency)


def test_the_first_six_categories_are_security():
    assert frozenset(list(Category)[:6]) == SECURITY
