package io.assay.jobs.label;

import io.assay.rules.label.number.PackedNumbers;
import io.assay.rules.label.vote.Repetition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The answers to one item before it is known which of them count. */
final class NumberAnswers {

  /**
   * In the order in which votes for words count: by batch, then by time, and of two that are equal
   * in both the lower number is the later one.
   */
  private static final Comparator<Given> OLDEST_FIRST =
      Comparator.comparingInt(Given::annotator)
          .thenComparingInt(Given::delivery)
          .thenComparingLong(Given::time)
          .thenComparing(Comparator.comparingLong(Given::steps).reversed());

  private final List<Given> given = new ArrayList<>(4);

  /** An answer of an annotator. */
  record Given(int annotator, long steps, int delivery, long time) {}

  void add(Given answer) {
    given.add(answer);
  }

  List<PackedNumbers.Answer> counting(Repetition repetition) {
    given.sort(OLDEST_FIRST);
    List<PackedNumbers.Answer> counting = new ArrayList<>(given.size());
    for (int answer = 0; answer < given.size(); answer++) {
      boolean counts =
          switch (repetition) {
            case ALL -> true;
            case FIRST -> isOfAnother(answer, answer - 1);
            case LAST -> isOfAnother(answer, answer + 1);
          };
      if (counts) {
        counting.add(
            new PackedNumbers.Answer(given.get(answer).annotator(), given.get(answer).steps()));
      }
    }
    return counting;
  }

  private boolean isOfAnother(int answer, int neighbour) {
    return neighbour < 0
        || neighbour >= given.size()
        || given.get(neighbour).annotator() != given.get(answer).annotator();
  }
}
