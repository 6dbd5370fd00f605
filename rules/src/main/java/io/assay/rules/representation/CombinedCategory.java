package io.assay.rules.representation;

import io.assay.rules.charter.JointTarget;
import java.util.ArrayList;
import java.util.List;

/** One text for the categories of several dimensions: joined by *, which a backslash escapes. */
public final class CombinedCategory {
  private CombinedCategory() {}

  /** Joins them. */
  public static String of(List<String> categories) {
    return String.join(
        JointTarget.JOINER,
        categories.stream().map(each -> each.replace("\\", "\\\\").replace("*", "\\*")).toList());
  }

  /** Takes them apart again. */
  public static List<String> split(String combined) {
    List<String> categories = new ArrayList<>();
    StringBuilder category = new StringBuilder();
    for (int i = 0; i < combined.length(); i++) {
      char c = combined.charAt(i);
      if (c == '\\' && i + 1 < combined.length()) {
        category.append(combined.charAt(++i));
      } else if (c == '*') {
        categories.add(category.toString());
        category.setLength(0);
      } else {
        category.append(c);
      }
    }
    categories.add(category.toString());
    return categories;
  }
}
