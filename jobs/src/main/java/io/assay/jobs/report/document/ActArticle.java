package io.assay.jobs.report.document;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One requirement of Article 10 of Regulation (EU) 2024/1689 with what the warehouse has to show
 * for it.
 *
 * @param paragraph as it is cited: {@code 10(2)(f)}
 * @param asks what it asks for, in short
 * @param evidence what was measured or declared; may be empty
 * @param gap what is left open
 */
record ActArticle(String paragraph, String asks, List<Evidence> evidence, String gap) {

  ActArticle {
    evidence = List.copyOf(evidence);
  }

  /**
   * One piece of evidence.
   *
   * @param words what it says
   * @param origins where it can be looked up
   * @param page name of the report page that shows it with its anchor, or null
   */
  record Evidence(String words, List<Origin> origins, @Nullable String page) {
    Evidence {
      origins = List.copyOf(origins);
    }

    Map<String, Object> json() {
      Map<String, Object> json = new java.util.TreeMap<>();
      json.put("says", words);
      json.put("from", origins.stream().map(Origin::json).toList());
      if (page != null) {
        json.put("page", page);
      }
      return json;
    }
  }

  Map<String, Object> json() {
    return Map.of(
        "paragraph", paragraph,
        "asks", asks,
        "evidence", evidence.stream().map(Evidence::json).toList(),
        "gap", gap);
  }
}
