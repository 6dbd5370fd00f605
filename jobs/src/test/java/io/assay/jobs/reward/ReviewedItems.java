package io.assay.jobs.reward;

import static io.assay.jobs.report.FilledWarehouse.row;

import io.assay.jobs.table.BatchKey;
import io.assay.lineage.provenance.Pseudonym;
import org.jspecify.annotations.Nullable;

/** Rows about contents that batch {@code b1} delivered and people decided. */
final class ReviewedItems {
  /** Whose contents they are. */
  static final Pseudonym OWNER = person('a');

  private ReviewedItems() {}

  static Pseudonym person(char digit) {
    return new Pseudonym(String.valueOf(digit).repeat(64));
  }

  static BatchKey key(int batch) {
    return new BatchKey("b" + batch, 1);
  }

  static Object[] review(String item, String decision, Pseudonym curator) {
    return row(item, decision, curator.hex(), "", "b1");
  }

  /**
   * A verdict.
   *
   * @param superseded leaf of the verdict that it takes the place of; null for none
   */
  static Object[] verdict(
      String item, String verdict, @Nullable String superseded, String... reasons) {
    return row(
        item,
        verdict,
        reasons,
        new String[] {OWNER.hex()},
        false,
        "b1",
        null,
        "0x01" + verdict,
        superseded == null ? null : "b1",
        superseded);
  }
}
