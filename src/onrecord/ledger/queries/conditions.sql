WITH chains AS (
    SELECT report, statement, string_agg(name, ' > ' ORDER BY position) AS chain
    FROM chain_links GROUP BY report, statement
)
SELECT r.published, r.outlet, coalesce(a.name, sa.name) AS speaker, coalesce(a.country, sa.country) AS country,
       k.kind, k.if_words AS "if", k.then_words AS "then", s.content, s.said_on, c.chain, k.confidence,
       r.source AS report_source, k.report, k.id, k.statement, k.if_spans, k.then_spans
FROM conditions k
JOIN reports r ON r.id = k.report
LEFT JOIN statements s ON s.report = k.report AND s.id = k.statement
LEFT JOIN actors a ON a.report = k.report AND a.id = k.speaker
LEFT JOIN actors sa ON sa.report = s.report AND sa.id = s.speaker
LEFT JOIN chains c ON c.report = k.report AND c.statement = k.statement
WHERE ($speaker IS NULL OR is_named(coalesce(a.name, sa.name), $speaker))
  AND ($source IS NULL OR coalesce(a.country, sa.country) = upper($source)
       OR is_named(coalesce(a.name, sa.name), $source) OR EXISTS (
        SELECT 1 FROM chain_links l LEFT JOIN actors la ON la.report = l.report AND la.id = l.actor
        WHERE l.report = k.report AND l.statement = k.statement
          AND (is_named(l.name, $source) OR is_named(la.name, $source) OR la.country = upper($source))))
  AND ($target IS NULL OR is_named(s.audience, $target))
  AND ($kind IS NULL OR list_contains($kind, k.kind))
  AND ($outlet IS NULL OR is_named(r.outlet, $outlet))
  AND ($report IS NULL OR k.report = $report)
  AND ($since IS NULL OR latest(coalesce(s.said_on, r.published)) >= earliest($since))
  AND ($until IS NULL OR earliest(coalesce(s.said_on, r.published)) <= latest($until))
  AND k.confidence >= $min_confidence
ORDER BY r.published NULLS LAST, r.number, k.position
LIMIT $limit
