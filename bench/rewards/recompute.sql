batches	select batch_id, charter_hash from batches where stage = 'reward' and outcome = 'done' and (batch_id, attempt) in (select batch_id, max(attempt) from batches group by batch_id) order by sequence
ledger	select batch_id, role, account, reason, amount, address from ledger where (batch_id, attempt) in (select batch_id, max(attempt) from batches group by batch_id)
work	select batch_id, item_id, delivered_batch_id, concat_ws(' ', contributors) contributors, kind, pieces, quality, coalesce(bounty, 0) bounty from work where (batch_id, attempt) in (select batch_id, max(attempt) from batches group by batch_id)
revenue	select batch_id, reference, amount from revenue where (batch_id, attempt) in (select batch_id, max(attempt) from batches group by batch_id)
rejected	select batch_id, item_id, delivered_batch_id from verdicts where verdict = 'rejected' and supersedes_leaf is not null and (batch_id, attempt) in (select batch_id, max(attempt) from batches group by batch_id)
disowned	select batch_id, annotator from annotators where (flagged or disowned) and (batch_id, attempt) in (select batch_id, max(attempt) from batches group by batch_id)
