package io.assay.jobs.dedupe;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;

import io.assay.jobs.stage.CurrentVerdicts;
import io.assay.jobs.table.Digests;
import io.assay.jobs.table.Items;
import org.apache.spark.sql.Column;

/** Columns of the records that are compared: those of the batch, and kept ones of history. */
final class Compared {
  /** Whether the record is of the batch and judged now; kept records of history are not. */
  static final String OFFERED = "offered";

  /** All contributors as one text; null where no charter rule asks for them. */
  static final String CONTRIBUTORS = "contributors";

  /** Everything that exact comparing needs, place in the order of priority first. */
  static Column[] exact() {
    return new Column[] {
      col(OFFERED),
      col(CurrentVerdicts.DELIVERED_SEQUENCE),
      col(Items.SUBMITTED_AT),
      col(ITEM_ID),
      col(BATCH_ID),
      col(Digests.DIGEST)
    };
  }

  private Compared() {}
}
