package io.assay.jobs.report.content;

import java.util.Map;
import java.util.TreeMap;

/**
 * The beginning of an item's content.
 *
 * @param itemId the item
 * @param fields beginning of each content field, {@value #CHARACTERS} characters at most, which is
 *     more than a page shows, so that a cut is seen and what differs far down is found; empty where
 *     the content is not there
 */
public record Excerpt(String itemId, Map<String, String> fields) {
  /** Characters kept of each field. */
  public static final int CHARACTERS = 8000;

  /** Copies, sorted. */
  public Excerpt {
    fields = new TreeMap<>(fields);
  }
}
