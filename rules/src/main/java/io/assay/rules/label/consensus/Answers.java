package io.assay.rules.label.consensus;

/** Expected answers in votes, by annotator, class of the item and label, read from counts. */
final class Answers {
  private final int annotators;
  private final int classes;
  private final double[] votes;

  private Answers(int annotators, int classes, double[] votes) {
    this.annotators = annotators;
    this.classes = classes;
    this.votes = votes;
  }

  /** No answers yet. */
  static Answers none(int annotators, int classes) {
    return new Answers(annotators, classes, new double[annotators * classes * classes]);
  }

  /** The answers to items of one kind. */
  static Answers of(CountLayout layout, long[] counts, int kind) {
    Answers answers = none(layout.annotators(), layout.classes());
    for (int annotator = 0; annotator < layout.annotators(); annotator++) {
      for (int truth = 0; truth < layout.classes(); truth++) {
        for (int label = 0; label < layout.classes(); label++) {
          int code = annotator * layout.classes() + label;
          long count = counts[layout.votes(code) + kind * layout.classes() + truth];
          answers.add(annotator, truth, label, count / (double) FixedPoint.VOTE);
        }
      }
    }
    return answers;
  }

  int annotators() {
    return annotators;
  }

  int classes() {
    return classes;
  }

  double get(int annotator, int truth, int label) {
    return votes[(annotator * classes + truth) * classes + label];
  }

  void add(int annotator, int truth, int label, double count) {
    votes[(annotator * classes + truth) * classes + label] += count;
  }

  /** Answers to items of one class. */
  double toClass(int annotator, int truth) {
    double sum = 0;
    for (int label = 0; label < classes; label++) {
      sum += get(annotator, truth, label);
    }
    return sum;
  }

  /** Answers of one annotator. */
  double of(int annotator) {
    double sum = 0;
    for (int truth = 0; truth < classes; truth++) {
      sum += toClass(annotator, truth);
    }
    return sum;
  }

  /** Answers of one annotator that name the item's class. */
  double right(int annotator) {
    double sum = 0;
    for (int truth = 0; truth < classes; truth++) {
      sum += get(annotator, truth, truth);
    }
    return sum;
  }

  /** Answers of all annotators, by class and label. */
  double[][] crowd() {
    double[][] crowd = new double[classes][classes];
    for (int annotator = 0; annotator < annotators; annotator++) {
      for (int truth = 0; truth < classes; truth++) {
        for (int label = 0; label < classes; label++) {
          crowd[truth][label] += get(annotator, truth, label);
        }
      }
    }
    return crowd;
  }
}
