package io.assay.rules.dedupe;

import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.charter.NearDuplicates;
import io.assay.rules.dedupe.boilerplate.Suggestion;
import io.assay.rules.dedupe.join.GreedyJoin;
import io.assay.rules.dedupe.join.TokenOrder;
import io.assay.rules.dedupe.similarity.NearRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a sample of records looks like to the duplicate stage: how many repeat others exactly or
 * nearly, how many have no shingles, and which texts many share whose rest differs. Records count
 * in the order given. Memory is {@link BoilerplateSample} and the sets of the sample. For one
 * thread.
 */
public final class DuplicateProfile {
  private final Normalisation normalisation;
  private final RecordShingles shingles;
  private final GreedyJoin join;
  private final BoilerplateSample sample;
  private final Set<String> digests = new HashSet<>();
  private final List<Integer> sizes = new ArrayList<>();
  private int records;
  private int exact;
  private int near;
  private int unshingled;

  /** For a section that has near duplicates. */
  public DuplicateProfile(DuplicatesSection section) {
    NearDuplicates rule = Objects.requireNonNull(section.near(), "near");
    normalisation = Normalisation.of(section.normalise());
    shingles = new RecordShingles(section);
    join = new GreedyJoin(NearRule.of(rule).similarity(), TokenOrder.byHash());
    sample = new BoilerplateSample(section);
  }

  /**
   * Adds a record.
   *
   * @param content all content fields in the charter's order; an absent one is null
   * @param compared those that are compared for near duplicates
   */
  public void add(
      List<@Nullable String> content, List<@Nullable String> compared, String contributor) {
    records++;
    if (!digests.add(Arrays.toString(normalisation.digest(content)))) {
      exact++;
      return;
    }
    long[] set = shingles.of(compared);
    if (set.length == 0) {
      unshingled++;
      return;
    }
    sizes.add(set.length);
    int number = sizes.size() - 1;
    near += join.offer(set) == number ? 0 : 1;
    sample.add(compared, contributor);
  }

  /**
   * What was found.
   *
   * @param records that were added
   * @param exact of them, those that repeat an earlier one after normalisation
   * @param near of the others, those that are near duplicates of an earlier one
   * @param unshingled of the others, those that are too short to be compared
   * @param medianShingles of those compared; 0 if there are none
   * @param suggestions texts to declare, perhaps
   */
  public record Result(
      int records,
      int exact,
      int near,
      int unshingled,
      int medianShingles,
      List<Suggestion> suggestions) {

    /** Copies. */
    public Result {
      suggestions = List.copyOf(suggestions);
    }
  }

  /** What the records added so far come to. */
  public Result result() {
    List<Integer> ascending = sizes.stream().sorted().toList();
    int median = ascending.isEmpty() ? 0 : ascending.get((ascending.size() - 1) / 2);
    return new Result(records, exact, near, unshingled, median, sample.suggestions());
  }
}
