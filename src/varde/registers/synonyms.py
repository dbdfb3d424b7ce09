"""Words other registers use, in bokmål, nynorsk and English, for our fields and choices."""

HEADINGS: dict[str, tuple[str, ...]] = {
    "title": (
        *("tittel", "overskrift", "emne", "sakstittel", "kort beskrivelse", "avvik", "sak"),
        *("title", "subject", "headline", "heading", "short description", "summary"),
    ),
    "text": (
        *(
            "beskrivelse",
            "hva skjedde",
            "hva har skjedd",
            "hendelsesforløp",
            "hendelsesbeskrivelse",
        ),
        *("avviksbeskrivelse", "skildring", "kva skjedde", "hendingsforløp", "saksfremstilling"),
        *("description", "what happened", "narrative", "details", "problem", "event description"),
    ),
    "reporter_name": (
        *("melder", "innmelder", "meldt av", "innmeldt av", "registrert av", "rapportert av"),
        *("meldar", "innsender", "reporter", "reported by", "created by", "submitted by"),
    ),
    "anyone_hurt": ("personskade", "skadet", "skadd", "skade", "injury", "injured", "anyone hurt"),
    "happened_at": (
        *("hendelsesdato", "dato", "når", "skadedato", "ulykkesdato", "dato for hendelse"),
        *("tidspunkt", "hendingsdato", "kva tid", "dato og tid", "date", "data", "incident date"),
        *("event date", "date of incident", "occurred", "occurrence date", "accident date"),
    ),
    "discovered_at": (
        *("oppdaget", "oppdaget dato", "observert", "funnet", "oppdaga", "avdekket"),
        *("discovered", "found", "observed", "date discovered"),
    ),
    "reported_at": (
        *("meldt", "meldt dato", "meldedato", "innmeldt", "innleggsdato", "registrert"),
        *("registrert dato", "registreringsdato", "opprettet", "opprettet dato", "rapportert"),
        *("meldingsdato", "oppretta", "reported", "reported date", "report date", "created"),
        *("created at", "submitted", "date reported", "registration date"),
    ),
    "closed_at": (
        *("lukket", "lukket dato", "lukkedato", "avsluttet", "avsluttet dato", "ferdig dato"),
        *("lukka", "avslutta", "closed", "closed date", "date closed", "completed", "closed at"),
    ),
    "unit": (
        *("enhet", "avdeling", "organisasjon", "virksomhet", "seksjon", "eining", "verksemd"),
        *("organisasjonsenhet", "ansvarlig enhet", "selskap", "firma", "unit", "department"),
        *("organisation", "organization", "company", "company name", "division"),
    ),
    "spot": (
        *("sted", "hvor", "lokasjon", "stad", "kvar", "hendelsessted", "skadested", "arbeidssted"),
        *("adresse", "bygg", "place", "location", "local", "where", "site", "nearest place"),
        *("nearest population center", "address", "building"),
    ),
    "state": ("status", "tilstand", "saksstatus", "state", "incident status", "case status"),
    "kind": (
        *("type", "hendelsestype", "avvikstype", "type hendelse", "type avvik", "sakstype"),
        *("hendingstype", "kategori", "incident type", "event type", "category", "kind"),
    ),
    "area": (
        *("område", "fagområde", "fareområde", "tema", "risikoområde", "fagfelt", "risiko"),
        *("area", "hazard", "hazard type", "critical risk", "risk", "topic"),
    ),
    "actual": (
        *("alvorlighet", "alvorlighetsgrad", "konsekvens", "faktisk konsekvens", "skadeomfang"),
        *("faktisk alvorlighet", "alvor", "severity", "actual severity", "accident level"),
        *("consequence", "actual consequence", "injury level"),
    ),
    "potential": (
        *("potensiell alvorlighet", "potensiell konsekvens", "mulig konsekvens", "potensial"),
        *("mogleg konsekvens", "potential severity", "potential accident level"),
        *("potential consequence", "potential level"),
    ),
    "immediate": (
        *("strakstiltak", "umiddelbare tiltak", "umiddelbart tiltak", "gjort med en gang"),
        *("immediate action", "immediate measure", "action taken", "actions taken"),
    ),
    "cause": (
        *("årsak", "årsaker", "bakenforliggende årsak", "direkte årsak", "hvorfor", "kvifor"),
        *("cause", "causes", "root cause", "why", "why it happened"),
    ),
    "proposal": (
        *("tiltak", "forslag", "forslag til tiltak", "foreslått tiltak", "tiltak beskrivelse"),
        *("forbedringsforslag", "framlegg", "proposal", "suggestion", "recommendation", "measure"),
        *("measures", "proposed measure", "corrective action"),
    ),
    "conclusion": (
        *("konklusjon", "resultat", "løsning", "utført tiltak", "gjennomført tiltak", "svar"),
        *("løysing", "conclusion", "outcome", "resolution", "result", "corrective action taken"),
    ),
    "breached": (
        *("krav", "brudd på", "lovkrav", "brutt krav", "rutine", "hjemmel", "brot på"),
        *("requirement", "breached", "breach", "clause"),
    ),
}

