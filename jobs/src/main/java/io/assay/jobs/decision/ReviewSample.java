package io.assay.jobs.decision;

import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.Verdicts;
import io.assay.lineage.provenance.DatasetKey;
import io.assay.lineage.provenance.ReviewDraw;
import io.assay.rules.charter.ReputationTerms;
import io.assay.rules.decision.ReasonCode;
import io.assay.rules.decision.Reputation;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Draws accepted rows for people to look at, at the rate that the past of their contributors sets;
 * of several contributors the one with the highest rate counts.
 */
final class ReviewSample implements UDF2<String, Seq<String>, Boolean> {
  private static final long serialVersionUID = 1L;

  private final ReviewDraw draw;
  private final Broadcast<Map<String, Long>> reviewed;
  private final long unknown;

  private ReviewSample(ReviewDraw draw, Broadcast<Map<String, Long>> reviewed, long unknown) {
    this.draw = draw;
    this.reviewed = reviewed;
    this.unknown = unknown;
  }

  /** The same rows, the drawn ones of the accepted held for review. */
  static Dataset<Row> held(StageContext context, ReputationTerms terms, Dataset<Row> judged) {
    Map<String, Long> reviewed = new HashMap<>();
    new Standing(context)
        .before()
        .forEach((person, past) -> reviewed.put(person, past.drawsReviewed(terms)));
    ReviewSample sample =
        new ReviewSample(
            new ReviewDraw(
                DatasetKey.load(context.warehouse().datasetKey()), context.batch().key().batchId()),
            JavaSparkContext.fromSparkContext(context.spark().sparkContext()).broadcast(reviewed),
            Reputation.NEW.drawsReviewed(terms));
    Column isDrawn =
        udf(sample, DataTypes.BooleanType).apply(col(ITEM_ID), col(Verdicts.CONTRIBUTORS));
    return RejectionHold.held(judged, isDrawn, ReasonCode.CONTRIBUTOR_SAMPLED);
  }

  @Override
  public Boolean call(String itemId, Seq<String> contributors) {
    long most = 0;
    for (String contributor : JavaConverters.asJavaIterable(contributors)) {
      most = Math.max(most, reviewed.value().getOrDefault(contributor, unknown));
    }
    return draw.of(itemId) < most;
  }
}
