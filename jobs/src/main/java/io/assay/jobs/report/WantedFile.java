package io.assay.jobs.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.jobs.report.content.Subject;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.CollectionSteps;
import io.assay.jobs.table.Gaps;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * What the dataset lacks, for machines: {@code wanted.json}. The table {@code gaps}, of which the
 * first {@value #MOST_GAPS} and the number of all, and the table {@code plan}, in their order; no
 * people, no contents.
 */
final class WantedFile {
  private static final String FORMAT = "assay-wanted-1";

  private static final int MOST_GAPS = 10_000;

  private WantedFile() {}

  static byte[] json(StageContext context, Subject subject) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("format", FORMAT);
    root.put("dataset", subject.dataset());
    root.put("batch", subject.key().batchId());
    root.put("as-of", subject.asOf().toString());
    root.put("charter", subject.charterHash());
    List<Row> all = ranked(context.tables().list(Gaps.TABLE, subject.key()), Gaps.RANK);
    root.put("gap-count", all.size());
    ArrayNode gaps = root.putArray("gaps");
    for (Row row : all.subList(0, Math.min(MOST_GAPS, all.size()))) {
      ObjectNode gap = gaps.addObject();
      gap.put("rank", row.<Long>getAs(Gaps.RANK));
      gap.put("kind", row.<String>getAs(Gaps.KIND));
      pattern(gap, row, Gaps.PATTERN);
      gap.put("observed", row.<Long>getAs(Gaps.OBSERVED));
      gap.put("missing", row.<Long>getAs(Gaps.MISSING));
    }
    ArrayNode plan = root.putArray("plan");
    for (Row row :
        ranked(context.tables().list(CollectionSteps.TABLE, subject.key()), CollectionSteps.RANK)) {
      ObjectNode step = plan.addObject();
      step.put("rank", row.<Long>getAs(CollectionSteps.RANK));
      pattern(step, row, CollectionSteps.PATTERN);
      step.put("records", row.<Long>getAs(CollectionSteps.RECORDS));
      ArrayNode closes = step.putArray("closes");
      row.<Long>getList(row.fieldIndex(CollectionSteps.CLOSES)).forEach(closes::add);
    }
    return (root.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void pattern(ObjectNode node, Row row, String column) {
    ObjectNode pattern = node.putObject("pattern");
    new TreeMap<>(row.<String, String>getJavaMap(row.fieldIndex(column)))
        .forEach((dimension, category) -> pattern.put(dimension, category));
  }

  private static List<Row> ranked(List<Row> rows, String rank) {
    List<Row> ranked = new ArrayList<>(rows);
    ranked.sort(Comparator.comparingLong(row -> row.<Long>getAs(rank)));
    return ranked;
  }
}
