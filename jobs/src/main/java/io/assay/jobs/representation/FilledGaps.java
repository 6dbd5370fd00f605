package io.assay.jobs.representation;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.assay.jobs.decision.AcceptedContents;
import io.assay.jobs.decision.ItemVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.GapClaims;
import io.assay.jobs.table.Gaps;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Strata;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.charter.Dimension;
import io.assay.rules.charter.RepresentativenessSection;
import io.assay.rules.decision.ReasonCode;
import io.assay.rules.representation.DerivedDimensions;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Which accepted contents of a batch fill a gap that the batch before left. What is only declared
 * fills one too, and is told apart: whoever is paid for a word says it. Redelivered contents,
 * revisions and extensions fill none.
 */
final class FilledGaps {
  /** Gaps that can be filled, the largest first. */
  private static final int MOST = 1000;

  private static final String[] CONTENT = {ITEM_ID, Verdicts.DELIVERED_BATCH_ID};
  private static final String DERIVED = "derived";
  private static final String DECLARED = "declared";
  private static final String CONFIRMED = "confirmed";
  private static final StructType FOUND =
      new StructType()
          .add(GapClaims.CELL, DataTypes.StringType)
          .add(GapClaims.CONTRIBUTORS, DataTypes.createArrayType(DataTypes.StringType))
          .add(GapClaims.EVIDENCE, DataTypes.StringType);

  private FilledGaps() {}

  /** Writes the claims; gives the number of rows. */
  static long write(
      StageContext context,
      RepresentativenessSection section,
      TallyRows rows,
      AdmittedTally admitted) {
    BatchKey key = context.batch().key();
    List<Cell> cells = cells(context, section);
    if (cells.isEmpty()) {
      return 0;
    }
    Dataset<Row> found = found(rows.categories(admitted.admitted()), new Match(cells, false));
    Dataset<Row> late = admitted.verdicts().late();
    if (late != null) {
      Dataset<Row> fresh = acceptedFirst(context, late);
      Column isConfirmed = array_contains(col(Verdicts.REASONS), ReasonCode.REVIEW_ACCEPTED.text());
      found =
          found
              .unionByName(late(context, rows, fresh.where(isConfirmed), new Match(cells, true)))
              .unionByName(
                  late(context, rows, fresh.where(not(isConfirmed)), new Match(cells, false)));
    }
    context
        .tables()
        .append(
            GapClaims.TABLE,
            key,
            found
                .groupBy(col(GapClaims.CELL), col(GapClaims.CONTRIBUTORS), col(GapClaims.EVIDENCE))
                .agg(count(lit(1)).as(GapClaims.CONTENTS)));
    return context.tables().count(GapClaims.TABLE, key);
  }

  /** Of what is late, new records that no batch accepted before. */
  private static Dataset<Row> acceptedFirst(StageContext context, Dataset<Row> late) {
    Dataset<Row> before =
        ItemVerdicts.admitted(context.tables().read(Verdicts.TABLE, context.batch().pastKeys()))
            .select(col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID));
    Column isExtension =
        array_contains(col(Verdicts.REASONS), ReasonCode.DUPLICATE_REVISION.text());
    return ItemVerdicts.admitted(late)
        .where(not(col(Verdicts.REVISION)).and(not(isExtension)))
        .join(before, CONTENT, "left_anti");
  }

  private static Dataset<Row> late(
      StageContext context, TallyRows rows, Dataset<Row> verdicts, Match match) {
    Dataset<Row> set = AcceptedContents.ofBatch(verdicts).select(col(ITEM_ID), col(BATCH_ID));
    return found(rows.categories(set, context.batch().pastKeys()), match);
  }

  private static Dataset<Row> found(Dataset<Row> categories, Match match) {
    return categories.mapPartitions(match, Encoders.row(FOUND));
  }

  /**
   * A gap.
   *
   * @param places of the dimensions that it names
   * @param categories of these
   * @param isDerived whether all of them are read from the content
   */
  private record Cell(String name, List<Integer> places, List<String> categories, boolean isDerived)
      implements Serializable {}

  private static List<Cell> cells(StageContext context, RepresentativenessSection section) {
    List<BatchKey> past = context.batch().pastKeys();
    if (past.isEmpty()) {
      return List.of();
    }
    List<Row> gaps = new ArrayList<>(context.tables().list(Gaps.TABLE, past.get(past.size() - 1)));
    gaps.sort(Comparator.comparingLong(row -> row.<Long>getAs(Gaps.RANK)));
    DerivedDimensions derived = new DerivedDimensions(context.charter());
    Map<String, Cell> cells = new java.util.LinkedHashMap<>();
    for (Row gap : gaps) {
      Map<String, String> pattern = gap.getJavaMap(gap.fieldIndex(Gaps.PATTERN));
      List<Integer> places = new ArrayList<>();
      List<String> categories = new ArrayList<>();
      boolean isDerived = true;
      for (Map.Entry<String, String> each : pattern.entrySet()) {
        int place = section.place(each.getKey());
        if (place < 0) {
          continue; // The charter has no such dimension any more.
        }
        Dimension dimension = section.dimensions().get(place);
        places.add(place);
        categories.add(each.getValue());
        isDerived &= derived.contains(dimension);
      }
      boolean isWhole = !places.isEmpty() && places.size() == pattern.size();
      if (isWhole && cells.size() < MOST) {
        String name = GapClaims.cell(gap.getAs(Gaps.DIMENSION), gap.getAs(Gaps.CATEGORY));
        cells.putIfAbsent(name, new Cell(name, places, categories, isDerived));
      }
    }
    return List.copyOf(cells.values());
  }

  /** Finds the gaps that a content fills. */
  private static final class Match implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    private final List<Cell> cells;
    private final boolean isConfirmed;

    Match(List<Cell> cells, boolean isConfirmed) {
      this.cells = cells;
      this.isConfirmed = isConfirmed;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      Iterable<Row> all = () -> rows;
      return java.util.stream.StreamSupport.stream(all.spliterator(), false)
          .flatMap(
              row -> {
                List<String> categories = row.getList(row.fieldIndex(Strata.CATEGORIES));
                List<String> people = row.getList(row.fieldIndex(Items.CONTRIBUTORS));
                return cells.stream()
                    .filter(cell -> fills(cell, categories))
                    .map(cell -> RowFactory.create(cell.name(), people.toArray(), evidence(cell)));
              })
          .iterator();
    }

    private String evidence(Cell cell) {
      return cell.isDerived() ? DERIVED : isConfirmed ? CONFIRMED : DECLARED;
    }

    private static boolean fills(Cell cell, List<String> categories) {
      for (int i = 0; i < cell.places().size(); i++) {
        if (!cell.categories().get(i).equals(categories.get(cell.places().get(i)))) {
          return false;
        }
      }
      return true;
    }
  }
}
