package io.assay.jobs.report.document;

import io.assay.jobs.report.document.DatasetFacts.Share;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The languages of the accepted items, where a dimension called {@code language} counts them. */
final class Languages {
  private static final String DIMENSION = "language";
  private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

  private Languages() {}

  /** Those that at least one item has, as BCP 47 tags, sorted; null if none is known. */
  static @Nullable Fact<List<String>> of(DatasetFacts facts) {
    Fact<List<String>> tags =
        facts
            .shares()
            .map(
                shares ->
                    shares.stream()
                        .filter(share -> share.dimension().equals(DIMENSION))
                        .filter(share -> share.observed() > 0)
                        .map(Share::category)
                        .filter(Objects::nonNull)
                        .filter(category -> TAG.matcher(category).matches())
                        .sorted()
                        .toList());
    return tags.value().isEmpty() ? null : tags;
  }
}
