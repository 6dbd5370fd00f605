package io.assay.lineage.event;

import io.openlineage.client.utils.UUIDUtils;
import java.time.Instant;
import java.util.UUID;

/** One run of one job. */
public record RunIdentity(UUID runId, JobName job) {
  /** A new run id, UUID version 7: ascending with the instant, random below the millisecond. */
  public static UUID newId(Instant now) {
    return UUIDUtils.generateNewUUID(now);
  }
}
