WITH chains AS (
    SELECT report, statement, string_agg(name, ' > ' ORDER BY position) AS chain
    FROM chain_links GROUP BY report, statement
), sides AS (
    SELECT ea.report, ea.event,
           list(a.name ORDER BY ea.position) FILTER (ea.side = 'source') AS source,
           list(a.country ORDER BY ea.position) FILTER (ea.side = 'source') AS source_country,
           list(a.name ORDER BY ea.position) FILTER (ea.side = 'target') AS target,
           list(a.country ORDER BY ea.position) FILTER (ea.side = 'target') AS target_country
    FROM event_actors ea JOIN actors a ON a.report = ea.report AND a.id = ea.actor
    GROUP BY ea.report, ea.event
)
SELECT e.date, e.type, e.mode, e.cameo, e.status,
       coalesce(x.source, []) AS source, coalesce(x.source_country, []) AS source_country,
       coalesce(x.target, []) AS target, coalesce(x.target_country, []) AS target_country,
       e.evidence, e.place, e.place_country, sa.name AS speaker, c.chain, r.published, r.outlet, e.confidence,
       r.source AS report_source, e.report, e.id, e.statement,
       e.place_lat, e.place_lon, e.place_geonames, e.evidence_spans, e.date_spans, e.place_span
FROM events e
JOIN reports r ON r.id = e.report
LEFT JOIN sides x ON x.report = e.report AND x.event = e.id
LEFT JOIN statements s ON s.report = e.report AND s.id = e.statement
LEFT JOIN actors sa ON sa.report = s.report AND sa.id = s.speaker
LEFT JOIN chains c ON c.report = e.report AND c.statement = e.statement
WHERE ($type IS NULL OR list_contains($type, e.type))
  AND ($status IS NULL OR list_contains($status, e.status))
  AND ($source IS NULL OR EXISTS (
        SELECT 1 FROM event_actors ea JOIN actors a ON a.report = ea.report AND a.id = ea.actor
        WHERE ea.report = e.report AND ea.event = e.id AND ea.side = 'source'
          AND (is_named(a.name, $source) OR a.country = upper($source))))
  AND ($target IS NULL OR EXISTS (
        SELECT 1 FROM event_actors ea JOIN actors a ON a.report = ea.report AND a.id = ea.actor
        WHERE ea.report = e.report AND ea.event = e.id AND ea.side = 'target'
          AND (is_named(a.name, $target) OR a.country = upper($target))))
  AND ($speaker IS NULL OR is_named(sa.name, $speaker))
  AND ($place IS NULL OR is_named(e.place, $place) OR e.place_country = upper($place))
  AND ($outlet IS NULL OR is_named(r.outlet, $outlet))
  AND ($report IS NULL OR e.report = $report)
  AND ($since IS NULL OR latest(coalesce(e.date, r.published)) >= earliest($since))
  AND ($until IS NULL OR earliest(coalesce(e.date, r.published)) <= latest($until))
  AND e.confidence >= $min_confidence
ORDER BY coalesce(e.date, r.published) NULLS LAST, r.number, e.position
LIMIT $limit
