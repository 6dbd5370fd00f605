package io.assay.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scala.collection.JavaConverters;

class RemainderTest {
  @Test
  void tellsAMissingValueFromEveryText() {
    assertThat(of(null, "x")).isNotEqualTo(of("null", "x")).isNotEqualTo(of("", "x"));
    assertThat(of("x", null)).isNotEqualTo(of("x", "null")).isNotEqualTo(of("x", ""));
    assertThat(of(null, "x")).isNotEqualTo(of("x", null));
  }

  private static String of(@Nullable String licence, @Nullable String source) {
    return new Remainder()
        .call(
            JavaConverters.mapAsScalaMap(Map.of("stars", "5")),
            Timestamp.from(Instant.EPOCH),
            licence,
            source);
  }
}
