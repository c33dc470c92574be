SELECT r.published, r.outlet, r.title, r.wire, r.authors, r.published_basis, r.published_why, r.language,
       length(r.text) AS characters,
       (SELECT count(*) FROM statements s WHERE s.report = r.id) AS statements,
       (SELECT count(*) FROM events e WHERE e.report = r.id) AS events,
       (SELECT count(*) FROM conditions c WHERE c.report = r.id) AS conditions,
       r.source AS report_source, r.id AS report, r.added, r.onrecord
FROM reports r
WHERE ($outlet IS NULL OR is_named(r.outlet, $outlet))
  AND ($wire IS NULL OR is_named(r.wire, $wire))
  AND ($report IS NULL OR r.id = $report)
  AND ($since IS NULL OR latest(r.published) >= earliest($since))
  AND ($until IS NULL OR earliest(r.published) <= latest($until))
ORDER BY r.published NULLS LAST, r.number
LIMIT $limit
