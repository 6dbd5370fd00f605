package io.assay.jobs.expression;

import java.util.Locale;
import org.apache.spark.sql.api.java.UDF1;
import org.jspecify.annotations.Nullable;

/** Upper and lower case without regard to the machine's locale, which Spark's own depends on. */
enum LetterCase implements UDF1<String, String> {
  LOWER {
    @Override
    String of(String text) {
      return text.toLowerCase(Locale.ROOT);
    }
  },
  UPPER {
    @Override
    String of(String text) {
      return text.toUpperCase(Locale.ROOT);
    }
  };

  abstract String of(String text);

  @Override
  public @Nullable String call(@Nullable String text) {
    return text == null ? null : of(text);
  }
}
