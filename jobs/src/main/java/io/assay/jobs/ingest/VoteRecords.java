package io.assay.jobs.ingest;

import io.assay.jobs.spark.CatalystRows;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.Votes;
import io.assay.lineage.provenance.DatasetKey;
import io.assay.lineage.provenance.Pseudonyms;
import io.assay.rules.charter.IntakeSection;
import io.assay.rules.item.FileShape;
import io.assay.rules.item.Quarantined;
import io.assay.rules.item.Vote;
import io.assay.rules.item.VoteReader;
import io.assay.rules.item.VoteReading;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Votes of annotators, under pseudonyms. */
record VoteRecords(IntakeSection intake, DatasetKey key) implements RecordRows {
  private static final long serialVersionUID = 1L;

  private static final StructType COLUMNS =
      new StructType()
          .add(TableDefinition.ITEM_ID, DataTypes.StringType)
          .add(Votes.ANNOTATOR, DataTypes.StringType)
          .add(Votes.LABEL, DataTypes.StringType)
          .add(Votes.VOTED_AT, DataTypes.TimestampType);

  @Override
  public FileShape shape() {
    return VoteReader.shape(intake);
  }

  @Override
  public StructType columns() {
    return COLUMNS;
  }

  @Override
  public RowMaker forFile(List<String> header) {
    VoteReader reader = VoteReader.of(intake, header);
    Pseudonyms pseudonyms = new Pseudonyms(key);
    return record -> read(reader.read(record), pseudonyms);
  }

  private static Outcome read(VoteReading reading, Pseudonyms pseudonyms) {
    if (reading instanceof Quarantined quarantined) {
      return new Outcome(
          new Object[COLUMNS.size()], quarantined.reason().code(), quarantined.detail());
    }
    Vote vote = (Vote) reading;
    Object[] values = {
      CatalystRows.text(vote.item()),
      CatalystRows.text(pseudonyms.hexOf(vote.annotator())),
      CatalystRows.text(vote.label()),
      CatalystRows.instant(vote.votedAt())
    };
    return new Outcome(values, null, null);
  }
}
