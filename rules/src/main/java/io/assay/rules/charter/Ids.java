package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names that may occur once in a list. */
final class Ids {

  private Ids() {}

  /**
   * The ids must differ.
   *
   * @param ids one for each element of the list, in its order
   * @param key under which an element has its id
   */
  static void requireDistinct(List<String> ids, String key, Value list) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < ids.size(); i++) {
      if (!seen.add(ids.get(i))) {
        Value element = list.element(i);
        Value at = element.has(key) ? element.member(key) : element;
        throw at.wrong(
            "\"" + ids.get(i) + "\" a second time",
            "each " + key + " once",
            "Give this one another " + key + ".");
      }
    }
  }
}
