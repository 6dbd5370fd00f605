package io.assay.rules.charter.yaml;

import org.jspecify.annotations.Nullable;

/**
 * A key of a mapping.
 *
 * @param name kebab-case, with the unit in it
 * @param meaning one sentence without a full stop, for people and for editors
 * @param fallback the value in YAML that holds if the key is left out, or null
 */
public record Key<T>(
    String name, Kind<T> kind, String meaning, boolean required, @Nullable String fallback) {

  /** A key that must be there. */
  public static <T> Key<T> required(String name, Kind<T> kind, String meaning) {
    return new Key<>(name, kind, meaning, true, null);
  }

  /** A key that may be left out, which means that there is no such thing. */
  public static <T> Key<T> optional(String name, Kind<T> kind, String meaning) {
    return new Key<>(name, kind, meaning, false, null);
  }

  /** The same key with a value that holds if it is left out. */
  public Key<T> orElse(String yaml) {
    return new Key<>(name, kind, meaning, false, yaml);
  }
}
