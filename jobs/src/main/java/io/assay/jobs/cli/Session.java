package io.assay.jobs.cli;

import io.assay.jobs.anchor.AnchorStage;
import io.assay.jobs.run.Environment;
import io.assay.jobs.run.Pipeline;
import io.assay.jobs.run.RunListener;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.jobs.warehouse.WarehouseLock;
import io.assay.lineage.event.RunIdentity;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A warehouse opened for writing: its lock, a Spark session, and the stages. */
final class Session implements AutoCloseable {
  private final @Nullable WarehouseLock lock;
  private final OpenSpark spark;
  private final Environment environment;

  private Session(@Nullable WarehouseLock lock, OpenSpark spark, Environment environment) {
    this.lock = lock;
    this.spark = spark;
    this.environment = environment;
  }

  static Session open(Warehouse warehouse, SparkOptions spark, String holder) {
    WarehouseDescriptor descriptor = WarehouseDescriptor.read(warehouse);
    WarehouseLock lock = WarehouseLock.take(warehouse, holder);
    try {
      return of(lock, warehouse, descriptor, spark.open());
    } catch (Throwable e) { // Spark throws checked exceptions that it does not declare.
      lock.close();
      throw e;
    }
  }

  /** Opens a warehouse for reading alone: no lock is taken. */
  static Session look(Warehouse warehouse, SparkOptions spark) {
    WarehouseDescriptor descriptor = WarehouseDescriptor.read(warehouse);
    return of(null, warehouse, descriptor, spark.open());
  }

  private static Session of(
      @Nullable WarehouseLock lock,
      Warehouse warehouse,
      WarehouseDescriptor descriptor,
      OpenSpark spark) {
    Environment environment =
        new Environment(
            spark.session(),
            warehouse,
            descriptor,
            Clock.systemUTC(),
            () -> RunIdentity.newId(Instant.now()));
    return new Session(lock, spark, environment);
  }

  Environment environment() {
    return environment;
  }

  Pipeline pipeline(AnchorStage anchor, List<RunListener> listeners) {
    return new Pipeline(environment, Stages.all(anchor), listeners);
  }

  @Override
  public void close() {
    try {
      spark.close();
    } finally {
      if (lock != null) {
        lock.close();
      }
    }
  }
}
