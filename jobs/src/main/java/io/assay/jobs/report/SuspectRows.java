package io.assay.jobs.report;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;

import io.assay.jobs.report.content.SuspectList;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Suspects;
import io.assay.rules.charter.GivenLabelsSection;
import io.assay.rules.charter.SuspectAction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The beginning of the queue of given labels that are probably wrong. */
final class SuspectRows {
  private static final int EXAMPLES = 10;

  private final GivenLabelsSection section;
  private final long items;
  private final List<Row> first;

  private SuspectRows(GivenLabelsSection section, long items, List<Row> first) {
    this.section = section;
    this.items = items;
    this.first = first;
  }

  /** Null when the charter asks for none. */
  static @Nullable SuspectRows read(StageContext context) {
    GivenLabelsSection section = context.charter().givenLabels();
    if (section == null) {
      return null;
    }
    long items = context.tables().count(Suspects.TABLE, context.batch().key());
    List<Row> first =
        items == 0
            ? List.of()
            : context
                .tables()
                .read(Suspects.TABLE, context.batch().key())
                .orderBy(col(Suspects.RANK))
                .limit(EXAMPLES)
                .collectAsList();
    return new SuspectRows(section, items, first);
  }

  Set<Excerpts.Place> places() {
    Set<Excerpts.Place> places = new HashSet<>();
    first.forEach(row -> places.add(place(row)));
    return places;
  }

  SuspectList list(Excerpts excerpts) {
    return new SuspectList(
        items,
        section.onSuspect() == SuspectAction.REVIEW,
        first.stream().map(row -> suspect(row, excerpts)).toList());
  }

  private static SuspectList.Suspect suspect(Row row, Excerpts excerpts) {
    return new SuspectList.Suspect(
        excerpts.of(place(row)),
        row.getAs(Suspects.GIVEN),
        row.<Double>getAs(Suspects.GIVEN_PROBABILITY),
        row.getAs(Suspects.SUGGESTED),
        row.<Double>getAs(Suspects.SUGGESTED_PROBABILITY));
  }

  private static Excerpts.Place place(Row row) {
    return new Excerpts.Place(row.getAs(Suspects.DELIVERED_BATCH_ID), row.getAs(ITEM_ID));
  }
}
