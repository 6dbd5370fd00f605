package io.assay.jobs.query;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;

import io.assay.jobs.run.BatchState;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.Findings;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.LabelQuestions;
import io.assay.jobs.table.Labels;
import io.assay.jobs.table.Reviews;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Verdicts;
import io.assay.jobs.wording.ReasonWording;
import io.assay.rules.charter.Charter;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Puts together the story of an item: one look-up in each table, over all batches at once. */
public final class ItemStories {
  private final TableStore tables;
  private final List<BatchState> batches;
  private final Function<String, Charter> charters;

  /**
   * @param batches valid attempts in order of opening
   * @param charters the charter with a hash
   */
  public ItemStories(
      TableStore tables, List<BatchState> batches, Function<String, Charter> charters) {
    this.tables = tables;
    this.batches = List.copyOf(batches);
    this.charters = charters;
  }

  /** The story; without chapters if no batch knows the item. */
  public ItemStory of(String item) {
    List<Row> items = rows(Items.TABLE, item);
    List<Row> findings = rows(Findings.TABLE, item);
    List<Row> duplicates = rows(Duplicates.TABLE, item);
    List<Row> labels = rows(Labels.TABLE, item);
    List<Row> questions = rows(LabelQuestions.TABLE, item);
    List<Row> verdicts = rows(Verdicts.TABLE, item);
    List<Row> reviews = rows(Reviews.TABLE, item);
    Earnings earnings = Earnings.of(tables, keys(), item, verdicts);
    List<ItemStory.Chapter> chapters = new ArrayList<>();
    for (BatchState state : batches) {
      String batch = state.key().batchId();
      Charter charter = charters.apply(state.charterHash());
      ReasonWording wording = ReasonWording.of(charter.rules());
      String contact = charter.dataset().contact();
      ItemStory.Chapter chapter =
          new ItemStory.Chapter(
              batch,
              state.key().attempt(),
              progress(state),
              contact == null ? "" : contact,
              first(of(batch, items), ItemStories::delivered),
              of(batch, findings).stream().map(row -> found(row, wording)).toList(),
              first(of(batch, duplicates), ItemStories::original),
              first(of(batch, labels), row -> agreement(row, of(batch, questions))),
              of(batch, verdicts).stream().map(row -> decided(row, wording)).toList(),
              of(batch, reviews).stream().map(ItemStories::review).toList(),
              state.isGateFailed() ? List.of() : earnings.in(batch));
      if (isOf(chapter)) {
        chapters.add(chapter);
      }
    }
    return new ItemStory(item, chapters);
  }

  private static boolean isOf(ItemStory.Chapter chapter) {
    return chapter.delivery() != null
        || chapter.label() != null
        || !chapter.verdicts().isEmpty()
        || !chapter.reviews().isEmpty()
        || !chapter.earnings().isEmpty();
  }

  private List<BatchKey> keys() {
    return batches.stream().map(BatchState::key).toList();
  }

  private List<Row> rows(TableDefinition table, String item) {
    return tables.exists(table)
        ? tables.read(table, keys()).where(col(ITEM_ID).equalTo(item)).collectAsList()
        : List.of();
  }

  private static List<Row> of(String batch, List<Row> rows) {
    return rows.stream()
        .filter(row -> row.<String>getAs(BATCH_ID).equals(batch))
        .sorted(Comparator.comparing(Row::toString))
        .toList();
  }

  private static <T> @Nullable T first(List<Row> rows, Function<Row, T> of) {
    return rows.isEmpty() ? null : of.apply(rows.get(0));
  }

  private static ItemStory.Progress progress(BatchState state) {
    if (state.isGateFailed()) {
      return ItemStory.Progress.GATE_FAILED;
    }
    return state.isComplete(StageName.ANCHOR)
        ? ItemStory.Progress.COMPLETE
        : ItemStory.Progress.OPEN;
  }

  private static ItemStory.Delivered delivered(Row row) {
    Timestamp submitted = row.getAs(Items.SUBMITTED_AT);
    return new ItemStory.Delivered(
        row.getAs(Items.DELIVERY),
        submitted == null ? "" : submitted.toInstant().toString(),
        text(row, Items.LICENCE),
        row.getAs(Items.FILE),
        row.<Long>getAs(Items.RECORD_NUMBER));
  }

  private static ItemStory.Found found(Row row, ReasonWording wording) {
    String rule = row.getAs(Findings.RULE);
    return new ItemStory.Found(
        rule, row.getAs(Findings.SEVERITY), text(row, Findings.DETAIL), wording.of(rule));
  }

  private static ItemStory.Original original(Row row) {
    List<Row> compared = row.getList(row.fieldIndex(Duplicates.COMPARED));
    return new ItemStory.Original(
        row.getAs(Duplicates.KEPT_ITEM_ID),
        row.getAs(Duplicates.KEPT_BATCH_ID),
        row.getAs(Duplicates.KIND),
        compared.stream().map(each -> compared(each, text(row, Duplicates.RULE))).toList());
  }

  private static ItemStory.Compared compared(Row row, String rule) {
    return new ItemStory.Compared(
        text(row, Duplicates.FIELD),
        rule,
        text(row, Duplicates.THRESHOLD),
        row.<Integer>getAs(Duplicates.SHARED),
        row.<Integer>getAs(Duplicates.SIZE),
        row.<Integer>getAs(Duplicates.KEPT_SIZE));
  }

  private static ItemStory.Agreement agreement(Row row, List<Row> questions) {
    return new ItemStory.Agreement(
        row.getAs(Labels.LABEL),
        row.getAs(Labels.OUTCOME),
        row.<Long>getAs(Labels.VOTES),
        row.<Long>getAs(Labels.AGREEING),
        questions.stream().map(ItemStories::question).toList());
  }

  private static ItemStory.Question question(Row row) {
    return new ItemStory.Question(
        row.getAs(LabelQuestions.LABEL),
        row.<Boolean>getAs(LabelQuestions.APPLIES),
        row.<Long>getAs(LabelQuestions.VOTES),
        row.<Long>getAs(LabelQuestions.AGREEING),
        row.<Double>getAs(LabelQuestions.CONFIDENCE));
  }

  private static ItemStory.Decided decided(Row row, ReasonWording wording) {
    List<String> codes = row.getList(row.fieldIndex(Verdicts.REASONS));
    return new ItemStory.Decided(
        row.getAs(Verdicts.VERDICT),
        codes.stream().map(code -> new ItemStory.Reason(code, wording.of(code))).toList(),
        row.getAs(Verdicts.DELIVERED_BATCH_ID),
        row.getAs(Verdicts.LEAF),
        row.getAs(Verdicts.SUPERSEDES_BATCH_ID));
  }

  private static ItemStory.Review review(Row row) {
    return new ItemStory.Review(
        row.getAs(Reviews.DECISION), row.getAs(Reviews.REVIEWER), text(row, Reviews.REASON));
  }

  private static String text(Row row, String column) {
    String text = row.getAs(column);
    return text == null ? "" : text;
  }
}
