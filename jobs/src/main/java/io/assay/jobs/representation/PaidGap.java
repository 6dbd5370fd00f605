package io.assay.jobs.representation;

import static org.apache.spark.sql.functions.col;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.GapClaims;
import io.assay.jobs.table.Gaps;
import io.assay.rules.charter.RepresentativenessSection;
import io.assay.rules.representation.GapEvidence;
import io.assay.rules.representation.OfferedGaps;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * A gap that the batch before left and that records can fill for pay.
 *
 * @param places of the dimensions that it names
 * @param categories of these
 * @param needed what makes it certain that a content falls into it
 */
record PaidGap(String name, List<Integer> places, List<String> categories, GapEvidence needed)
    implements Serializable {

  PaidGap {
    places = List.copyOf(places);
    categories = List.copyOf(categories);
  }

  /** By rank. */
  static List<PaidGap> of(StageContext context, RepresentativenessSection section) {
    List<BatchKey> past = context.batch().pastKeys();
    if (past.isEmpty()) {
      return List.of();
    }
    // A cell can have two gaps.
    List<Row> rows =
        context
            .tables()
            .read(Gaps.TABLE, past.get(past.size() - 1))
            .where(col(Gaps.MISSING).gt(0))
            .orderBy(col(Gaps.RANK))
            .limit(2 * OfferedGaps.MOST)
            .collectAsList();
    OfferedGaps offered = new OfferedGaps(context.charter(), section);
    Map<String, PaidGap> gaps = new LinkedHashMap<>();
    for (Row row : rows) {
      Map<String, String> pattern = new TreeMap<>(row.getJavaMap(row.fieldIndex(Gaps.PATTERN)));
      String name = GapClaims.cell(row.getAs(Gaps.DIMENSION), row.getAs(Gaps.CATEGORY));
      GapEvidence needed = offered.next(name, pattern.keySet());
      if (needed != null) {
        gaps.putIfAbsent(name, of(name, pattern, section, needed));
      }
    }
    return List.copyOf(gaps.values());
  }

  private static PaidGap of(
      String name,
      Map<String, String> pattern,
      RepresentativenessSection section,
      GapEvidence needed) {
    List<Integer> places = new ArrayList<>();
    List<String> categories = new ArrayList<>();
    pattern.forEach(
        (dimension, category) -> {
          places.add(section.place(dimension));
          categories.add(category);
        });
    return new PaidGap(name, places, categories, needed);
  }

  /** Whether a content with these categories falls into it. */
  boolean isFilledBy(List<@Nullable String> content) {
    for (int i = 0; i < places.size(); i++) {
      if (!categories.get(i).equals(content.get(places.get(i)))) {
        return false;
      }
    }
    return true;
  }

  /** How it is known that a content falls into it. */
  String evidence(Collection<String> confirmed) {
    return needed.given(confirmed).key();
  }
}
