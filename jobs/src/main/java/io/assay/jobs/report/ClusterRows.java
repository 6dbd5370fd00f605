package io.assay.jobs.report;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.assay.jobs.report.content.ClusterList;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Delivery;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.Items;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Kept items with what repeats them in a batch, and who delivered the repeats. */
final class ClusterRows {
  private static final int SHOWN = 10;
  private static final int MOST_PARTIES = 15;

  /** Where the classes of sizes begin. */
  private static final long[] SIZES = {1, 2, 3, 5, 10, 100};

  private static final String PARTY = "party";
  private static final String PARTIES = "parties";
  private static final String FIRST_PARTY = "first_party";

  /** Whether others repeat the kept item than who was first. */
  private static final String ACROSS = "across";

  private static final String REPEATS = "repeats";
  private static final String SIZE = "size";

  /** Ascends as {@link #REPEATS} descends. */
  private static final String FEWER = "fewer";

  private static final Comparator<Row> LARGEST_FIRST =
      Comparator.<Row, Long>comparing(row -> row.getAs(FEWER))
          .thenComparing(row -> row.<String>getAs(Duplicates.KEPT_BATCH_ID))
          .thenComparing(row -> row.<String>getAs(Duplicates.KEPT_ITEM_ID));

  private final List<Row> largest;
  private final List<Row> acrossContributors;
  private final KeptItems kept;
  private final List<ClusterList.Size> sizes;
  private final List<ClusterList.Party> parties;

  private ClusterRows(
      List<Row> largest,
      List<Row> acrossContributors,
      KeptItems kept,
      List<ClusterList.Size> sizes,
      List<ClusterList.Party> parties) {
    this.largest = largest;
    this.acrossContributors = acrossContributors;
    this.kept = kept;
    this.sizes = sizes;
    this.parties = parties;
  }

  /** For a batch that has duplicates. */
  static ClusterRows read(StageContext context) {
    Dataset<Row> removed =
        context
            .tables()
            .read(Duplicates.TABLE, context.batch().key())
            .where(Duplicates.isRemoval())
            .select(col(ITEM_ID), col(Duplicates.KEPT_BATCH_ID), col(Duplicates.KEPT_ITEM_ID));
    Dataset<Row> items =
        context
            .tables()
            .read(Items.TABLE, context.batch().key())
            .where(col(Items.DELIVERY).notEqual(Delivery.REDELIVERED.text()))
            .select(col(ITEM_ID), col(Items.CONTRIBUTORS).as(PARTY))
            .join(removed, new String[] {ITEM_ID}, "left");
    List<Row> largestOfEach = largestOfEach(clusters(items), origins(context));
    List<Row> largest = largest(largestOfEach);
    List<Row> across = largest(largestOfEach.stream().filter(ClusterRows::isAcross).toList());
    Set<Excerpts.Place> shown = places(largest);
    shown.addAll(places(across));
    return new ClusterRows(
        largest, across, KeptItems.read(context, shown), sizes(largestOfEach), parties(items));
  }

  private static List<Row> largest(List<Row> clusters) {
    return clusters.stream().sorted(LARGEST_FIRST).limit(SHOWN).toList();
  }

  private static Dataset<Row> clusters(Dataset<Row> items) {
    Column[] cluster = {col(Duplicates.KEPT_BATCH_ID), col(Duplicates.KEPT_ITEM_ID)};
    return items
        .where(col(Duplicates.KEPT_ITEM_ID).isNotNull())
        .groupBy(cluster[0], cluster[1], col(PARTY))
        .agg(count(lit(1)).as(REPEATS))
        .groupBy(cluster)
        .agg(sum(col(REPEATS)).as(REPEATS), count(lit(1)).as(PARTIES), min(col(PARTY)).as(PARTY));
  }

  private static boolean isAcross(Row row) {
    return row.<Boolean>getAs(ACROSS);
  }

  /** Who brought each item of this batch and of history, by place. */
  private static Dataset<Row> origins(StageContext context) {
    List<BatchKey> batches = new ArrayList<>(context.batch().pastKeys());
    batches.add(context.batch().key());
    return context
        .tables()
        .read(Items.TABLE, batches)
        .where(col(Items.DELIVERY).notEqual(Delivery.REDELIVERED.text()))
        .select(
            col(BATCH_ID).as(Duplicates.KEPT_BATCH_ID),
            col(ITEM_ID).as(Duplicates.KEPT_ITEM_ID),
            col(Items.CONTRIBUTORS).as(FIRST_PARTY));
  }

