package io.assay.jobs.dedupe;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;

import io.assay.jobs.table.Digests;
import io.assay.jobs.table.Duplicates;
import io.assay.rules.dedupe.join.GreedyJoin;
import io.assay.rules.dedupe.join.IndexRow;
import io.assay.rules.dedupe.join.TokenOrder;
import io.assay.rules.dedupe.similarity.NearRule;
import io.assay.rules.dedupe.similarity.Overlap;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * Exact and near duplicates as one judgement over records in order of priority. A record is removed
 * if its digest is that of a kept record: an exact duplicate of the first of these. Else it is
 * removed if it is a near duplicate of a kept record, and is attached to the first of these. A
 * record of the same item does not count, nor does one that it revises (same contributors, and
 * {@link NearRule#isRevision}): if nothing else removes it, it is kept as a revision of the first.
 */
final class Judgement {
  private final NearRule rule;
  private final PairFigures figures;
  private final TokenOrder indexed;
  private final boolean exact;
  private final GreedyJoin join;
  private final Map<Integer, Kept> kept = new HashMap<>();
  private final Map<ByteBuffer, Group> groups = new HashMap<>();
  private final Map<String, String> contributors = new HashMap<>();
  private int records;

  Judgement(NearRule rule, PairFigures figures, Orders orders, boolean exact) {
    this.rule = rule;
    this.figures = figures;
    this.indexed = orders.ofIndex();
    this.exact = exact;
    this.join = new GreedyJoin(rule.similarity(), orders.ofJoin());
  }

  /** The orders of tokens to join by, and to make entries of the index in. */
  record Orders(TokenOrder ofJoin, TokenOrder ofIndex) implements Serializable {}

  private record Kept(KeptPair.Kept record, @Nullable String contributors) {}

  /** Records of the batch with one digest. */
  private static final class Group {
    private final long[] set;
    private KeptPair.@Nullable Kept first;

    Group(long[] set) {
      this.set = set;
    }
  }

  /** What is to be written of a row of {@link OpenRecords#SCHEMA}; null if nothing is. */
  @Nullable Row take(Row row) {
    return switch (row.<Integer>getAs(OpenRecords.ROLE)) {
      case OpenRecords.KEPT -> keep(row);
      case OpenRecords.SET_OF_GROUP -> {
        groups.put(digest(row), new Group(set(row)));
        yield null;
      }
      case OpenRecords.OFFER -> offer(row);
      default ->
          exact(
              row,
              new KeptPair.Kept(
                  row.getAs(Duplicates.KEPT_ITEM_ID), row.getAs(Duplicates.KEPT_BATCH_ID)));
    };
  }

  private @Nullable Row keep(Row row) {
    join.keep(set(row));
    kept.put(records++, kept(row));
    return null;
  }

  private @Nullable Row offer(Row row) {
    boolean shares = row.getAs(Digests.DIGEST) != null;
    Group group = shares ? Objects.requireNonNull(groups.get(digest(row))) : new Group(set(row));
    if (exact && group.first != null) {
      return exact(row, group.first);
    }
    Kept own = kept(row);
    Offer offer = new Offer(own, group.set);
    int number = records++;
    int standing = join.offer(group.set, offer::passesOver);
    if (standing != number) {
      return near(row, Duplicates.NEAR, standing, group.set, null);
    }
    group.first = own.record();
    if (group.set.length == 0) {
      return null;
    }
    kept.put(number, own);
    byte[] entry = IndexRow.of(rule.similarity(), indexed, group.set).bytes();
    return offer.revised < 0
        ? RowFactory.create(row.getAs(ITEM_ID), null, null, null, null, null, null, null, entry)
        : near(row, Duplicates.REVISION, offer.revised, group.set, entry);
  }

  /** Which kept records do not count for one record. */
  private final class Offer {
    private final Kept own;
    private final long[] set;
    private int revised = -1;

    Offer(Kept own, long[] set) {
      this.own = own;
      this.set = set;
    }

    boolean passesOver(int number) {
      Kept other = Objects.requireNonNull(kept.get(number));
      if (other.record().itemId().equals(own.record().itemId())) {
        return true;
      }
      boolean isRevision =
          own.contributors() != null
              && own.contributors().equals(other.contributors())
              && rule.isRevision(join.compare(set, number));
      if (isRevision && (revised < 0 || number < revised)) {
        revised = number;
      }
      return isRevision;
    }
  }

  private static Row exact(Row row, KeptPair.Kept kept) {
    return RowFactory.create(
        row.getAs(ITEM_ID),
        Duplicates.EXACT,
        kept.itemId(),
        kept.batchId(),
        null,
        new Row[0],
        null,
        null,
        null);
  }

  private Row near(Row row, String kind, int number, long[] set, byte @Nullable [] entry) {
    List<Overlap> overlaps = join.compare(set, number);
    KeptPair.Kept record = Objects.requireNonNull(kept.get(number)).record();
    return RowFactory.create(
        row.getAs(ITEM_ID),
        kind,
        record.itemId(),
        record.batchId(),
        figures.rule(overlaps),
        figures.compared(overlaps),
        PairFigures.jaccard(overlaps),
        PairFigures.containment(overlaps),
        entry);
  }

  /** Of many records by the same people, the people are held once. */
  private Kept kept(Row row) {
    String people = row.getAs(Compared.CONTRIBUTORS);
    return new Kept(
        KeptPair.Kept.of(row),
        people == null ? null : contributors.computeIfAbsent(people, same -> same));
  }

  private static long[] set(Row row) {
    return PackedSet.unpack(row.getAs(ComparedContents.SET));
  }

  private static ByteBuffer digest(Row row) {
    return ByteBuffer.wrap(row.getAs(Digests.DIGEST));
  }
}
