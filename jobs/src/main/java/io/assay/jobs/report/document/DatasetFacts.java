package io.assay.jobs.report.document;

import io.assay.rules.charter.Charter;
import io.assay.rules.charter.JointTarget;
import io.assay.rules.representation.Measured;
import io.assay.rules.representation.Weighting;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the dataset as it stands after its last batch that counts.
 *
 * @param charter the effective charter
 * @param batches that count, in order of opening; at least one
 * @param size contents in the accepted dataset
 * @param gates of the last of these batches
 * @param shares of the accepted dataset by category, as that batch counted them
 * @param distances how far it is from the declared population, and who brought it
 * @param gaps what is missing from it, the largest first
 * @param submitted when its items were submitted, first and last; null if nothing was delivered
 * @param labels how good its labels are; null without labels
 * @param anchor what the chain holds of the last batch; null before it does
 * @param chain where the contracts are
 * @param tables the data files that hold it
 */
public record DatasetFacts(
    Charter charter,
    Fact<List<Batch>> batches,
    Fact<Long> size,
    Fact<List<Gate>> gates,
    Fact<List<Share>> shares,
    Fact<List<Distance>> distances,
    Fact<List<Missing>> gaps,
    @Nullable Fact<List<Instant>> submitted,
    @Nullable Fact<Labels> labels,
    @Nullable Fact<Anchor> anchor,
    Chain chain,
    List<Table> tables) {

  /** Checks that there is something to describe. */
  public DatasetFacts {
    if (batches.value().isEmpty()) {
      throw new IllegalArgumentException("batches: none (expected: at least one)");
    }
    tables = List.copyOf(tables);
  }

  /** The batch that the dataset stands after. */
  Fact<Batch> last() {
    return new Fact<>(
        batches.value().get(batches.value().size() - 1),
        batches.origins().stream()
            .map(origin -> origin.ofBatch(batches.value().get(batches.value().size() - 1).id()))
            .toList());
  }

  /**
   * A batch that counts.
   *
   * @param decided when the run that judged it had done so; null where that is not recorded
   * @param delivered records that ingest received
   * @param unreadable of these, records in quarantine
   * @param accepted verdicts that accept
   * @param held verdicts that reject or ask for review
   */
  public record Batch(
      String id,
      int attempt,
      Instant asOf,
      @Nullable Instant decided,
      long delivered,
      long unreadable,
      long accepted,
      long held) {}

  /**
   * A gate with what was measured.
   *
   * @param fraction exactly what is compared with the bound, or null when there is none
   * @param outcome {@code pass}, {@code warn}, {@code fail} or {@code unmeasured}
   * @param judgedBy of what that is: {@code value}, or the {@code lower} or {@code upper} end of
   *     the interval of what was measured
   * @param measured measured value, or null when there is none
   */
  public record Gate(
      String id,
      String metric,
      String scope,
      @Nullable String fraction,
      String bound,
      String outcome,
      String detail,
      String judgedBy,
      @Nullable Double measured) {

    /** Whether an end of an interval is compared with the bound. */
    boolean isJudgedByEnd() {
      return !judgedBy.equals("value");
    }

    /** What was measured; never an end of its interval. */
    String measuredWords() {
      Double of = measured;
      return isJudgedByEnd()
          ? of == null ? "no value" : Wording.figure(of)
          : Wording.figure(fraction);
    }

    /** What was measured, and beside it what was compared with the bound if that is another. */
    String words() {
      return isJudgedByEnd() && fraction != null
          ? "%s, judged by %s, the %s end of its interval"
              .formatted(measuredWords(), Wording.figure(fraction), judgedBy)
          : measuredWords();
    }
  }

  /**
   * A category of a dimension in the accepted dataset.
   *
   * @param category null for items without a value
   * @param target declared share, or null
   * @param interval of the share; null where none was computed
   * @param weighted interval of its share of all weight; null where none was computed
   */
  public record Share(
      String dimension,
      @Nullable String category,
      long observed,
      long total,
      @Nullable BigDecimal target,
      @Nullable Interval interval,
      @Nullable Interval weighted) {}

  /**
   * An interval that holds a share with 95 % confidence.
   *
   * @param byChance probability of a deviation as large by chance, for all tests of the dataset
   *     together; null where nothing was tested
   */
  public record Interval(double lower, double upper, @Nullable Double byChance) {}

  /**
   * A measure of the dataset with its interval of 95 %.
   *
   * @param subject dimension, or several joined, or {@code *} for the dataset as a whole
   * @param against what it is compared with, as the table {@code measures} names it
   * @param weighting by what items count, as the table names it
   * @param measure as the table names it
   */
  public record Distance(
      String subject,
      String against,
      String weighting,
      String measure,
      double value,
      double lower,
      double upper) {

    /** Whether it is about several dimensions together. */
    boolean isOfSeveral() {
      return !subject.equals(Measured.WHOLE) && subject.contains(JointTarget.JOINER);
    }

    /** Whether each item counts for its weight. */
    boolean isWeighted() {
      return weighting.equals(Weighting.WEIGHT.key());
    }
  }

  /**
   * A gap.
   *
   * @param kind {@code share}, {@code combination} or {@code stale}, as the table {@code gaps} has
   *     it
   * @param dimension or several joined by {@code *}
   * @param category or several joined by {@code *}
   * @param missing further items needed; null if no number is enough
   */
  public record Missing(
      String kind,
      String dimension,
      @Nullable String category,
      long observed,
      @Nullable Long missing) {}

  /**
   * How labels came about.
   *
   * @param alpha Krippendorff's alpha of all votes, or null
   * @param explained how right the labels are, in a sentence
   * @param isContradicted whether gold speaks against the votes
   */
  public record Labels(
      String method,
      long votes,
      long annotators,
      @Nullable Double alpha,
      String explained,
      boolean isContradicted) {}

  /**
   * What the chain holds of a batch.
   *
   * @param number of the batch on chain
   */
  public record Anchor(
      String batchId, long number, String transaction, String validatedRoot, String evidenceHash) {}

  /** Where the contracts are. */
  public record Chain(long id, String registry) {}

  /**
   * The data files of one table.
   *
   * @param version Delta version at which these are the live ones
   * @param columns in stored order
   */
  public record Table(String name, long version, List<Column> columns, List<DataFile> files) {
    /** Copies. */
    public Table {
      columns = List.copyOf(columns);
      files = List.copyOf(files);
    }

    Origin origin() {
      return Origin.table(name, version);
    }
  }

  /**
   * A column.
   *
   * @param type as Delta writes it: {@code string}, {@code long}, {@code array<string>}, …
   */
  public record Column(String name, String type) {}

  /**
   * A data file.
   *
   * @param path below the table's directory
   * @param sha256 hex
   */
  public record DataFile(String path, long bytes, String sha256) {}
}
