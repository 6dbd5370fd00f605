package io.assay.jobs.ingest;

import io.assay.jobs.spark.CatalystRows;
import io.assay.jobs.table.Reviews;
import io.assay.jobs.table.TableDefinition;
import io.assay.lineage.provenance.DatasetKey;
import io.assay.lineage.provenance.Pseudonyms;
import io.assay.rules.item.DecisionReader;
import io.assay.rules.item.DecisionReading;
import io.assay.rules.item.FileShape;
import io.assay.rules.item.Quarantined;
import io.assay.rules.item.Reason;
import io.assay.rules.item.ReviewDecision;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Decisions of curators, under pseudonyms; rows still undecided are left out. */
record DecisionRecords(DatasetKey key) implements RecordRows {
  private static final long serialVersionUID = 1L;

  /** The curator's reason; the plain name is that of the quarantine's reason. */
  static final String WORDS = "words";

  private static final StructType COLUMNS =
      new StructType()
          .add(TableDefinition.ITEM_ID, DataTypes.StringType)
          .add(Reviews.DECISION, DataTypes.StringType)
          .add(Reviews.REVIEWER, DataTypes.StringType)
          .add(WORDS, DataTypes.StringType)
          .add(Reviews.DELIVERED_BATCH_ID, DataTypes.StringType);

  @Override
  public FileShape shape() {
    return DecisionReader.SHAPE;
  }

  @Override
  public StructType columns() {
    return COLUMNS;
  }

  @Override
  public RowMaker forFile(List<String> header) {
    DecisionReader reader = DecisionReader.of(header);
    Pseudonyms pseudonyms = new Pseudonyms(key);
    return record -> read(reader.read(record), pseudonyms);
  }

  private static @Nullable Outcome read(DecisionReading reading, Pseudonyms pseudonyms) {
    if (reading instanceof Quarantined quarantined) {
      return quarantined.reason() == Reason.MISSING_DECISION
          ? null
          : new Outcome(
              new Object[COLUMNS.size()], quarantined.reason().code(), quarantined.detail());
    }
    ReviewDecision decision = (ReviewDecision) reading;
    Object[] values = {
      CatalystRows.text(decision.item()),
      CatalystRows.text(decision.decision().name().toLowerCase(Locale.ROOT)),
      CatalystRows.text(pseudonyms.hexOf(decision.reviewer())),
      CatalystRows.text(decision.reason()),
      CatalystRows.text(decision.batch())
    };
    return new Outcome(values, null, null);
  }
}