  /**
   * Of each class of sizes the largest clusters and the number of all, of those across contributors
   * and of others, in one pass: many large clusters of one contributor hide no small one of two.
   */
  private static List<Row> largestOfEach(Dataset<Row> clusters, Dataset<Row> origins) {
    Column size = lit(SIZES[0]);
    for (long least : SIZES) {
      size = when(col(REPEATS).geq(lit(least)), lit(least)).otherwise(size);
    }
    String[] place = {Duplicates.KEPT_BATCH_ID, Duplicates.KEPT_ITEM_ID};
    Column isBySame = col(PARTIES).equalTo(1).and(col(PARTY).eqNullSafe(col(FIRST_PARTY)));
    return Grouped.first(
        SHOWN,
        clusters
            .join(origins, place, "left")
            .withColumn(ACROSS, not(isBySame))
            .drop(FIRST_PARTY)
            .withColumn(SIZE, size)
            .withColumn(FEWER, negate(col(REPEATS))),
        List.of(SIZE, ACROSS),
        FEWER,
        Duplicates.KEPT_BATCH_ID,
        Duplicates.KEPT_ITEM_ID);
  }

  private static List<ClusterList.Size> sizes(List<Row> largestOfEach) {
    TreeMap<Long, Long> counts = new TreeMap<>();
    Set<List<Object>> counted = new HashSet<>();
    for (Row row : largestOfEach) {
      if (counted.add(List.of(row.<Long>getAs(SIZE), isAcross(row)))) {
        counts.merge(row.getAs(SIZE), row.<Long>getAs(Grouped.COUNT), Long::sum);
      }
    }
    List<ClusterList.Size> sizes = new ArrayList<>();
    counts.forEach(
        (least, clusters) -> {
          Long next =
              LongStream.of(SIZES).filter(other -> other > least).boxed().findFirst().orElse(null);
          sizes.add(new ClusterList.Size(least, next == null ? null : next - 1, clusters));
        });
    return sizes;
  }

  private static List<ClusterList.Party> parties(Dataset<Row> items) {
    List<ClusterList.Party> parties = new ArrayList<>();
    for (Row row :
        items
            .groupBy(col(PARTY))
            .agg(count(lit(1)).as(SIZE), count(col(Duplicates.KEPT_ITEM_ID)).as(REPEATS))
            .where(col(REPEATS).gt(0))
            .orderBy(col(REPEATS).desc(), col(PARTY))
            .limit(MOST_PARTIES)
            .collectAsList()) {
      parties.add(new ClusterList.Party(row.getList(0), row.getLong(1), row.getLong(2)));
    }
    return parties;
  }

  Set<Excerpts.Place> places() {
    Set<Excerpts.Place> places = places(largest);
    places.addAll(places(acrossContributors));
    return places;
  }

  private static Set<Excerpts.Place> places(List<Row> clusters) {
    Set<Excerpts.Place> places = new HashSet<>();
    clusters.forEach(row -> places.add(place(row)));
    return places;
  }

  private static Excerpts.Place place(Row row) {
    return new Excerpts.Place(
        row.getAs(Duplicates.KEPT_BATCH_ID), row.getAs(Duplicates.KEPT_ITEM_ID));
  }

  ClusterList list(Excerpts excerpts) {
    return new ClusterList(
        largest.stream().map(row -> cluster(row, excerpts)).toList(),
        acrossContributors.stream().map(row -> cluster(row, excerpts)).toList(),
        sizes,
        parties);
  }

  private ClusterList.Cluster cluster(Row row, Excerpts excerpts) {
    Excerpts.Place place = place(row);
    long repeats = row.<Long>getAs(REPEATS);
    return new ClusterList.Cluster(
        excerpts.of(place),
        place.batchId(),
        repeats,
        repeats + kept.earlierRepeats(place),
        row.<Long>getAs(PARTIES),
        kept.contributors(place),
        kept.submittedAt(place));
  }
}
