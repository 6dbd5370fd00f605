package io.assay.lineage.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What all events of one run say alike.
 *
 * @param run itself
 * @param parent who started it, or null at the top
 * @param kind what sort of job it is
 * @param batch it works on, or null
 * @param asOf the instant ages are measured against, or null
 * @param engine that computes, or null where none is started
 */
public record RunContext(
    RunIdentity run,
    @Nullable ParentRun parent,
    Kind kind,
    @Nullable BatchRef batch,
    @Nullable Instant asOf,
    @Nullable Engine engine) {
  /**
   * What sort of job a run is of.
   *
   * @param jobType {@code RUN} for all stages in order, {@code STAGE} for one
   * @param documentation one sentence for people
   */
  public record Kind(String jobType, String documentation) {
    /** All stages in order. */
    public static Kind run(String documentation) {
      return new Kind("RUN", documentation);
    }

    /** One stage. */
    public static Kind stage(String documentation) {
      return new Kind("STAGE", documentation);
    }
  }

  /** An engine and its version, for example spark 3.5.7. */
  public record Engine(String name, String version) {}
}
