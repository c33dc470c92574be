-- The ledger's first form: a record table by table, and the record itself beside it.
-- Spans are [start, end) in Unicode code points of reports.text, as in the record.

CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL);

CREATE TABLE reports (
    id VARCHAR PRIMARY KEY,
    number BIGINT NOT NULL,
    source VARCHAR NOT NULL,
    outlet VARCHAR,
    title VARCHAR,
    authors VARCHAR[] NOT NULL,
    published VARCHAR,
    published_basis VARCHAR,
    published_why VARCHAR,
    published_spans INTEGER[2][],
    language VARCHAR NOT NULL,
    wire VARCHAR,
    text VARCHAR NOT NULL,
    aside JSON,
    added TIMESTAMP NOT NULL,
    onrecord VARCHAR NOT NULL
);

-- What `get` gives back, to the letter; every other table is worked out from it.
CREATE TABLE records (report VARCHAR NOT NULL, json VARCHAR NOT NULL);

CREATE TABLE segments (
    report VARCHAR NOT NULL, position INTEGER NOT NULL, kind VARCHAR NOT NULL, span INTEGER[2] NOT NULL
);

CREATE TABLE actors (
    report VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    role VARCHAR,
    country VARCHAR,
    sector VARCHAR,
    ids JSON,
    anonymous BOOLEAN NOT NULL
);

CREATE TABLE mentions (
    report VARCHAR NOT NULL, actor VARCHAR NOT NULL, words VARCHAR NOT NULL, span INTEGER[2] NOT NULL
);

CREATE TABLE attributions (
    report VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    source VARCHAR,
    cue VARCHAR,
    content VARCHAR,
    confidence DOUBLE NOT NULL,
    source_spans INTEGER[2][] NOT NULL,
    cue_spans INTEGER[2][] NOT NULL,
    content_spans INTEGER[2][] NOT NULL
);

CREATE TABLE statements (
    report VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    speaker VARCHAR,
    speaker_words VARCHAR,
    cue VARCHAR,
    content VARCHAR,
    form VARCHAR NOT NULL,
    anonymous BOOLEAN NOT NULL,
    audience VARCHAR,
    said_on VARCHAR,
    within VARCHAR,
    confidence DOUBLE NOT NULL,
    content_spans INTEGER[2][] NOT NULL,
    cue_spans INTEGER[2][] NOT NULL,
    speaker_spans INTEGER[2][] NOT NULL,
    audience_spans INTEGER[2][] NOT NULL,
    said_on_spans INTEGER[2][]
);

CREATE TABLE chain_links (
    report VARCHAR NOT NULL,
    statement VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    actor VARCHAR,
    words VARCHAR,
    spans INTEGER[2][]
);

CREATE TABLE events (
    report VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    type VARCHAR NOT NULL,
    mode VARCHAR,
    cameo VARCHAR,
    status VARCHAR NOT NULL,
    evidence VARCHAR,
    date VARCHAR,
    place VARCHAR,
    place_country VARCHAR,
    place_lat DOUBLE,
    place_lon DOUBLE,
    place_geonames BIGINT,
    statement VARCHAR,
    confidence DOUBLE NOT NULL,
    evidence_spans INTEGER[2][] NOT NULL,
    date_spans INTEGER[2][],
    place_span INTEGER[2]
);

CREATE TABLE event_actors (
    report VARCHAR NOT NULL,
    event VARCHAR NOT NULL,
    side VARCHAR NOT NULL,  -- 'source' or 'target'
    position INTEGER NOT NULL,
    actor VARCHAR NOT NULL
);

CREATE TABLE conditions (
    report VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    statement VARCHAR,
    speaker VARCHAR,
    kind VARCHAR NOT NULL,
    if_words VARCHAR,
    then_words VARCHAR,
    confidence DOUBLE NOT NULL,
    if_spans INTEGER[2][] NOT NULL,
    then_spans INTEGER[2][]
);

CREATE TABLE times (
    report VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    words VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    span INTEGER[2] NOT NULL
);

CREATE TABLE places (
    report VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    words VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    country VARCHAR,
    lat DOUBLE,
    lon DOUBLE,
    geonames BIGINT,
    span INTEGER[2] NOT NULL
);

CREATE TABLE notes (report VARCHAR NOT NULL, position INTEGER NOT NULL, note VARCHAR NOT NULL);

-- Whether a name holds the wanted one as whole words; letter case and accents do not count.
CREATE MACRO is_named(name, wanted) AS regexp_matches(
    strip_accents(name),
    '(?i)(^|[^\pL\pN])' || regexp_escape(strip_accents(wanted)) || '($|[^\pL\pN])'
);

-- The first and the last day that a date may mean which is cut at what is known: 2022-03 is 2022-03-01 to 2022-03-31.
CREATE MACRO earliest(day) AS day || substring('-01-01', length(day) - 3);
CREATE MACRO latest(day) AS day || substring('-12-31', length(day) - 3);

-- The verbatim words under a span list.
CREATE MACRO words(text, spans) AS list_aggregate(
    list_transform(spans, lambda span: substring(text, span[1] + 1, span[2] - span[1])), 'string_agg', ' … '
);
