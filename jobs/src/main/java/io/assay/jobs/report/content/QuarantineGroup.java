package io.assay.jobs.report.content;

import java.util.List;

/**
 * Records that could not be read for one reason.
 *
 * @param kind {@code item}, {@code vote} or {@code decision}
 * @param examples the first of them by place
 */
public record QuarantineGroup(String kind, String reason, long records, List<Example> examples) {

  /** Copies. */
  public QuarantineGroup {
    examples = List.copyOf(examples);
  }

  /**
   * One record.
   *
   * @param number place in the file, from 1
   * @param bytes length of the whole record
   * @param text its beginning; what is not UTF-8 has become U+FFFD
   * @param isCut whether the record is longer than the text
   */
  public record Example(
      String file, long number, long bytes, String detail, String text, boolean isCut) {}
}
