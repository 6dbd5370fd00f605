package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.assay.jobs.exit.ExitCode;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.spark.SharedSpark;
import io.assay.rules.charter.CharterException;
import io.assay.rules.charter.CharterParser;
import io.assay.rules.item.IntakeException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.function.ForeachFunction;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("spark")
@ExtendWith(SharedSpark.class)
class FailuresTest {

  @Test
  void whatATaskSaysToTheUserDecides(SparkSession spark) {
    Throwable aborted =
        catchThrowable(
            () ->
                spark
                    .range(1)
                    .foreach(
                        (ForeachFunction<Long>)
                            row -> {
                              throw new IOException(IntakeException.changed("a.csv"));
                            }));

    assertThat(aborted).isInstanceOf(SparkException.class);
    assertThat(Failures.of(aborted))
        .isEqualTo(
            new Failures.Ending(
                ExitCode.USAGE,
                "Cannot read a.csv: it changed while it was read. Put the delivered file back and run again, or add --replace."));
  }

  @Test
  void whatTheStorageFoundIsSaidAndNotWhatWasBeingWritten() {
    Throwable wrapped =
        new SparkException(
            "Job aborted.",
            new IOException(
                "can not write FileMetaData(version:1, schema:[…])",
                new IOException("No space left on device")));

    assertThat(Failures.of(wrapped).message())
        .containsIgnoringCase("no space left on device")
        .doesNotContain("FileMetaData");
  }

  @Test
  void whatSpeaksToTheUserGoesBeforeTheStorageAroundIt() {
    Throwable charter =
        catchThrowable(() -> CharterParser.parse("charter.yaml", "charter: 2", Map.of()));
    assertThat(charter).isInstanceOf(CharterException.class);
    RuntimeException conflict = ExitException.conflict("Somebody else was first.");

    for (Throwable told : List.of(charter, conflict)) {
      Throwable wrapped =
          new SparkException("Job aborted.", new IOException("a task failed", told));
      assertThat(Failures.of(wrapped).message()).isEqualTo(told.getMessage());
    }
    assertThat(Failures.of(new IOException(conflict)).code()).isEqualTo(ExitCode.CONFLICT);
    assertThat(Failures.of(new SparkException("Job aborted.", new IOException("cut"))).message())
        .startsWith("Cannot read or write: cut.");
  }
}
