package io.assay.jobs.provenance;

import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.LeafKind;
import io.assay.lineage.merkle.ReasonsHasher;
import io.assay.lineage.merkle.TreeRecord;
import io.assay.lineage.merkle.TreeSubject;
import io.assay.rules.decision.VerdictKind;
import io.assay.rules.digest.Hex;
import java.util.Iterator;
import java.util.Locale;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/**
 * Turns verdict rows (item id, commitment, verdict, reasons, superseded batch, superseded leaf)
 * into the bodies of tree records, on the executors.
 */
final class VerdictRecords implements MapPartitionsFunction<Row, byte[]> {
  private static final long serialVersionUID = 1L;

  private final LeafKind kind;

  VerdictRecords(LeafKind kind) {
    this.kind = kind;
  }

  @Override
  public Iterator<byte[]> call(Iterator<Row> rows) {
    ReasonsHasher hasher = new ReasonsHasher();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public byte[] next() {
        return record(rows.next(), hasher).body();
      }
    };
  }

  private TreeRecord record(Row row, ReasonsHasher hasher) {
    Hash item = TreeSubject.hashOf(row.getString(0));
    Hash commitment = Hash.of(Hex.decode(row.getString(1)));
    if (kind == LeafKind.VALIDATED) {
      return new TreeRecord.Validated(item, commitment);
    }
    VerdictKind verdict = VerdictKind.valueOf(row.getString(2).toUpperCase(Locale.ROOT));
    return new TreeRecord.Verdict(
        item, commitment, verdict, hasher.of(row.getList(3), row.getString(4), row.getString(5)));
  }
}
