package io.assay.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.decision.Deliveries;
import io.assay.jobs.dedupe.DedupeStage;
import io.assay.jobs.report.content.TemplateText;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.Duplicates;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class TemplatesTest {
  private static final int RECORDS = 20;
  private static final String CHARTER =
      """
      duplicates:
        normalise: [case]
        near: { fields: [text], shingle: word-3, jaccard: 0.8 }
        boilerplate: [%s]
      """;

  @TempDir Path directory;

  /** The records whose contributors the suggestion is for are those that were removed. */
  @Test
  void suggestsWhatMadeNearDuplicatesOfRecordsWithPayloadsOfTheirOwn(SparkSession spark) {
    String template = words("w", 60);
    Deliveries commons = new Deliveries(spark, directory).charter(CHARTER.formatted(""));
    Deliveries.Rows rows = batch(commons, "b", template);
    assertThat(commons.rows(Duplicates.TABLE, "b")).hasSize(RECORDS - 1);

    List<TemplateText> found = Templates.in(rows.context());

    assertThat(found).extracting(TemplateText::text).containsExactly(template);
    commons.charter(CHARTER.formatted(found.get(0).text()));
    batch(commons, "c", template);
    assertThat(commons.rows(Duplicates.TABLE, "c")).isEmpty();
  }

  private static Deliveries.Rows batch(Deliveries commons, String id, String template) {
    Deliveries.Rows rows = commons.batch(id);
    for (int i = 0; i < RECORDS; i++) {
      rows.text(
          id + i,
          "new",
          template + " " + words(id + "x" + i + "x", 5),
          Instant.ofEpochSecond(i),
          "somebody " + i % 5);
    }
    new DedupeStage().run(rows.write());
    rows.judged();
    return rows;
  }

  private static String words(String stem, int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> stem + number)
        .collect(Collectors.joining(" "));
  }
}
