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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Decisions of curators, under pseudonyms; rows still undecided are left out.
 *
 * @param attributes that the charter has
 */
record DecisionRecords(DatasetKey key, Set<String> attributes) implements RecordRows {
  private static final long serialVersionUID = 1L;

  /** The curator's reason; the plain name is that of the quarantine's reason. */
  static final String WORDS = "words";

  /** By attribute, what a curator was shown of those that were checked. */
  static final String SHOWN = "shown";

  private static final StructType COLUMNS =
      new StructType()
          .add(TableDefinition.ITEM_ID, DataTypes.StringType)
          .add(Reviews.DECISION, DataTypes.StringType)
          .add(Reviews.REVIEWER, DataTypes.StringType)
          .add(WORDS, DataTypes.StringType)
          .add(Reviews.DELIVERED_BATCH_ID, DataTypes.StringType)
          .add(Reviews.CHECKS, DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType))
          .add(SHOWN, DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType));

  DecisionRecords {
    attributes = Set.copyOf(attributes);
  }

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
    DecisionReader reader = DecisionReader.of(header, attributes);
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
    SortedMap<String, String> checks = new TreeMap<>();
    SortedMap<String, String> shown = new TreeMap<>();
    decision
        .checks()
        .forEach(
            (attribute, check) -> {
              checks.put(attribute, check.result());
              shown.put(attribute, check.shown());
            });
    Object[] values = {
      CatalystRows.text(decision.item()),
      CatalystRows.text(decision.decision().name().toLowerCase(Locale.ROOT)),
      CatalystRows.text(pseudonyms.hexOf(decision.reviewer())),
      CatalystRows.text(decision.reason()),
      CatalystRows.text(decision.batch()),
      CatalystRows.texts(checks),
      CatalystRows.texts(shown)
    };
    return new Outcome(values, null, null);
  }
}
