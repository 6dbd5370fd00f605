package io.assay.jobs.metric;

import com.amazon.deequ.analyzers.Analysis;
import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.Completeness;
import com.amazon.deequ.analyzers.Compliance;
import com.amazon.deequ.analyzers.CountDistinct;
import com.amazon.deequ.analyzers.FrequenciesAndNumRows;
import com.amazon.deequ.analyzers.InMemoryStateProvider;
import com.amazon.deequ.analyzers.Maximum;
import com.amazon.deequ.analyzers.Minimum;
import com.amazon.deequ.analyzers.NumMatches;
import com.amazon.deequ.analyzers.NumMatchesAndCount;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.analyzers.State;
import com.amazon.deequ.analyzers.Uniqueness;
import com.amazon.deequ.analyzers.runners.AnalysisRunner;
import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import com.amazon.deequ.metrics.DoubleMetric;
import com.amazon.deequ.metrics.Metric;
import io.assay.rules.decision.Fraction;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.JavaConverters;

/**
 * Hides Deequ and its Scala types. Shares are taken from Deequ's states, which hold whole counts,
 * not from its metrics, which are doubles.
 */
final class DeequAnalysis {
  private DeequAnalysis() {}

  /** The measures that have a value. */
  static Map<Measure, Fraction> run(Dataset<Row> rows, List<Measure> measures) {
    if (measures.isEmpty()) {
      return Map.of();
    }
    Map<Measure, Analyzer<?, Metric<?>>> analyzers = new LinkedHashMap<>();
    analyzers.put(Measure.size(), analyzer(Measure.size())); // What uniqueness is a share of.
    measures.forEach(measure -> analyzers.put(measure, analyzer(measure)));
    InMemoryStateProvider states = new InMemoryStateProvider();
    AnalyzerContext context =
        AnalysisRunner.run(
            rows,
            new Analysis(JavaConverters.asScalaBuffer(List.copyOf(analyzers.values())).toList()),
            Option.empty(),
            Option.apply(states),
            StorageLevel.MEMORY_AND_DISK());
    Reported reported = new Reported(states, context);
    Map<Measure, Fraction> values = new HashMap<>();
    analyzers.forEach(
        (measure, analyzer) -> {
          Fraction value = reported.value(measure, analyzer);
          if (value != null) {
            values.put(measure, value);
          }
        });
    return values;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // Deequ's type parameters do not fit Java's.
  private static Analyzer<?, Metric<?>> analyzer(Measure measure) {
    Option<String> everywhere = Option.empty();
    String column = measure.column();
    Analyzer analyzer =
        switch (measure.metric()) {
          case SIZE -> new Size(everywhere);
          case COMPLETENESS -> new Completeness(column, everywhere, Option.empty());
          case UNIQUENESS -> Uniqueness.apply(column);
          case DISTINCT_COUNT -> CountDistinct.apply(column);
          case COMPLIANCE ->
              new Compliance(
                  column,
                  "coalesce(" + column + ", false)",
                  everywhere,
                  JavaConverters.asScalaBuffer(List.of(column)).toList(),
                  Option.empty());
          case MINIMUM -> new Minimum(column, everywhere, Option.empty());
          case MAXIMUM -> new Maximum(column, everywhere, Option.empty());
          default ->
              throw new IllegalArgumentException(
                  "metric: " + measure.metric().key() + " (expected: one of the set's rows)");
        };
    return analyzer;
  }

  /**
   * What a run of Deequ came to.
   *
   * @param states whole counts
   * @param context metrics as doubles
   */
  private record Reported(InMemoryStateProvider states, AnalyzerContext context) {

    @Nullable Fraction value(Measure measure, Analyzer<?, Metric<?>> analyzer) {
      State<?> state = state(analyzer);
      if (state instanceof NumMatches matches) {
        return Fraction.of(matches.numMatches(), 1);
      }
      if (state instanceof NumMatchesAndCount matches) {
        return Fraction.share(matches.numMatches(), matches.count());
      }
      double number = number(analyzer);
      return switch (measure.metric()) {
        case UNIQUENESS -> Fraction.share(unique(state, number), size());
        case DISTINCT_COUNT -> Double.isNaN(number) ? Fraction.ZERO : Fraction.ofReported(number);
        default -> Fraction.ofReported(number);
      };
    }

    /**
     * Deequ's share is of the rows that have a value. A whole number below 2^53 divided by another
     * and multiplied again rounds to itself.
     */
    private static long unique(@Nullable State<?> state, double share) {
      return state instanceof FrequenciesAndNumRows found && !Double.isNaN(share)
          ? Math.round(share * found.numRows())
          : 0;
    }

    private long size() {
      return state(analyzer(Measure.size())) instanceof NumMatches matches
          ? matches.numMatches()
          : 0;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // As below.
    private @Nullable State<?> state(Analyzer<?, Metric<?>> analyzer) {
      Option<State<?>> state = states.load((Analyzer) analyzer);
      return state.isDefined() ? state.get() : null;
    }

    /** NaN where Deequ reports a failure, as on an empty set. */
    private double number(Analyzer<?, Metric<?>> analyzer) {
      Option<Metric<?>> metric = context.metric(analyzer);
      if (metric.isEmpty() || !(metric.get() instanceof DoubleMetric found)) {
        return Double.NaN;
      }
      return found.value().isSuccess() ? (Double) found.value().get() : Double.NaN;
    }
  }
}
