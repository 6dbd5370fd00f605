package io.assay.jobs.provenance;

import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.Verdicts;
import io.assay.lineage.merkle.Hash;
import io.assay.lineage.merkle.LeafKind;
import io.assay.lineage.merkle.ReasonsHasher;
import io.assay.lineage.merkle.TreeRecord;
import io.assay.lineage.merkle.TreeSubject;
import io.assay.rules.decision.VerdictKind;
import io.assay.rules.digest.Hex;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/** Turns rows of {@code verdicts} into the bodies of tree records, on the executors. */
final class VerdictRecords implements MapPartitionsFunction<Row, byte[]> {
  private static final long serialVersionUID = 1L;

  private static final List<String> COLUMNS =
      List.of(
          TableDefinition.ITEM_ID,
          Verdicts.COMMITMENT,
          Verdicts.VERDICT,
          Verdicts.REASONS,
          Verdicts.SUPERSEDES_BATCH_ID,
          Verdicts.SUPERSEDES_LEAF,
          Verdicts.LEAF);

  private final LeafKind kind;
  private final boolean withLeaf;

  /**
   * As a tree of that kind holds them.
   *
   * @param withLeaf whether each body is followed by the leaf hash that the verdict was given
   */
  VerdictRecords(LeafKind kind, boolean withLeaf) {
    this.kind = kind;
    this.withLeaf = withLeaf;
  }

  /** The columns that {@link #call} reads, in its order. */
  List<String> columns() {
    return withLeaf ? COLUMNS : COLUMNS.subList(0, COLUMNS.size() - 1);
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
        Row row = rows.next();
        byte[] body = record(row, hasher).body();
        return withLeaf ? followed(body, Hex.decode(row.getString(COLUMNS.size() - 1))) : body;
      }
    };
  }

  private static byte[] followed(byte[] body, byte[] leaf) {
    byte[] both = Arrays.copyOf(body, body.length + leaf.length);
    System.arraycopy(leaf, 0, both, body.length, leaf.length);
    return both;
  }

  /** The leaf hash behind a body of a verdict. */
  static Hash leafBehind(byte[] body) {
    return Hash.of(Arrays.copyOfRange(body, TreeRecord.bodyLength(LeafKind.VERDICT), body.length));
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