STATES: dict[str, tuple[str, ...]] = {
    "reported": (
        *("åpen", "ny", "meldt", "mottatt", "registrert", "under behandling", "pågår", "påbegynt"),
        *("til behandling", "ikke påbegynt", "ikke ferdig", "open", "opa", "ny sak", "motteken"),
        *(
            "new",
            "reported",
            "submitted",
            "initially submitted",
            "in progress",
            "active",
            "pending",
        ),
    ),
    "closed": (
        *(
            "lukket",
            "avsluttet",
            "ferdig",
            "ferdigbehandlet",
            "løst",
            "utført",
            "lukka",
            "avslutta",
        ),
        *("closed", "done", "completed", "resolved", "finished", "fixed"),
    ),
}

SEVERITIES: dict[str, tuple[str, ...]] = {
    "1": (
        *("lav", "liten", "mindre alvorlig", "ubetydelig", "ufarlig", "grønn", "låg", "I", "II"),
        *("low", "minor", "slight", "negligible", "insignificant"),
    ),
    "2": (
        *("middels", "moderat", "alvorlig", "betydelig", "gul", "alvorleg", "III"),
        *("medium", "moderate", "serious", "significant"),
    ),
    "3": (
        *(
            "høy",
            "stor",
            "svært alvorlig",
            "kritisk",
            "katastrofal",
            "rød",
            "høg",
            "død",
            "IV",
            "V",
        ),
        *("VI", "svært alvorleg", "high", "major", "critical", "catastrophic", "severe", "fatal"),
    ),
}

KINDS: dict[str, tuple[str, ...]] = {
    "routine": ("rutinebrudd", "prosedyrebrudd", "brudd på rutine", "procedure", "non-conformance"),
    "equipment": ("verneutstyr", "sikkerhetsutstyr", "ppe", "safety equipment"),
    "information": ("manglende informasjon", "informasjon", "information", "opplæring"),
    "fault": (
        *("feil", "mangel", "skade på utstyr", "materiell skade", "farlig forhold"),
        *("fault", "defect", "unsafe condition", "property damage", "equipment failure"),
    ),
    "near_miss": ("nestenulykke", "tilløp", "nesten ulykke", "nestenulukke", "near miss"),
    "accident": (
        *(
            "ulykke",
            "personskade",
            "arbeidsulykke",
            "skade",
            "ulukke",
            "yrkesskade",
            "fraværsskade",
        ),
        *("accident", "injury", "serious injury", "fatality"),
        *("lost time injury", "first aid", "fire", "explosion", "brann", "eksplosjon"),
    ),
    "improvement": (
        *("forbedringsforslag", "forbedring", "forslag", "betringsframlegg"),
        *("improvement", "suggestion", "proposal"),
    ),
    "good": ("god observasjon", "positiv observasjon", "ros", "positive observation", "positive"),
}

AREAS: dict[str, tuple[str, ...]] = {
    "psychosocial": ("psykososialt", "arbeidsmiljø", "arbeidsbelastning", "konflikt", "workload"),
    "violence": ("vold", "trusler", "vold og trusler", "violence", "threats", "vald"),
    "ergonomics": ("ergonomi", "tunge løft", "ergonomics", "manual handling", "bodily stress"),
    "indoor_climate": ("inneklima", "ventilasjon", "temperatur", "indoor climate", "belysning"),
    "noise": ("støy", "vibrasjon", "noise", "vibration"),
    "chemical": (
        *("kjemikalier", "stoffer", "støv", "kjemisk", "biologisk", "gass", "kjemikal"),
        *("chemical", "chemicals", "chemical substances", "dust", "gas", "toxic", "venomous"),
    ),
    "machines": (
        *("maskin", "maskiner", "verktøy", "utstyr", "klem", "machine", "machines", "tools"),
        *("manual tools", "pressed", "cut", "projection", "machinery", "pressurized systems"),
    ),
    "electricity": (
        *("elektrisk", "strøm", "elsikkerhet", "straum", "electricity", "electrical"),
        *("electric", "electric shock", "power lock"),
    ),
    "fire": ("brann", "rømning", "fire", "explosion", "brann og eksplosjon"),
    "traffic": (
        *("trafikk", "transport", "kjøretøy", "truck", "traffic", "vehicles"),
        *("vehicle", "mobile equipment", "transportation"),
    ),
    "fall": (
        *("fall", "arbeid i høyden", "stillas", "falls", "work at height", "slip", "trip"),
        *("suspended loads", "stige", "høyde"),
    ),
    "lone_work": ("alenearbeid", "lone work", "åleinearbeid"),
    "environment": (
        *("ytre miljø", "utslipp", "forurensning", "avfall", "miljø", "environment", "spill"),
        *("pollution", "release of substance", "adverse environmental effects", "ureining"),
    ),
    "quality": ("kvalitet", "quality", "leveranse"),
    "privacy": ("personvern", "informasjonssikkerhet", "gdpr", "privacy", "information security"),
    "food": ("mat", "mattrygghet", "hygiene", "food", "food safety"),
    "users": ("pasient", "bruker", "elev", "barn", "patient", "pupil", "pasientsikkerhet"),
    "building": ("bygg", "drift", "vedlikehold", "eiendom", "building", "maintenance"),
    "other": ("annet", "anna", "andre", "other", "others", "diverse", "miscellaneous"),
}
