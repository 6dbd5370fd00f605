package io.assay.jobs.representation;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.assay.jobs.decision.ConfirmedAttributes;
import io.assay.jobs.decision.ItemVerdicts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Delivery;
import io.assay.jobs.table.GapClaims;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Strata;
import io.assay.jobs.table.Verdicts;
import io.assay.rules.charter.RepresentativenessSection;
import io.assay.rules.decision.ReasonCode;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Which accepted contents of a batch fill a gap that the batch before left, and which one: the gap
 * of highest rank for which there is evidence, or else, of those that the contributor only says, to
 * tell. Redelivered contents, revisions and extensions fill none. It reads no data but what was
 * read to count the batch.
 */
final class FilledGaps {
  private static final String[] CONTENT = {ITEM_ID, Verdicts.DELIVERED_BATCH_ID};

  private FilledGaps() {}

  /** Writes the claims; gives the number of rows. */
  static long write(
      StageContext context,
      RepresentativenessSection section,
      TallyRows rows,
      AdmittedTally admitted) {
    BatchKey key = context.batch().key();
    List<PaidGap> gaps = PaidGap.of(context, section);
    if (gaps.isEmpty()) {
      return 0;
    }
    Column isExtension =
        array_contains(col(Verdicts.REASONS), ReasonCode.DUPLICATE_REVISION.text());
    Column isNew = col(Items.DELIVERY).equalTo(Delivery.NEW.text());
    Column nothing = lit(null).cast("array<string>").as(ConfirmedAttributes.CONFIRMED);
    Dataset<Row> fresh =
        rows.categories(admitted.own().where(isNew.and(not(isExtension))), nothing);
    Dataset<Row> late = admitted.late();
    if (late != null) {
      fresh =
          fresh.unionByName(
              confirmed(
                  context,
                  rows.categories(late.where(not(col(Verdicts.REVISION)).and(not(isExtension))))));
    }
    context
        .tables()
        .append(GapClaims.TABLE, key, fresh.mapPartitions(new Match(gaps), Encoders.row(claims())));
    return context.tables().count(GapClaims.TABLE, key);
  }

  /** Of what is late, what no batch accepted before, with what curators confirmed of it. */
  private static Dataset<Row> confirmed(StageContext context, Dataset<Row> late) {
    Dataset<Row> before =
        ItemVerdicts.admitted(context.tables().read(Verdicts.TABLE, context.batch().pastKeys()))
            .select(col(ITEM_ID), col(Verdicts.DELIVERED_BATCH_ID));
    return late.join(ConfirmedAttributes.of(context, late), CONTENT, "left")
        .join(before, CONTENT, "left_anti");
  }

  private static StructType claims() {
    StructType table = GapClaims.TABLE.schema();
    StructType schema = new StructType();
    for (String name :
        List.of(
            ITEM_ID,
            GapClaims.DELIVERED_BATCH_ID,
            GapClaims.CONTRIBUTORS,
            GapClaims.CELL,
            GapClaims.EVIDENCE)) {
      schema = schema.add(table.apply(name));
    }
    return schema;
  }

  /** Finds the gap that a content fills. */
  private static final class Match implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    private final List<PaidGap> gaps;

    Match(List<PaidGap> gaps) {
      this.gaps = gaps;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      Iterable<Row> all = () -> rows;
      return StreamSupport.stream(all.spliterator(), false)
          .map(this::claim)
          .filter(Objects::nonNull)
          .iterator();
    }

    private @Nullable Row claim(Row row) {
      List<@Nullable String> categories = row.getList(row.fieldIndex(Strata.CATEGORIES));
      int confirmed = row.fieldIndex(ConfirmedAttributes.CONFIRMED);
      List<String> attributes = row.isNullAt(confirmed) ? List.of() : row.getList(confirmed);
      Row declared = null;
      for (PaidGap gap : gaps) {
        if (gap.isFilledBy(categories)) {
          String evidence = gap.evidence(attributes);
          Row claim =
              RowFactory.create(
                  row.getAs(ITEM_ID),
                  row.getAs(Verdicts.DELIVERED_BATCH_ID),
                  row.getList(row.fieldIndex(Items.CONTRIBUTORS)).toArray(),
                  gap.name(),
                  evidence);
          if (!evidence.equals(GapClaims.DECLARED)) {
            return claim;
          }
          declared = declared == null ? claim : declared;
        }
      }
      return declared;
    }
  }
}
