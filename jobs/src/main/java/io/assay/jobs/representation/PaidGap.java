package io.assay.jobs.representation;

import static org.apache.spark.sql.functions.col;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.GapClaims;
import io.assay.jobs.table.Gaps;
import io.assay.rules.charter.Dimension;
import io.assay.rules.charter.RepresentativenessSection;
import io.assay.rules.representation.DerivedDimensions;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * A gap that the batch before left and that records can fill for pay.
 *
 * @param places of the dimensions that it names
 * @param categories of these
 * @param asked attributes that curators have to confirm, none where all follows from the content
 * @param isConfirmable whether that, with what follows from the content, would be evidence
 */
record PaidGap(
    String name,
    List<Integer> places,
    List<String> categories,
    List<String> asked,
    boolean isConfirmable)
    implements Serializable {
  /** Gaps that can be filled, the largest first. */
  private static final int MOST = 1000;

  private static final String DERIVED = "derived";
  private static final String CONFIRMED = "confirmed";

  PaidGap {
    places = List.copyOf(places);
    categories = List.copyOf(categories);
    asked = List.copyOf(asked);
  }

  /** By rank. */
  static List<PaidGap> of(StageContext context, RepresentativenessSection section) {
    List<BatchKey> past = context.batch().pastKeys();
    if (past.isEmpty()) {
      return List.of();
    }
    List<Row> rows =
        context
            .tables()
            .read(Gaps.TABLE, past.get(past.size() - 1))
            .where(col(Gaps.MISSING).gt(0))
            .orderBy(col(Gaps.RANK))
            .limit(2 * MOST)
            .collectAsList();
    DerivedDimensions derived = new DerivedDimensions(context.charter());
    Map<String, PaidGap> gaps = new LinkedHashMap<>();
    for (Row row : rows) {
      Map<String, String> pattern = new HashMap<>(row.getJavaMap(row.fieldIndex(Gaps.PATTERN)));
      PaidGap gap = of(row, pattern, section, derived);
      if (gap != null && gaps.size() < MOST) {
        gaps.putIfAbsent(gap.name(), gap);
      }
    }
    return List.copyOf(gaps.values());
  }

  /** Null for what nobody is paid for. */
  private static @Nullable PaidGap of(
      Row row,
      Map<String, String> pattern,
      RepresentativenessSection section,
      DerivedDimensions derived) {
    List<Integer> places = new ArrayList<>();
    List<String> categories = new ArrayList<>();
    Collection<String> asked = new TreeSet<>();
    boolean isConfirmable = true;
    for (Map.Entry<String, String> each : pattern.entrySet()) {
      int place = section.place(each.getKey());
      if (place < 0) {
        return null; // The charter has no such dimension any more.
      }
      Dimension dimension = section.dimensions().get(place);
      places.add(place);
      categories.add(each.getValue());
      asked.addAll(derived.attributes(dimension));
      isConfirmable &= derived.contains(dimension) || derived.isConfirmable(dimension);
    }
    return places.isEmpty()
        ? null
        : new PaidGap(
            GapClaims.cell(row.getAs(Gaps.DIMENSION), row.getAs(Gaps.CATEGORY)),
            places,
            categories,
            List.copyOf(asked),
            isConfirmable);
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
    if (!isConfirmable || !confirmed.containsAll(asked)) {
      return GapClaims.DECLARED;
    }
    return asked.isEmpty() ? DERIVED : CONFIRMED;
  }
}
