package io.assay.jobs.representation;

import io.assay.rules.representation.language.TextLanguage;
import org.apache.spark.sql.api.java.UDF1;
import org.jspecify.annotations.Nullable;

/** {@link TextLanguage} as a function of a column; null for a text that is null. */
final class DetectedLanguage implements UDF1<@Nullable String, @Nullable String> {
  private static final long serialVersionUID = 1L;

  private transient @Nullable TextLanguage language;

  @Override
  public @Nullable String call(@Nullable String text) {
    if (text == null) {
      return null;
    }
    if (language == null) {
      language = new TextLanguage();
    }
    return language.of(text);
  }
}
