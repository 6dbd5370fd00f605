package io.assay.jobs.reward;

import static io.assay.jobs.report.FilledWarehouse.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.report.FilledWarehouse;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.stage.Batch;
import io.assay.jobs.stage.FileDigests;
import io.assay.jobs.stage.Inputs;
import io.assay.jobs.stage.ReferredFiles;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Annotators;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.Ledger;
import io.assay.jobs.table.Verdicts;
import io.assay.jobs.table.Votes;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.lineage.provenance.Pseudonym;
import io.assay.lineage.reward.WorkKind;
import io.assay.lineage.reward.WorkUnit;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class WorkTest {
  private static final BatchKey FIRST = new BatchKey("b1", 1);
  private static final BatchKey SECOND = new BatchKey("b2", 1);
  private static final BatchKey THIRD = new BatchKey("b3", 1);
  private static final Timestamp THEN = Timestamp.from(Instant.EPOCH);

  private static final Pseudonym OWNER = person('a');
  private static final Pseudonym EARLY = person('b');
  private static final Pseudonym LATE = person('c');
  private static final Pseudonym OTHER = person('d');
  private static final Pseudonym EVERYTHING = person('e');
  private static final Pseudonym CHANGED = person('f');
  private static final Pseudonym COPYING = person('0');

  private static FilledWarehouse filled;

  @BeforeAll
  static void fill(@TempDir Path directory, SparkSession spark) {
    filled =
        new FilledWarehouse(spark, directory)
            .fill(Items.TABLE, FIRST, item("old"), item("waits"))
            .fill(
                Votes.TABLE,
                FIRST,
                vote("old", EARLY, "praise"),
                vote("waits", EARLY, "praise"),
                vote("old", EVERYTHING, "praise"),
                vote("old", EVERYTHING, "blame", THEN.getTime() + 1),
                vote("old", CHANGED, "blame"),
                vote("waits", CHANGED, "blame"))
            .fill(
                Labels.TABLE,
                FIRST,
                label("old", "praise", "decided"),
                label("waits", null, "tied"))
            .fill(Verdicts.TABLE, FIRST, verdict("old", "accepted"), verdict("waits", "review"))
            .fill(
                Votes.TABLE,
                SECOND,
                vote("old", LATE, "praise"),
                vote("old", EARLY, "praise"),
                vote("waits", LATE, "praise"),
                vote("waits", OWNER, "praise"),
                vote("waits", OTHER, "blame"),
                vote("waits", EVERYTHING, "praise"),
                vote("waits", EVERYTHING, "blame", THEN.getTime() + 1),
                vote("old", CHANGED, "praise"),
                vote("waits", CHANGED, "praise"),
                vote("old", COPYING, "praise"))
            .fill(
                Annotators.TABLE,
                FIRST,
                annotator(EARLY, false, 7270),
                annotator(LATE, false, 1000))
            .fill(
                Annotators.TABLE,
                SECOND,
                annotator(EARLY, false, 7000),
                annotator(LATE, false, 2182),
                annotator(COPYING, true, 0))
            .fill(Annotators.TABLE, THIRD, disowned(EARLY, 9000), annotator(LATE, false, 3000))
            .fill(
                Ledger.TABLE,
                FIRST,
                row(EARLY.hex(), "annotator", "information", "500", null),
                row(LATE.hex(), "annotator", "information", "50", null))
            .fill(
                Labels.TABLE,
                SECOND,
                label("old", "praise", "decided"),
                label("waits", "praise", "decided"))
            .fill(Verdicts.TABLE, SECOND, verdict("waits", "accepted"));
  }

  @Test
  void voteIsPaidOnceWhenItAgreesWithWhatIsDecidedAndNeverOnOnesOwnItem(SparkSession spark) {
    assertThat(units(context(spark, FIRST, List.of())))
        .containsExactlyInAnyOrder(
            WorkUnit.of(List.of(OWNER), WorkKind.ACCEPTED_RECORD, 1),
            WorkUnit.of(List.of(EARLY), WorkKind.VOTE, 1));

    assertThat(units(context(spark, SECOND, List.of(new Batch.Past(FIRST, 1)))))
        .containsExactlyInAnyOrder(
            WorkUnit.of(List.of(OWNER), WorkKind.ACCEPTED_RECORD, 1),
            WorkUnit.of(List.of(EARLY), WorkKind.VOTE, 1),
            WorkUnit.of(List.of(LATE), WorkKind.VOTE, 2),
            // In time on one item; on the other its first vote was wrong when it could be paid.
            WorkUnit.of(List.of(CHANGED), WorkKind.VOTE, 1));
  }

  @Test
  void whatVotesToldIsPaidInWholePiecesAndOnce(SparkSession spark) {
    assertThat(work(spark, FIRST, List.of()))
        .contains(
            WorkUnit.of(List.of(EARLY), WorkKind.INFORMATION, 10),
            WorkUnit.of(List.of(LATE), WorkKind.INFORMATION, 1))
        .noneMatch(unit -> unit.kind() == WorkKind.VOTE);

    // What was found to have told less is not taken back, and 1000 and 2182 are 1 and 3 pieces.
    assertThat(work(spark, SECOND, List.of(new Batch.Past(FIRST, 1))))
        .filteredOn(unit -> unit.kind() == WorkKind.INFORMATION)
        .containsExactly(WorkUnit.of(List.of(LATE), WorkKind.INFORMATION, 2));
  }

  @Test
  void disownedVotesOweWhatTheyEarnedAndArePaidNoMore(SparkSession spark) {
    InformationPay pay =
        InformationPay.of(
            context(spark, THIRD, List.of(new Batch.Past(FIRST, 1), new Batch.Past(SECOND, 2))));

    assertThat(pay.owed()).isEqualTo(Map.of(EARLY, BigInteger.valueOf(500)));
    assertThat(pay.work()).containsExactly(WorkUnit.of(List.of(LATE), WorkKind.INFORMATION, 1));
  }

  private static List<WorkUnit> work(SparkSession spark, BatchKey key, List<Batch.Past> history) {
    return units(
        context(
            spark,
            key,
            history,
            Map.of("rewards.vote-basis", "information", "labels.method", "auto")));
  }

  private static List<WorkUnit> units(StageContext context) {
    return new Work(context, Objects.requireNonNull(context.charter().rewards()))
        .units(new TreeMap<>());
  }

  private static StageContext context(SparkSession spark, BatchKey key, List<Batch.Past> history) {
    return context(spark, key, history, Map.of());
  }

  private static StageContext context(
      SparkSession spark, BatchKey key, List<Batch.Past> history, Map<String, String> overrides) {
    String nobody = "0x0000000000000000000000000000000000000000";
    return new StageContext(
        spark,
        filled.warehouse(),
        new WarehouseDescriptor(WarehouseDescriptor.FORMAT, "sentences", 1, nobody, nobody, nobody),
        filled.tables().forgetful(),
        FilledWarehouse.charter(overrides),
        new Batch(
            key,
            history.size() + 1,
            Instant.EPOCH,
            "f",
            Inputs.none(ReferredFiles.NONE),
            new FileDigests(),
            history));
  }

  private static Pseudonym person(char digit) {
    return new Pseudonym(String.valueOf(digit).repeat(64));
  }

  private static Object[] item(String id) {
    return row(
        id, "new", people(OWNER), "m", THEN, "CC0-1.0", "original", Map.of(), "items.csv", 1L, 0L);
  }

  private static Object[] vote(String item, Pseudonym annotator, String label) {
    return vote(item, annotator, label, THEN.getTime());
  }

  private static Object[] vote(String item, Pseudonym annotator, String label, long millis) {
    return row(item, annotator.hex(), label, new Timestamp(millis));
  }

  private static Object[] label(String item, String label, String outcome) {
    return row(item, label, outcome, 1L, 1L, Map.of());
  }

  private static Object[] annotator(Pseudonym annotator, boolean isFlagged, long information) {
    return row(
        annotator.hex(),
        1L,
        1L,
        1L,
        0.9,
        0L,
        0L,
        0.0,
        1.0,
        false,
        "informed",
        null,
        isFlagged,
        0L,
        information);
  }

  private static Object[] disowned(Pseudonym annotator, long information) {
    Object[] row = annotator(annotator, false, information);
    Object[] longer = Arrays.copyOf(row, row.length + 3);
    longer[row.length] = new Object[0];
    longer[row.length + 2] = true;
    return longer;
  }

  private static Object[] verdict(String item, String verdict) {
    return row(item, verdict, new String[0], people(OWNER), false, "b1", null, "0x00", null, null);
  }

  private static String[] people(Pseudonym person) {
    return new String[] {person.hex()};
  }
}
