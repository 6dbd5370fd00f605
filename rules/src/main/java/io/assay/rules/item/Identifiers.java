package io.assay.rules.item;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ids of items and handles of people: bounded and printable, since they become keys, file names and
 * lines of reports.
 */
final class Identifiers {

  /** Longest id or handle in bytes of UTF-8. */
  static final int MAX_BYTES = 512;

  /** Most contributors of one item. */
  static final int MAX_CONTRIBUTORS = 100;

  private Identifiers() {}

  /** The id that a contributor gives an item: one that is not given here. */
  static String mapped(String field, @Nullable String text) throws Defect {
    String id = id(field, text, Reason.MISSING_ID);
    if (id.startsWith(Item.FOREIGN_ID)) {
      throw Defect.of(
          Reason.BAD_ID,
          field,
          id,
          "no \"" + Item.FOREIGN_ID + "\" in front, which ids given by the dataset have");
    }
    return id;
  }

  /** The id exactly as delivered. */
  static String id(String field, @Nullable String text, Reason missing) throws Defect {
    if (text == null || text.isBlank()) {
      throw Defect.missing(missing, field);
    }
    if (isTooLong(text)) {
      throw Defect.of(Reason.ID_TOO_LONG, field, text, "at most " + MAX_BYTES + " bytes");
    }
    if (hasControl(text)) {
      throw Defect.of(Reason.BAD_ID, field, text, "no control characters");
    }
    return text;
  }

  /** One trimmed handle. */
  static String handle(String field, @Nullable String text, Reason missing) throws Defect {
    if (text == null || text.isBlank()) {
      throw Defect.missing(missing, field);
    }
    String handle = text.strip();
    if (isTooLong(handle) || hasControl(handle)) {
      throw Defect.of(
          Reason.BAD_HANDLE,
          field,
          handle,
          "at most " + MAX_BYTES + " bytes, no control characters");
    }
    return handle;
  }

  /** The distinct handles between separators, in order, at least one; empty ones are dropped. */
  static List<String> handles(String field, @Nullable String text, @Nullable String separator)
      throws Defect {
    if (separator == null || text == null) {
      return List.of(handle(field, text, Reason.MISSING_CONTRIBUTOR));
    }
    Set<String> handles = new LinkedHashSet<>();
    int start = 0;
    while (start <= text.length()) {
      int end = text.indexOf(separator, start);
      String part = text.substring(start, end < 0 ? text.length() : end);
      if (!part.isBlank()) {
        handles.add(handle(field, part, Reason.MISSING_CONTRIBUTOR));
      }
      if (handles.size() > MAX_CONTRIBUTORS) {
        throw Defect.of(
            Reason.TOO_MANY_CONTRIBUTORS,
            field,
            text,
            "at most " + MAX_CONTRIBUTORS + " contributors");
      }
      start = end < 0 ? text.length() + 1 : end + separator.length();
    }
    if (handles.isEmpty()) {
      throw Defect.missing(Reason.MISSING_CONTRIBUTOR, field);
    }
    return List.copyOf(handles);
  }

  private static boolean isTooLong(String text) {
    return text.length() > MAX_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
  }

  private static boolean hasControl(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }
}
