package io.assay.jobs.label.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.decision.Deliveries;
import io.assay.jobs.decision.ReviewQueue;
import io.assay.jobs.label.LabelStage;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.Batch;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Suspects;
import io.assay.rules.label.suspect.ConfidentLearning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class SuspectSearchTest {
  private static final String BY_ATTRIBUTES =
      """
      given-labels:
        attribute: kind
        values: [a, b, c]
        probabilities: { a: pa, b: pb, c: pc }
        on-suspect: review
      """;
  private static final String BY_CONTENT =
      """
      given-labels:
        attribute: kind
        values: [bird, ship, soup]
        classifier: { fields: [text], folds: 2 }
      """;
  private static final Map<String, String> WORDS =
      Map.of(
          "bird", "wing feather nest egg beak song flock sky branch flight",
          "ship", "sail mast harbour anchor deck crew cargo wave keel rudder",
          "soup", "salt onion broth carrot spoon bowl pepper simmer stock herb");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void findsWhatConfidentLearningFindsInWhateverPartitions(long seed, SparkSession spark) {
    Random random = new Random(seed);
    int items = 120;
    int[] given = new int[items];
    double[][] probabilities = new double[items][3];
    for (int item = 0; item < items; item++) {
      int truth = random.nextInt(3);
      given[item] = random.nextInt(8) == 0 ? random.nextInt(3) : truth;
      // Two decimals: equal margins are common.
      int own = 40 + random.nextInt(50);
      int next = random.nextInt(101 - own);
      probabilities[item][truth] = own / 100.0;
      probabilities[item][(truth + 1) % 3] = next / 100.0;
      probabilities[item][(truth + 2) % 3] = (100 - own - next) / 100.0;
    }
    List<String> expected = new ArrayList<>();
    for (ConfidentLearning.Suspect suspect : ConfidentLearning.suspects(given, probabilities)) {
      expected.add(
          "%s %s %s"
              .formatted(id(suspect.item()), label(suspect.given()), label(suspect.suggested())));
    }

    assertThat(expected).isNotEmpty();
    for (int files : new int[] {1, 5}) {
      Deliveries commons = commons(spark, "s" + seed + "f" + files, BY_ATTRIBUTES);
      Deliveries.Rows rows = commons.batch("b1");
      for (int item = 0; item < items; item++) {
        rows.item(id(item), "new", attributes(given[item], probabilities[item]), "ann");
      }
      new LabelStage().run(rows.write(new Random(files), files));
      assertThat(queue(commons, "b1")).containsExactlyElementsOf(expected);
    }
  }

  @Test
  void suspectsWaitForReviewAndStayInTheQueueOfLaterBatches(SparkSession spark) {
    Deliveries commons = commons(spark, "review", BY_ATTRIBUTES);
    Deliveries.Rows first = commons.batch("b1");
    for (int item = 0; item < 30; item++) {
      first.item(id(item), "new", attributes(item % 3, sure(item % 3)), "ann");
    }
    first.item("wrong", "new", attributes(0, sure(1)), "ann");
    first.item("other-label", "new", Map.of("kind", "z"), "ann");
    first.item("no-share", "new", Map.of("kind", "a", "pa", "2", "pb", "0", "pc", "0"), "ann");
    new LabelStage().run(first.write());
    Map<String, Row> verdicts = first.judged();

    assertThat(verdicts.get("wrong").<String>getAs("verdict")).isEqualTo("review");
    assertThat(verdicts.get("wrong").getList(verdicts.get("wrong").fieldIndex("reasons")))
        .isEqualTo(List.of("given-label:suspect"));
    assertThat(verdicts.values().stream().filter(row -> row.getAs("verdict").equals("review")))
        .hasSize(1);
    Iterator<ReviewQueue.Waiting> waiting =
        ReviewQueue.of(commons.tables(), List.of(new Batch.Past(new BatchKey("b1", 1), 1)));
    assertThat(waiting.next().suspect()).isEqualTo(new ReviewQueue.Suspect(1, "a", "b"));

    Deliveries.Rows second =
        commons.batch("b2").item("fresh", "new", attributes(2, sure(2)), "bob");
    new LabelStage().run(second.write());
    assertThat(queue(commons, "b2")).containsExactly("wrong a b");
    assertThat(second.judged()).as("told once").containsOnlyKeys("fresh");
  }

  @Test
  void classifierFindsMovedLabelsInWhateverPartitions(SparkSession spark) {
    List<List<String>> queues = new ArrayList<>();
    List<String> moved = new ArrayList<>();
    for (int files : new int[] {1, 4}) {
      Random random = new Random(7);
      Deliveries commons = commons(spark, "text" + files, BY_CONTENT);
      Deliveries.Rows rows = commons.batch("b1");
      moved.clear();
      for (int item = 0; item < 240; item++) {
        String topic = List.of("bird", "ship", "soup").get(item % 3);
        boolean isMoved = item % 24 == 5;
        String given = isMoved ? "bird" : topic;
        rows.text(id(item), text(topic, random), Map.of("kind", given), "ann");
        if (isMoved) {
          moved.add(id(item));
        }
      }
      StageContext context = rows.write(new Random(files), files);
      assertThat(new LabelStage().run(context).rowsIn()).isEqualTo(240);
      queues.add(exactQueue(commons));
    }
    assertThat(queues.get(1)).isEqualTo(queues.get(0));
    assertThat(queues.get(0))
        .hasSizeGreaterThan(4)
        .allSatisfy(row -> assertThat(moved).contains(row.split(" ")[0]));
  }

  @Test
  void tooFewItemsTeachNothing(SparkSession spark) {
    Deliveries commons = commons(spark, "few", BY_CONTENT);
    Deliveries.Rows rows = commons.batch("b1");
    for (int item = 0; item < OutOfFold.FEWEST - 1; item++) {
      rows.text(id(item), "wing feather nest", Map.of("kind", item == 0 ? "soup" : "bird"), "ann");
    }
    assertThat(new LabelStage().run(rows.write()).rowsIn()).isZero();
    assertThat(queue(commons, "b1")).isEmpty();
  }

  private Deliveries commons(SparkSession spark, String name, String section) {
    return new Deliveries(spark, directory.resolve(name)).given(section);
  }

  private static String text(String topic, Random random) {
    String[] own = WORDS.get(topic).split(" ");
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < 8; word++) {
      text.append(own[random.nextInt(own.length)]).append(' ');
    }
    return text.append("word").append(random.nextInt(500)).toString();
  }

  private static Map<String, String> attributes(int given, double[] shares) {
    return Map.of(
        "kind",
        label(given),
        "pa",
        Double.toString(shares[0]),
        "pb",
        Double.toString(shares[1]),
        "pc",
        Double.toString(shares[2]));
  }

  private static double[] sure(int label) {
    double[] shares = {0.05, 0.05, 0.05};
    shares[label] = 0.9;
    return shares;
  }

  private static String id(int item) {
    return "i%03d".formatted(item);
  }

  private static String label(int place) {
    return List.of("a", "b", "c").get(place);
  }

  private static List<Row> rows(Deliveries commons, String batch) {
    return commons.tables().read(Suspects.TABLE, new BatchKey(batch, 1)).collectAsList().stream()
        .sorted(Comparator.comparing(row -> row.<Long>getAs(Suspects.RANK)))
        .toList();
  }

  private static List<String> queue(Deliveries commons, String batch) {
    return rows(commons, batch).stream()
        .map(
            row ->
                "%s %s %s"
                    .formatted(
                        row.getAs("item_id"),
                        row.getAs(Suspects.GIVEN),
                        row.getAs(Suspects.SUGGESTED)))
        .toList();
  }

  private static List<String> exactQueue(Deliveries commons) {
    return rows(commons, "b1").stream().map(row -> row.mkString(" ").substring(5)).toList();
  }
}
