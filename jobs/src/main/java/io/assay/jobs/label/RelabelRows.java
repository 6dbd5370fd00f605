package io.assay.jobs.label;

import io.assay.rules.label.calibration.Strength;
import io.assay.rules.label.consensus.CountLayout;
import io.assay.rules.label.consensus.FixedPoint;
import io.assay.rules.label.consensus.ItemPosterior;
import io.assay.rules.label.consensus.Parameters;
import io.assay.rules.label.relabel.RelabelQueue;
import io.assay.rules.label.relabel.VoteGain;
import io.assay.rules.label.vote.PackedVotes;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Makes the rows of {@code relabel}: which answers are most worth asking for. */
final class RelabelRows {

  /** Work for an item is classes to this power. */
  private static final int MOST_ANSWERS = 3;

  private static final int MANY_CLASSES = 8;

  private RelabelRows() {}

  static List<Row> of(VotePartitions votes, LabelEstimate estimate) {
    int budget = votes.terms().relabelBudget();
    if (budget == 0) {
      return List.of();
    }
    double[][] crowd = crowd(estimate);
    double[] confidences = estimate.confidences();
    RelabelQueue queue =
        votes.under(
            estimate.fit().parameters(),
            (part, parameters) ->
                queue(
                    part.items(), List.of(new Gains(part, parameters, crowd, confidences)), budget),
            RelabelQueue::add);
    return of(queue);
  }

  /** The rows of a queue, in its order. */
  static List<Row> of(RelabelQueue queue) {
    List<Row> rows = new ArrayList<>();
    for (RelabelQueue.Request request : queue.requests()) {
      rows.add(
          RowFactory.create(
              request.item(), rows.size() + 1L, (long) request.vote(), request.gain()));
    }
    return rows;
  }

  /**
   * The queue of a partition.
   *
   * @param questions that an answer to an item answers
   */
  static RelabelQueue queue(JudgedItem[] items, List<Gains> questions, int budget) {
    RelabelQueue queue = new RelabelQueue(budget);
    for (int item = 0; item < items.length; item++) {
      // A later answer never tells more than the first.
      if (queue.couldTake(gains(questions, item, 1)[0])) {
        queue.add(items[item].id.toString(), gains(questions, item, MOST_ANSWERS));
      }
    }
    return queue;
  }

  private static double[] gains(List<Gains> questions, int item, int answers) {
    double[] sums = questions.get(0).of(item, answers);
    for (Gains question : questions.subList(1, questions.size())) {
      double[] gains = question.of(item, answers);
      for (int answer = 0; answer < sums.length; answer++) {
        sums[answer] += gains[answer];
      }
    }
    return sums;
  }

  /** What further answers to the items of a partition are expected to tell of one question. */
  static final class Gains {
    private final PackedVotes votes;
    private final ItemPosterior posterior;
    private final double[][] crowd;
    private final double[] confidences;

    Gains(LabelPartition part, Parameters parameters, double[][] crowd, double[] confidences) {
      this.votes = part.counting();
      this.posterior = new ItemPosterior(votes, parameters);
      this.crowd = crowd;
      this.confidences = confidences;
    }

    private double[] of(int item, int answers) {
      return VoteGain.gains(
          calibrated(posterior.of(item), votes, item, confidences),
          crowd,
          crowd.length > MANY_CLASSES ? 1 : answers);
    }
  }

  /** The best class with its confidence, and the others sharing the rest as the model says. */
  private static double[] calibrated(
      double[] classes, PackedVotes votes, int item, double[] confidences) {
    double[] calibrated = classes.clone();
    int best = ItemPosterior.best(classes);
    double confidence = confidences[Strength.of(votes, item, best, classes[best])];
    double rest = 1 - classes[best];
    for (int label = 0; label < calibrated.length; label++) {
      double share = rest > 0 ? classes[label] / rest : 1.0 / (classes.length - 1);
      calibrated[label] = label == best ? confidence : (1 - confidence) * share;
    }
    return calibrated;
  }

  /** Probability of each label by class, of an annotator drawn by their answers that count. */
  static double[][] crowd(LabelEstimate estimate) {
    CountLayout layout = estimate.fit().parameters().layout();
    int classes = layout.classes();
    double[][] crowd = new double[classes][classes];
    double[] all = new double[classes];
    for (int annotator = 0; annotator < layout.annotators(); annotator++) {
      for (int truth = 0; truth < classes; truth++) {
        for (int label = 0; label < classes; label++) {
          // One answer more for each, so that no label is impossible.
          double count = answers(layout, estimate.counts(), annotator, truth, label);
          crowd[truth][label] += count;
          all[truth] += count;
        }
      }
    }
    for (int truth = 0; truth < classes; truth++) {
      for (int label = 0; label < classes; label++) {
        crowd[truth][label] = (crowd[truth][label] + 1) / (all[truth] + classes);
      }
    }
    return crowd;
  }

  private static double answers(
      CountLayout layout, long[] counts, int annotator, int truth, int label) {
    double sum = 0;
    int first = layout.votes(annotator * layout.classes() + label);
    for (int state = truth; state < layout.states(); state += layout.classes()) {
      sum += counts[first + state];
    }
    return sum / FixedPoint.VOTE;
  }
}
