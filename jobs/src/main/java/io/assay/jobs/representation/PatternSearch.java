package io.assay.jobs.representation;

import static org.apache.spark.sql.functions.col;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.table.Strata;
import io.assay.rules.charter.RepresentativenessSection;
import io.assay.rules.representation.Axis;
import io.assay.rules.representation.coverage.Combinations;
import io.assay.rules.representation.coverage.PatternSpace;
import io.assay.rules.representation.coverage.TooManyPatternsException;
import io.assay.rules.representation.coverage.Uncovered;
import io.assay.rules.representation.coverage.UncoveredPatterns;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The maximal uncovered patterns of a set. The strata are packed where they are; one task, not the
 * driver, holds the packed ones and searches.
 */
public final class PatternSearch {
  /** Patterns that are recorded, the most general first; all are counted. */
  static final int MOST = 10_000;

  /** Stands for the number of patterns where it is above what is looked for. */
  private static final long TOO_MANY = -1;

  private static final String PATTERN = "pattern";
  private static final StructType FOUND =
      new StructType()
          .add(PATTERN, DataTypes.LongType)
          .add("count", DataTypes.LongType)
          .add("patterns", DataTypes.LongType);
  private static final StructType PACKED =
      new StructType().add(PATTERN, DataTypes.LongType).add(Strata.CONTENTS, DataTypes.LongType);

  private final List<Axis> axes;
  private final List<Attribute> attributes;
  private final int minimum;

  private PatternSearch(List<Axis> axes, List<Attribute> attributes, int minimum) {
    this.axes = axes;
    this.attributes = attributes;
    this.minimum = minimum;
  }

  /**
   * A dimension in a pattern.
   *
   * @param place in the charter
   * @param wanted categories that are asked for
   */
  private record Attribute(int place, List<String> wanted) implements Serializable {}

  /**
   * A combination that is missing.
   *
   * @param pattern category by dimension; empty if there are too few contents in all
   * @param count contents that match it
   */
  public record Missing(SortedMap<String, String> pattern, long count) {}

  /**
   * What was found.
   *
   * @param patterns the most general first
   * @param all how many there are, recorded or not
   */
  public record Result(List<Missing> patterns, long all) {
    static final Result NONE = new Result(List.of(), 0);
  }

  /**
   * Searches a set; nothing if the charter asks for no combinations.
   *
   * @param strata distinct combinations of the categories of all axes, and how many contents each
   *     has, under the names of {@link Strata}
   */
  public static Result of(RepresentativenessSection section, List<Axis> axes, Dataset<Row> strata) {
    if (section.minimumPerCombination() == 0) {
      return Result.NONE;
    }
    List<Attribute> attributes = new ArrayList<>();
    for (String name : section.combinations()) {
      int place = section.place(name);
      List<String> wanted = axes.get(place).wanted();
      if (!wanted.isEmpty()) {
        attributes.add(new Attribute(place, wanted));
      }
    }
    // With many categories first, few combinations are left behind each attribute.
    attributes.sort(
        Comparator.<Attribute>comparingInt(each -> -each.wanted().size())
            .thenComparingInt(Attribute::place));
    List<Integer> sizes = attributes.stream().map(each -> each.wanted().size()).toList();
    if (!PatternSpace.isPossible(sizes)) {
      throw ExitException.usage(
          "The dimensions under representativeness.combinations have too many categories together: %s (expected: a product of at most 2^62). Name fewer dimensions."
              .formatted(sizes));
    }
    return attributes.isEmpty()
        ? Result.NONE
        : new PatternSearch(axes, attributes, section.minimumPerCombination()).run(strata);
  }

  private Result run(Dataset<Row> strata) {
    Dataset<Row> packed =
        strata
            .select(col(Strata.CATEGORIES), col(Strata.CONTENTS))
            .mapPartitions(new Pack(attributes), Encoders.row(PACKED));
    List<Integer> sizes = attributes.stream().map(each -> each.wanted().size()).toList();
    List<Row> rows =
        packed
            .repartition(1)
            .mapPartitions(new Search(sizes, minimum), Encoders.row(FOUND))
            .collectAsList();
    if (rows.size() == 1 && rows.get(0).getLong(2) == TOO_MANY) {
      throw ExitException.usage(
          "Combinations of the dimensions %s with at least %d items, or maximal ones with fewer: more than %,d (expected: at most that many). Raise representativeness.minimum-per-combination, or name fewer dimensions under representativeness.combinations."
              .formatted(
                  String.join(
                      ", ",
                      attributes.stream().map(each -> axes.get(each.place()).name()).toList()),
                  minimum,
                  UncoveredPatterns.MOST));
    }
    PatternSpace space = new PatternSpace(sizes);
    List<Missing> patterns = new ArrayList<>();
    for (Row row : rows) {
      patterns.add(new Missing(named(space, row.getLong(0)), row.getLong(1)));
    }
    return new Result(patterns, rows.isEmpty() ? 0 : rows.get(0).getLong(2));
  }

  private SortedMap<String, String> named(PatternSpace space, long pattern) {
    SortedMap<String, String> named = new TreeMap<>();
    for (int i = 0; i < attributes.size(); i++) {
      int digit = space.digit(pattern, i);
      if (digit != space.other(i)) {
        Attribute attribute = attributes.get(i);
        named.put(axes.get(attribute.place()).name(), attribute.wanted().get(digit));
      }
    }
    return named;
  }

  /** Strata as numbers. */
  private static final class Pack implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    private final List<Attribute> attributes;

    Pack(List<Attribute> attributes) {
      this.attributes = List.copyOf(attributes);
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      PatternSpace space =
          new PatternSpace(attributes.stream().map(each -> each.wanted().size()).toList());
      List<Map<String, Integer>> digits = new ArrayList<>();
      for (Attribute attribute : attributes) {
        Map<String, Integer> places = new HashMap<>();
        attribute.wanted().forEach(category -> places.put(category, places.size()));
        digits.add(places);
      }
      int[] packed = new int[attributes.size()];
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return rows.hasNext();
        }

        @Override
        public Row next() {
          Row row = rows.next();
          List<String> categories = row.getList(0);
          for (int i = 0; i < packed.length; i++) {
            String category = categories.get(attributes.get(i).place());
            packed[i] =
                category == null
                    ? space.other(i)
                    : digits.get(i).getOrDefault(category, space.other(i));
          }
          return RowFactory.create(space.pack(packed), row.getLong(1));
        }
      };
    }
  }

  /** Searches the one partition. */
  private static final class Search implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    private final List<Integer> sizes;
    private final int minimum;

    Search(List<Integer> sizes, int minimum) {
      this.sizes = List.copyOf(sizes);
      this.minimum = minimum;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      Combinations combinations = new Combinations();
      while (rows.hasNext()) {
        Row row = rows.next();
        combinations.add(row.getLong(0), row.getLong(1));
      }
      List<Uncovered> found;
      try {
        found = UncoveredPatterns.find(new PatternSpace(sizes), combinations, minimum);
      } catch (TooManyPatternsException e) {
        // Thrown on, it would end as a failure of Spark, tried four times, and not as the user's.
        return List.of(RowFactory.create(0L, 0L, TOO_MANY)).iterator();
      }
      return found.stream()
          .limit(MOST)
          .map(each -> RowFactory.create(each.pattern(), each.count(), (long) found.size()))
          .iterator();
    }
  }
}
