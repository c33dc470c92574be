SELECT a.name, a.kind, a.role, a.country, a.sector, a.anonymous, a.ids,
       (SELECT count(*) FROM mentions m WHERE m.report = a.report AND m.actor = a.id) AS mentions,
       (SELECT count(*) FROM statements s WHERE s.report = a.report AND s.speaker = a.id) AS statements,
       r.published, r.outlet, r.source AS report_source, a.report, a.id
FROM actors a
JOIN reports r ON r.id = a.report
WHERE ($name IS NULL OR is_named(a.name, $name))
  AND ($kind IS NULL OR list_contains($kind, a.kind))
  AND ($country IS NULL OR a.country = upper($country))
  AND ($anonymous IS NULL OR a.anonymous = $anonymous)
  AND ($outlet IS NULL OR is_named(r.outlet, $outlet))
  AND ($report IS NULL OR a.report = $report)
  AND ($since IS NULL OR latest(r.published) >= earliest($since))
  AND ($until IS NULL OR earliest(r.published) <= latest($until))
ORDER BY r.published NULLS LAST, r.number, a.position
LIMIT $limit
