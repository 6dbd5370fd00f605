package io.assay.jobs.run;

import io.assay.jobs.table.TableStore;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** What a run stands on, given from outside so that tests can fix it. */
public final class Environment {
  private final SparkSession spark;
  private final Warehouse warehouse;
  private final WarehouseDescriptor descriptor;
  private final Clock clock;
  private final Supplier<UUID> ids;
  private final TableStore tables;

  /**
   * @param clock when things happen, for the log alone; no result depends on it
   * @param ids makes run ids
   */
  public Environment(
      SparkSession spark,
      Warehouse warehouse,
      WarehouseDescriptor descriptor,
      Clock clock,
      Supplier<UUID> ids) {
    this.spark = spark;
    this.warehouse = warehouse;
    this.descriptor = descriptor;
    this.clock = clock;
    this.ids = ids;
    this.tables = new TableStore(spark, warehouse.tables());
  }

  /** The session. */
  public SparkSession spark() {
    return spark;
  }

  /** Where files lie. */
  public Warehouse warehouse() {
    return warehouse;
  }

  /** What the warehouse is. */
  public WarehouseDescriptor descriptor() {
    return descriptor;
  }

  /** When things happen. */
  public Clock clock() {
    return clock;
  }

  /** A new run id with each call. */
  public Supplier<UUID> ids() {
    return ids;
  }

  /** The warehouse's tables, with nothing read or written yet. */
  public TableStore tables() {
    return tables.forgetful();
  }
}
