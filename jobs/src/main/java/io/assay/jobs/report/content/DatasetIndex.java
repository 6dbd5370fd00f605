package io.assay.jobs.report.content;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All batches of a warehouse, in order of opening, the valid attempt of each.
 *
 * @param name name of the dataset
 * @param hasDocuments whether there are documents to link to
 */
public record DatasetIndex(
    String dataset, String name, String purpose, List<Line> batches, boolean hasDocuments) {

  /** Copies. */
  public DatasetIndex {
    batches = List.copyOf(batches);
  }

  /**
   * One batch.
   *
   * @param in rows that ingest received
   * @param quarantined rows that could not be read
   * @param accepted verdicts that accept, of this batch
   * @param held verdicts that reject or ask for review
   * @param acceptedSoFar accepted contents of this and all earlier batches that count
   * @param number number on chain, or null
   * @param supersededBy number of the entry that corrects it, or null
   * @param hasPage whether there is a page to link to
   */
  public record Line(
      String batchId,
      int attempt,
      Instant asOf,
      Standing standing,
      long in,
      long quarantined,
      long accepted,
      long held,
      long acceptedSoFar,
      @Nullable Long number,
      @Nullable Long supersededBy,
      boolean hasPage) {}
}
