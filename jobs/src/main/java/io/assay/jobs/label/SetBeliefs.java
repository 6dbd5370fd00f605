package io.assay.jobs.label;

import io.assay.rules.label.consensus.Parameters;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * What the labels of a task of several follow from, wherever they are made.
 *
 * @param questions parameters and confidences of each, in their order
 * @param methods of each
 */
record SetBeliefs(Broadcast<ArrayList<LabelRows.Believed>> questions, List<String> methods)
    implements Serializable {
  private static final String SEVERAL = "several";

  /** Sends what was estimated. */
  static SetBeliefs of(JavaSparkContext spark, List<LabelEstimate> estimates) {
    ArrayList<LabelRows.Believed> believed = new ArrayList<>();
    for (LabelEstimate estimate : estimates) {
      believed.add(new LabelRows.Believed(estimate.fit().parameters(), estimate.confidences()));
    }
    return new SetBeliefs(
        spark.broadcast(believed),
        estimates.stream().map(estimate -> estimate.choice().method().key()).toList());
  }

  AskedPartition.Decisions decisions(AskedPartition part, SetTerms terms) {
    List<Parameters> parameters =
        questions.value().stream().map(LabelRows.Believed::parameters).toList();
    return part.decisions(parameters, terms.question().quorum());
  }

  /** Calibrated probability that an answer is right. */
  double confidence(AskedPartition.Decisions decisions, int item, int place, int answer) {
    return questions
        .value()
        .get(place)
        .confidences()[SetLabelRows.strength(decisions, item, place, answer)];
  }

  /** The method of all questions, or that they have several. */
  String method() {
    return methods.stream().distinct().count() == 1 ? methods.get(0) : SEVERAL;
  }
}
