"""Topics, licences, organisations and initiatives."""

from hub.demo.content.organisations import INITIATIVES, ORGANISATIONS
from hub.demo.content.topics import LICENCES, TOPICS
from hub.taxonomy.models import Initiative, Licence, Organisation, Topic


def load_terms() -> int:
    """Make the terms whose code is not there yet, in the unit of work; return how many were new."""
    made = 0
    for topic in TOPICS:
        made += _make(Topic, topic.code, name_en=topic.name_en, name_cy=topic.name_cy)
    for licence in LICENCES:
        names = {"name_en": licence.name_en, "name_cy": licence.name_cy}
        made += _make(Licence, licence.code, url=licence.url, **names)
    return made + _load_organisations() + _load_initiatives()


def _make(model: type, code: str, **fields: object) -> bool:
    """Make a row unless there is one with this code; say whether it was made."""
    return model.objects.get_or_create(code=code, defaults=fields)[1]


def _load_organisations() -> int:
    """Make organisations with their other names, and then the members of the new partnerships."""
    made = []
    for body in ORGANISATIONS:
        if _make(Organisation, body.code, name_en=body.name, kind=body.kind):
            organisation = Organisation.objects.get(code=body.code)
            for name in body.other_names:
                organisation.other_names.create(name=name)
            organisation.save()
            made.append(body)
    for body in made:
        organisation = Organisation.objects.get(code=body.code)
        organisation.members.add(*Organisation.objects.filter(code__in=body.members))
    return len(made)


def _load_initiatives() -> int:
    """Make initiatives; a parent stands before its parts in the list."""
    made = 0
    for initiative in INITIATIVES:
        new = _make(
            Initiative,
            initiative.code,
            name_en=initiative.name,
            kind=initiative.kind,
            parent=Initiative.objects.filter(code=initiative.parent).first(),
        )
        if new and initiative.organisation:
            row = Initiative.objects.get(code=initiative.code)
            row.organisations.add(Organisation.objects.get(code=initiative.organisation))
        made += new
    return made
