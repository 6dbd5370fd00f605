package io.assay.jobs.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A value with where it comes from.
 *
 * @param origins at least one
 */
public record Fact<T>(T value, List<Origin> origins) {

  /** Checks presence and copies. */
  public Fact {
    Objects.requireNonNull(value, "value");
    origins = List.copyOf(origins);
    if (origins.isEmpty()) {
      throw new IllegalArgumentException("origins: none (expected: at least one)");
    }
  }

  /** A value from one place. */
  public static <T> Fact<T> of(T value, Origin origin) {
    return new Fact<>(value, List.of(origin));
  }

  /** What follows from the value, and so comes from the same place. */
  public <R> Fact<R> map(Function<T, R> function) {
    return new Fact<>(function.apply(value), origins);
  }

  /** The values of several facts, with the origins of all, each named once. */
  static <T> Fact<List<T>> all(List<Fact<T>> facts) {
    List<Origin> origins = new ArrayList<>();
    for (Fact<T> fact : facts) {
      for (Origin origin : fact.origins()) {
        if (!origins.contains(origin)) {
          origins.add(origin);
        }
      }
    }
    return new Fact<>(facts.stream().map(Fact::value).toList(), origins);
  }
}
