package io.assay.rules.charter.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mapping whose keys have been checked against those it may have. */
public final class Section {

  private final Value value;
  private final Tree.Mapping mapping;

  private Section(Value value, Tree.Mapping mapping) {
    this.value = value;
    this.mapping = mapping;
  }

  /**
   * The value as a mapping with these keys.
   *
   * @throws Defect if it is no mapping, has a key that is not among them, lacks a required one, or
   *     breaks a group
   */
  static Section of(Value value, Keys keys) {
    if (!(value.tree() instanceof Tree.Mapping mapping)) {
      throw value.wrong(
          "a mapping with the keys " + String.join(", ", keys.names()),
          "Write one key a line, indented.");
    }
    Section section = new Section(value, mapping);
    section.refuseUnknown(keys.names());
    section.requireAll(keys);
    return section;
  }

  /** The value of a key that is required or has a fallback. */
  public <T> T get(Key<T> key) {
    if (mapping.members().containsKey(key.name())) {
      return key.kind().read(value.member(key.name()));
    }
    String fallback = key.fallback();
    if (fallback == null) {
      throw new IllegalArgumentException(
          "key: " + key.name() + " (expected: one that is required or has a fallback)");
    }
    return key.kind().read(Value.root(YamlReader.read(fallback)));
  }

  /** The value of a key, or null if it was left out. */
  public <T> @Nullable T find(Key<T> key) {
    return has(key) || key.fallback() != null ? get(key) : null;
  }

  /** Whether the key was written. */
  public boolean has(Key<?> key) {
    return mapping.members().containsKey(key.name());
  }

  /** The value under a key that was written, to say what is wrong with it. */
  public Value at(Key<?> key) {
    return value.member(key.name());
  }

  /** The whole mapping, to say what is wrong with it. */
  public Value value() {
    return value;
  }

  private void refuseUnknown(List<String> known) {
    for (String key : mapping.members().keySet()) {
      if (!known.contains(key)) {
        String nearest = Nearest.to(key, known);
        throw value.wrongKey(
            key,
            new Defect.Finding(
                "unknown key",
                "one of " + String.join(", ", known),
                nearest.isEmpty() ? "Remove it." : "Did you mean \"" + nearest + "\"?"));
      }
    }
  }

  private void requireAll(Keys keys) {
    for (Key<?> key : keys.keys()) {
      if (key.required() && !has(key)) {
        String where =
            value.path().isEmpty() ? "at the top level" : "under \"" + value.shownPath() + "\"";
        String advice = "Add \"" + key.name() + "\" " + where + ".";
        throw value.wrongKey(
            key.name(), new Defect.Finding("nothing", key.kind().expected(), advice));
      }
    }
    for (Keys.Group group : keys.groups()) {
      List<String> present = group.names().stream().filter(mapping.members()::containsKey).toList();
      if (!group.count().admits(present.size())) {
        String found = present.isEmpty() ? "none of them" : String.join(" and ", present);
        throw value.wrong(
            found, group.expected(), present.isEmpty() ? "Add one." : "Remove all but one.");
      }
    }
  }
}
