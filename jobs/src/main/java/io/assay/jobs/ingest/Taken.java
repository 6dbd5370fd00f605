package io.assay.jobs.ingest;

import io.assay.jobs.table.TableDefinition;
import java.util.Map;

/**
 * What became of the records of one kind.
 *
 * @param in records delivered
 * @param out records that could be read; the others are in the quarantine
 * @param rows rows written to each table but the quarantine
 */
record Taken(long in, long out, Map<TableDefinition, Long> rows) {
  static final Taken NOTHING = new Taken(0, 0, Map.of());
}
