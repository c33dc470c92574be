WITH chains AS (
    SELECT report, statement,
           string_agg(name, ' > ' ORDER BY position) AS chain,
           count(*) - 1 AS distance,
           arg_max(name, position) FILTER (position > 0) AS last_name
    FROM chain_links GROUP BY report, statement
)
SELECT r.published, r.outlet, coalesce(a.name, c.last_name) AS speaker, a.role, a.country, s.speaker_words,
       s.anonymous, s.form, s.cue, s.content, s.audience, s.said_on, c.chain, c.distance, s.within, s.confidence,
       r.source AS report_source, s.report, s.id,
       s.content_spans, s.cue_spans, s.speaker_spans, s.audience_spans
FROM statements s
JOIN reports r ON r.id = s.report
LEFT JOIN actors a ON a.report = s.report AND a.id = s.speaker
LEFT JOIN chains c ON c.report = s.report AND c.statement = s.id
WHERE ($speaker IS NULL OR is_named(coalesce(a.name, c.last_name), $speaker))
  AND ($source IS NULL OR a.country = upper($source) OR is_named(a.name, $source) OR EXISTS (
        SELECT 1 FROM chain_links l LEFT JOIN actors la ON la.report = l.report AND la.id = l.actor
        WHERE l.report = s.report AND l.statement = s.id
          AND (is_named(l.name, $source) OR is_named(la.name, $source) OR la.country = upper($source))))
  AND ($target IS NULL OR is_named(s.audience, $target))
  AND ($form IS NULL OR list_contains($form, s.form))
  AND ($anonymous IS NULL OR s.anonymous = $anonymous)
  AND ($outlet IS NULL OR is_named(r.outlet, $outlet))
  AND ($report IS NULL OR s.report = $report)
  AND ($since IS NULL OR latest(coalesce(s.said_on, r.published)) >= earliest($since))
  AND ($until IS NULL OR earliest(coalesce(s.said_on, r.published)) <= latest($until))
  AND s.confidence >= $min_confidence
ORDER BY r.published NULLS LAST, r.number, s.position
LIMIT $limit
