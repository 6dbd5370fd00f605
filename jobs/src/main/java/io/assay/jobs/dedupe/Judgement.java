package io.assay.jobs.dedupe;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;

import io.assay.jobs.table.Digests;
import io.assay.jobs.table.Duplicates;
import io.assay.rules.dedupe.join.GreedyJoin;
import io.assay.rules.dedupe.join.IndexRow;
import io.assay.rules.dedupe.join.TokenOrder;
import io.assay.rules.dedupe.similarity.Novelty;
import io.assay.rules.dedupe.similarity.Overlap;
import java.nio.ByteBuffer;
import java.util.Arrays;
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
 * {@link io.assay.rules.dedupe.similarity.NearRule#isRevision}): if nothing else removes it, it is
 * kept as a revision of the first.
 */
final class Judgement {
  /** Columns that tell something of kept records alone. */
  private static final int UNKEPT = 9;

  private final NearTerms terms;
  private final PairFigures figures;
  private final TokenOrder indexed;
  private final GreedyJoin join;
  private final Map<Integer, Kept> kept = new HashMap<>();
  private final Map<ByteBuffer, Group> groups = new HashMap<>();
  private final Map<String, String> contributors = new HashMap<>();
  private int records;

  Judgement(NearTerms terms, PairFigures figures, Orders orders) {
    this.terms = terms;
    this.figures = figures;
    this.indexed = orders.ofIndex();
    this.join = new GreedyJoin(terms.reach(), orders.ofJoin());
  }

  /** The orders of tokens to join by, and to make entries of the index in. */
  record Orders(TokenOrder ofJoin, TokenOrder ofIndex) {}

  /**
   * @param root where its chain of revisions began; null of a record that is no revision
   */
  private record Kept(KeptPair.Kept record, @Nullable String contributors, @Nullable Root root) {}

  /** The record at the beginning of a chain, and its size. */
  private record Root(KeptPair.Kept record, long size) {}

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
    if (terms.section().exact() && group.first != null) {
      return exact(row, group.first);
    }
    Kept own = kept(row);
    Offer offer = new Offer(own, group.set);
    int number = records++;
    int standing = join.offer(group.set, offer::passesOver);
    if (standing != number) {
      return RowFactory.create(
          with(near(row, Duplicates.NEAR, standing, group.set), new Object[UNKEPT]));
    }
    group.first = own.record();
    if (group.set.length == 0) {
      return null;
    }
    Root root = offer.revised < 0 ? null : root(offer.revised, group.set);
    kept.put(number, new Kept(own.record(), own.contributors(), root));
    return kept(row, offer, root);
  }

  private Row kept(Row row, Offer offer, @Nullable Root root) {
    byte[] entry = IndexRow.of(terms.reach(), indexed, offer.set).bytes();
    Object[] told =
        offer.revised < 0
            ? new Object[] {row.getAs(ITEM_ID), null, null, null, null, null, null, null}
            : near(row, Duplicates.REVISION, offer.revised, offer.set);
    KeptPair.Kept nearest =
        offer.nearest < 0 ? null : Objects.requireNonNull(kept.get(offer.nearest)).record();
    return RowFactory.create(
        with(
            told,
            entry,
            nearest == null ? null : nearest.itemId(),
            nearest == null ? null : nearest.batchId(),
            nearest == null ? null : PairFigures.jaccard(join.compare(offer.set, offer.nearest)),
            nearest == null ? null : offer.novelty,
            root == null ? null : (long) offer.set.length,
            root == null ? null : root.record().itemId(),
            root == null ? null : root.record().batchId(),
            root == null ? null : root.size()));
  }

  private Root root(int revised, long[] set) {
    Kept earlier = Objects.requireNonNull(kept.get(revised));
    long size = join.compare(set, revised).stream().mapToLong(Overlap::other).sum();
    return earlier.root() == null ? new Root(earlier.record(), size) : earlier.root();
  }

  private static Object[] with(Object[] first, @Nullable Object... rest) {
    Object[] all = Arrays.copyOf(first, first.length + rest.length);
    System.arraycopy(rest, 0, all, first.length, rest.length);
    return all;
  }

  /** Which kept records do not count for one record, and which of the others is nearest. */
  private final class Offer {
    private final Kept own;
    private final long[] set;
    private int revised = -1;
    private int nearest = -1;
    private int novelty = Novelty.WHOLE;

    Offer(Kept own, long[] set) {
      this.own = own;
      this.set = set;
    }

    boolean passesOver(int number) {
      Kept other = Objects.requireNonNull(kept.get(number));
      if (other.record().itemId().equals(own.record().itemId())) {
        return true;
      }
      boolean isTheirs =
          own.contributors() != null && own.contributors().equals(other.contributors());
      if (!isTheirs && terms.novelty() == null) {
        return false;
      }
      List<Overlap> overlaps = join.compare(set, number);
      boolean isNear = terms.novelty() == null || terms.rule().similarity().accepts(overlaps);
      boolean isRevision = isTheirs && isNear && terms.rule().isRevision(overlaps);
      if (isRevision && (revised < 0 || number < revised)) {
        revised = number;
      }
      if (!isNear) {
        resembles(number, overlaps);
      }
      return isRevision || !isNear;
    }

    private void resembles(int number, List<Overlap> overlaps) {
      int beside = Objects.requireNonNull(terms.novelty()).of(overlaps);
      if (beside < novelty || beside == novelty && (nearest < 0 || number < nearest)) {
        novelty = beside;
        nearest = number;
      }
    }
  }

  private static Row exact(Row row, KeptPair.Kept kept) {
    Object[] told = {
      row.getAs(ITEM_ID),
      Duplicates.EXACT,
      kept.itemId(),
      kept.batchId(),
      null,
      new Row[0],
      null,
      null
    };
    return RowFactory.create(with(told, new Object[UNKEPT]));
  }

  private Object[] near(Row row, String kind, int number, long[] set) {
    List<Overlap> overlaps = join.compare(set, number);
    KeptPair.Kept record = Objects.requireNonNull(kept.get(number)).record();
    return new Object[] {
      row.getAs(ITEM_ID),
      kind,
      record.itemId(),
      record.batchId(),
      figures.rule(overlaps),
      figures.compared(overlaps),
      PairFigures.jaccard(overlaps),
      PairFigures.containment(overlaps)
    };
  }

  /** Of many records by the same people, the people are held once. */
  private Kept kept(Row row) {
    String people = row.getAs(Compared.CONTRIBUTORS);
    return new Kept(
        KeptPair.Kept.of(row),
        people == null ? null : contributors.computeIfAbsent(people, same -> same),
        null);
  }

  private static long[] set(Row row) {
    return PackedSet.unpack(row.getAs(ComparedContents.SET));
  }

  private static ByteBuffer digest(Row row) {
    return ByteBuffer.wrap(row.getAs(Digests.DIGEST));
  }
}
