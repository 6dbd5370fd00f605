package io.assay.jobs.decision;

import static io.assay.jobs.report.FilledWarehouse.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.report.FilledWarehouse;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Reputations;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.Verdicts;
import io.assay.lineage.provenance.DatasetKey;
import io.assay.lineage.provenance.ReviewDraw;
import io.assay.rules.charter.ReputationTerms;
import io.assay.rules.decision.ReasonCode;
import io.assay.rules.decision.Reputation;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reputations through Spark are those that anybody counts from the verdicts by hand. */
@Tag("spark")
@ExtendWith(SharedSpark.class)
class StandingTest {
  private static final ReputationTerms TERMS =
      new ReputationTerms(2, 3, new BigDecimal("0.4"), new BigDecimal("0.05"));
  private static final List<String> KINDS = List.of("accepted", "rejected", "review");
  private static final int BATCHES = 4;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyBatchLeavesWhatTheVerdictsOfAllBatchesComeTo(long seed, SparkSession spark) {
    FilledWarehouse filled = new FilledWarehouse(spark, directory);
    History history = new History(new Random(seed));
    for (int batch = 1; batch <= BATCHES; batch++) {
      history.next(filled, batch);

      assertThat(written(filled, batch))
          .as("seed %d, batch %d", seed, batch)
          .isEqualTo(history.counted());

      filled.past(key(batch), batch);
    }
  }

  @Test
  void aHistoryThatKeptNoReputationsIsCountedWhole(SparkSession spark) {
    FilledWarehouse filled = new FilledWarehouse(spark, directory);
    History history = new History(new Random(4));
    for (int batch = 1; batch < BATCHES; batch++) {
      history.next(filled, batch);
      filled.past(key(batch), batch);
    }
    assertThat(new Standing(filled.context(key(BATCHES), BATCHES)).before())
        .isEqualTo(history.counted());
    history.next(filled, BATCHES);

    assertThat(written(filled, BATCHES)).isEqualTo(history.counted());
  }

  @Test
  void whoIsKnownByNothingHasNoRow(SparkSession spark) {
    FilledWarehouse filled = new FilledWarehouse(spark, directory);
    StageContext context = filled.context(key(1), 1);
    assertThat(new Standing(context).before()).isEmpty();
    assertThat(new Standing(context).write(TERMS, filled.tables().read(Verdicts.TABLE, key(1))))
        .isZero();
  }

