package io.assay.bench.duplicates;

import io.assay.rules.charter.CharterParser;
import io.assay.rules.charter.DuplicatesSection;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a charter says under {@code duplicates.near}, put there by overrides as {@code --set} does.
 *
 * @param containment empty if there is none
 */
record NearSetting(String shingle, String jaccard, String containment) {

  static NearSetting of(String shingle, String jaccard) {
    return new NearSetting(shingle, jaccard, "");
  }

  NearSetting withContainment(String least) {
    return new NearSetting(shingle, jaccard, least);
  }

  /** The section of a charter under this setting. */
  DuplicatesSection in(Path charter) {
    Map<String, String> overrides = new LinkedHashMap<>();
    overrides.put("duplicates.near.shingle", shingle);
    overrides.put("duplicates.near.jaccard", jaccard);
    if (!containment.isEmpty()) {
      overrides.put("duplicates.near.containment", containment);
    }
    return Objects.requireNonNull(
        CharterParser.load(charter, overrides).duplicates(), "duplicates");
  }
}
