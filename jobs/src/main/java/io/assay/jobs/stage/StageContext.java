package io.assay.jobs.stage;

import io.assay.jobs.table.TableStore;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.rules.charter.Charter;
import org.apache.spark.sql.SparkSession;

/**
 * What a stage may use.
 *
 * @param spark the session
 * @param warehouse where files lie
 * @param descriptor what the warehouse is
 * @param tables the tables; remembers what this stage run reads and writes
 * @param charter the effective charter
 * @param batch the batch at hand, with the history before it
 */
public record StageContext(
    SparkSession spark,
    Warehouse warehouse,
    WarehouseDescriptor descriptor,
    TableStore tables,
    Charter charter,
    Batch batch) {}
