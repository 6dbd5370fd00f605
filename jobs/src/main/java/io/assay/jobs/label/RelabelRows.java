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
            (part, parameters) -> queue(part, parameters, crowd, confidences, budget),
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

  private static RelabelQueue queue(
      LabelPartition part,
      Parameters parameters,
      double[][] crowd,
      double[] confidences,
      int budget) {
    RelabelQueue queue = new RelabelQueue(budget);
    PackedVotes votes = part.counting();
    ItemPosterior posterior = new ItemPosterior(votes, parameters);
    int answers = crowd.length > MANY_CLASSES ? 1 : MOST_ANSWERS;
    for (int item = 0; item < votes.items(); item++) {
      double[] classes = calibrated(posterior.of(item), votes, item, confidences);
      // A later answer never tells more than the first.
      if (queue.couldTake(VoteGain.gains(classes, crowd, 1)[0])) {
        queue.add(part.items()[item].id.toString(), VoteGain.gains(classes, crowd, answers));
      }
    }
    return queue;
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
  private static double[][] crowd(LabelEstimate estimate) {
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
