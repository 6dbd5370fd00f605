package io.assay.rules.charter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A key that a charter may hold but that no stage honours yet. A run refuses it by name, since a
 * rule that is written and not applied is worse than none.
 *
 * @param key dotted path
 * @param reason what is missing
 */
public record Unsupported(String key, String reason) {

  private record Entry(String key, String reason, Predicate<Charter> present) {}

  /** All of them, in the order of the format. Remove the entry together with building the stage. */
  private static final List<Entry> ENTRIES =
      List.of(
          new Entry(
              "provenance.attestation",
              "statements of contributors are not verified yet; leave the section out or write none",
              c ->
                  c.provenance() != null
                      && c.provenance().attestation() == AttestationPolicy.REQUIRED),
          new Entry(
              "privacy", "no detector of personal data exists yet", c -> c.privacy() != null));

  static List<Unsupported> in(Charter charter) {
    List<Unsupported> found = new ArrayList<>();
    for (Entry entry : ENTRIES) {
      if (entry.present().test(charter)) {
        found.add(new Unsupported(entry.key(), entry.reason()));
      }
    }
    return found;
  }
}
