package io.assay.jobs.run;

import io.assay.jobs.table.TableStore;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * What a run stands on, given from outside so that tests can fix it.
 *
 * @param clock when things happen, for the log alone; no result depends on it
 * @param ids makes run ids
 */
public record Environment(
    SparkSession spark,
    Warehouse warehouse,
    WarehouseDescriptor descriptor,
    Clock clock,
    Supplier<UUID> ids) {

  /** The warehouse's tables, with nothing read or written yet. */
  public TableStore tables() {
    return new TableStore(spark, warehouse.tables());
  }
}
