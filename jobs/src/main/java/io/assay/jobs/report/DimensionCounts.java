package io.assay.jobs.report;

import io.assay.jobs.report.content.DimensionShares;
import io.assay.jobs.table.Representation;
import io.assay.rules.decision.Fraction;
import io.assay.rules.representation.CategoryCount;
import io.assay.rules.representation.CategoryShare;
import io.assay.rules.representation.DimensionProfile;
import io.assay.rules.representation.target.Population;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Counts of one dimension, of the batch and of the dataset, against the charter's target. */
record DimensionCounts(
    String dimension,
    @Nullable Population population,
    List<CategoryCount> batch,
    List<CategoryCount> dataset) {
  private static final int DISTANCE_DIGITS = 4;
  private static final int TARGET_DIGITS = 9;

  static DimensionCounts of(String dimension, List<Row> rows) {
    SortedMap<String, Fraction> targets = new TreeMap<>();
    List<CategoryCount> batch = new ArrayList<>();
    List<CategoryCount> dataset = new ArrayList<>();
    for (Row row : rows) {
      CategoryCount count =
          new CategoryCount(
              row.getAs(Representation.CATEGORY), row.<Long>getAs(Representation.OBSERVED));
      String target = row.getAs(Representation.TARGET);
      if (count.category() != null && target != null) {
        targets.put(count.category(), Fraction.parse(target));
      }
      boolean ofDataset = row.<String>getAs(Representation.SCOPE).equals("dataset");
      (ofDataset ? dataset : batch).add(count);
    }
    Population population = targets.isEmpty() ? null : new Population(targets, 0, new TreeMap<>());
    return new DimensionCounts(dimension, population, batch, dataset);
  }

  /** Categories of either set. */
  DimensionShares shares() {
    DimensionProfile ofBatch = DimensionProfile.of(dimension, population, batch);
    DimensionProfile ofDataset = DimensionProfile.of(dimension, population, dataset);
    List<CategoryCount> all = new ArrayList<>(batch);
    all.addAll(dataset);
    List<DimensionShares.Category> categories = new ArrayList<>();
    Map<@Nullable String, Long> batchCounts = counts(ofBatch);
    Map<@Nullable String, Long> datasetCounts = counts(ofDataset);
    for (CategoryShare share : DimensionProfile.of(dimension, population, all).shares()) {
      boolean declared = share.standing() == CategoryShare.Standing.DECLARED;
      categories.add(
          new DimensionShares.Category(
              share.category(),
              batchCounts.getOrDefault(share.category(), 0L),
              datasetCounts.getOrDefault(share.category(), 0L),
              declared ? share.target().decimal(TARGET_DIGITS) : null));
    }
    return new DimensionShares(
        dimension,
        ofBatch.total(),
        ofDataset.total(),
        decimal(ofBatch.distance()),
        decimal(ofDataset.distance()),
        categories);
  }

  private static Map<@Nullable String, Long> counts(DimensionProfile profile) {
    Map<@Nullable String, Long> counts = new HashMap<>();
    profile.shares().forEach(share -> counts.put(share.category(), share.count()));
    return counts;
  }

  private static @Nullable BigDecimal decimal(@Nullable Fraction distance) {
    return distance == null ? null : distance.decimal(DISTANCE_DIGITS);
  }
}
