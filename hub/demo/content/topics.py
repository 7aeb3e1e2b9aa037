"""Topics and licences, each with a stable code and a name in English and Welsh."""

from typing import NamedTuple


class Topic(NamedTuple):
    """A subject that resources and pages are filed under."""

    code: str
    name_en: str
    name_cy: str


class Licence(NamedTuple):
    """Terms under which a file may be used again; ``url`` is blank where no text is published."""

    code: str
    name_en: str
    name_cy: str
    url: str


TOPICS = (
    Topic("citizens-assemblies", "Citizens' assemblies", "Cynulliadau dinasyddion"),
    Topic("planning", "Planning and design", "Cynllunio a dylunio"),
    Topic("recruitment", "Recruiting members", "Recriwtio aelodau"),
    Topic("facilitation", "Facilitation", "Hwyluso"),
    Topic("evidence", "Evidence and witnesses", "Tystiolaeth a thystion"),
    Topic("inclusion", "Inclusion and accessibility", "Cynhwysiant a hygyrchedd"),
    Topic("digital", "Digital tools", "Offer digidol"),
    Topic("communication", "Communication", "Cyfathrebu"),
    Topic("reporting", "Reports and recommendations", "Adroddiadau ac argymhellion"),
    Topic("learning", "Peer learning", "Dysgu gan gymheiriaid"),
    Topic("town-centres", "Town centres", "Canol trefi"),
    Topic("transport", "Transport and congestion", "Trafnidiaeth a thagfeydd"),
    Topic("air-quality", "Air quality", "Ansawdd aer"),
)

LICENCES = (
    Licence("not-stated", "Licence not stated", "Trwydded heb ei nodi", ""),
    Licence(
        "ogl-3",
        "Open Government Licence v3.0",
        "Trwydded Llywodraeth Agored f3.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    ),
    Licence(
        "cc-by-4",
        "Creative Commons Attribution 4.0",
        "Creative Commons Cydnabyddiaeth 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
    Licence(
        "cc-by-sa-4",
        "Creative Commons Attribution-ShareAlike 4.0",
        "Creative Commons Cydnabyddiaeth-RhannuTebyg 4.0",
        "https://creativecommons.org/licenses/by-sa/4.0/",
    ),
    Licence("all-rights-reserved", "All rights reserved", "Cedwir pob hawl", ""),
)