  @Test
  void thePastSetsWhichAcceptedRowsPeopleLookAt(SparkSession spark) throws IOException {
    FilledWarehouse filled =
        new FilledWarehouse(spark, directory)
            .past(key(1), 1)
            .fill(
                Reputations.TABLE,
                key(1),
                stored("good", 95, 0),
                stored("bad", 0, 9),
                stored("fair", 20, 5));
    Path secret = filled.warehouse().datasetKey();
    Files.createDirectories(secret.getParent());
    Files.writeString(secret, "5e".repeat(32) + "\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    // By the charter's formula: 0.05 + 0.95 × (1 − 97 / 100) / 0.6 = 0.0975, and
    // 0.05 + 0.95 × (1 − 22 / 30) / 0.6 = 0.4722; new is 2 / 5, which is not above 0.4.
    SortedMap<String, Double> rates =
        new TreeMap<>(
            Map.of("good", 0.0975, "bad", 1.0, "new", 1.0, "fair", 0.47222, "good fair", 0.47222));
    List<Row> judged = new ArrayList<>();
    rates.keySet().forEach(people -> judged.addAll(deliveries(people)));

    List<Row> held =
        ReviewSample.held(filled.context(key(2), 2), TERMS, spark.createDataFrame(judged, JUDGED))
            .collectAsList();

    ReviewDraw draw = new ReviewDraw(DatasetKey.load(secret), "b2");
    SortedMap<String, Integer> looked = new TreeMap<>();
    for (Row row : held) {
      String people = String.join(" ", row.<String>getList(3));
      boolean accepted = row.getString(0).startsWith("accepted");
      boolean drawn = draw.of(row.getString(0)) < rates.get(people) * Reputation.DRAWS;
      looked.merge(people, accepted && drawn ? 1 : 0, Integer::sum);
      assertThat(row.getString(1))
          .as(row.toString())
          .isEqualTo(accepted ? drawn ? "review" : "accepted" : "rejected");
      assertThat(row.<String>getList(2))
          .isEqualTo(
              accepted && drawn ? List.of(ReasonCode.CONTRIBUTOR_SAMPLED.text()) : List.of());
    }
    rates.forEach(
        (people, rate) ->
            assertThat(looked.get(people) / 1000.0).as(people).isBetween(rate - 0.06, rate + 0.06));
  }

  private static final StructType JUDGED =
      new StructType()
          .add(TableDefinition.ITEM_ID, DataTypes.StringType)
          .add(Verdicts.VERDICT, DataTypes.StringType)
          .add(Verdicts.REASONS, DataTypes.createArrayType(DataTypes.StringType))
          .add(Verdicts.CONTRIBUTORS, DataTypes.createArrayType(DataTypes.StringType));

  /** A thousand accepted rows and one that is rejected. */
  private static List<Row> deliveries(String people) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      rows.add(judged("accepted-" + people + i, "accepted", people));
    }
    rows.add(judged("rejected-" + people, "rejected", people));
    return rows;
  }

  private static Row judged(String item, String verdict, String people) {
    return RowFactory.create(item, verdict, new String[0], people.split(" "));
  }

  private static Object[] stored(String person, long accepted, long rejected) {
    return row(person, accepted, rejected, 0L, 0L, 0L);
  }

  private static BatchKey key(int batch) {
    return new BatchKey("b" + batch, 1);
  }

  /** What a batch leaves, each row held against the pure rule. */
  private static SortedMap<String, Reputation> written(FilledWarehouse filled, int batch) {
    StageContext context = filled.context(key(batch), batch);
    long rows =
        new Standing(context).write(TERMS, filled.tables().read(Verdicts.TABLE, key(batch)));
    SortedMap<String, Reputation> written = new TreeMap<>();
    for (Row row : filled.tables().read(Reputations.TABLE, key(batch)).collectAsList()) {
      Reputation reputation =
          new Reputation(
              row.<Long>getAs(Reputations.ACCEPTED), row.<Long>getAs(Reputations.REJECTED));
      assertThat(row.<Long>getAs(Reputations.ALPHA)).isEqualTo(reputation.accepted() + 2);
      assertThat(row.<Long>getAs(Reputations.BETA)).isEqualTo(reputation.rejected() + 3);
      BigInteger points =
          reputation
              .reviewRate(TERMS)
              .numerator()
              .multiply(BigInteger.valueOf(10_000))
              .divide(reputation.reviewRate(TERMS).denominator());
      assertThat(row.<Long>getAs(Reputations.REVIEW_BASIS_POINTS)).isEqualTo(points.longValue());
      assertThat(written.put(row.getAs(Reputations.CONTRIBUTOR), reputation)).isNull();
    }
    assertThat(written).hasSize((int) rows);
    return written;
  }

  /** Contents with the verdict that stands and the leaf that says so, in plain Java. */
  private static final class History {
    private final Random random;
    private final Map<String, Content> contents = new LinkedHashMap<>();

    History(Random random) {
      this.random = random;
    }

    /** New contents, further ones of known items, and other verdicts on some of the earlier. */
    void next(FilledWarehouse filled, int batch) {
      List<Object[]> rows = new ArrayList<>();
      List<Content> earlier = List.copyOf(contents.values());
      for (Content content : earlier) {
        if (random.nextInt(3) == 0) {
          rows.add(judged(content, "b" + batch));
        }
      }
      for (int i = 0; i < 15; i++) {
        String item = "i" + (random.nextInt(3) == 0 ? i : 100 * batch + i);
        Content content = new Content(item, "b" + batch, people());
        contents.put(item + content.delivered, content);
        rows.add(judged(content, "b" + batch));
      }
      filled.fill(Verdicts.TABLE, key(batch), rows.toArray(Object[][]::new));
    }

    private Object[] judged(Content content, String batch) {
      String[] superseded = {content.judgedBy, content.leaf};
      content.verdict = KINDS.get(random.nextInt(KINDS.size()));
      content.judgedBy = batch;
      content.leaf = "leaf of %s of %s in %s".formatted(content.item, content.delivered, batch);
      return row(
          content.item,
          content.verdict,
          new String[0],
          content.people,
          false,
          content.delivered,
          null,
          content.leaf,
          superseded[0],
          superseded[1]);
    }

    private String[] people() {
      return Stream.of("ann", "bob", "cyd", "dan", "eve")
          .filter(person -> random.nextInt(3) == 0)
          .toArray(String[]::new);
    }

    SortedMap<String, Reputation> counted() {
      SortedMap<String, Reputation> counted = new TreeMap<>();
      for (Content content : contents.values()) {
        Reputation more =
            switch (content.verdict) {
              case "accepted" -> new Reputation(1, 0);
              case "rejected" -> new Reputation(0, 1);
              default -> Reputation.NEW;
            };
        for (String person : content.people) {
          counted.merge(
              person,
              more,
              (one, other) ->
                  new Reputation(
                      one.accepted() + other.accepted(), one.rejected() + other.rejected()));
        }
      }
      return counted;
    }
  }

  private static final class Content {
    private final String item;
    private final String delivered;
    private final String[] people;
    private String verdict = "";
    private @Nullable String judgedBy;
    private @Nullable String leaf;

    Content(String item, String delivered, String[] people) {
      this.item = item;
      this.delivered = delivered;
      this.people = people;
    }
  }
}
