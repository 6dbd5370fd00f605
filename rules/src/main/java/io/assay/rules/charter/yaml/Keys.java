package io.assay.rules.charter.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The keys that a mapping may have.
 *
 * @param groups keys of which exactly one, or at least one, must be there
 */
public record Keys(List<Key<?>> keys, List<Group> groups) {

  /** How many keys of a group are wanted. */
  public enum Count {
    EXACTLY_ONE("exactly one of"),
    AT_LEAST_ONE("at least one of");

    private final String words;

    Count(String words) {
      this.words = words;
    }

    boolean admits(long present) {
      return this == EXACTLY_ONE ? present == 1 : present >= 1;
    }
  }

  /** Keys that are optional each, but not together. */
  public record Group(Count count, List<String> names) {
    public Group {
      names = List.copyOf(names);
    }

    String expected() {
      return count.words + " " + String.join(", ", names);
    }
  }

  public Keys {
    keys = List.copyOf(keys);
    groups = List.copyOf(groups);
  }

  public static Keys of(Key<?>... keys) {
    return new Keys(List.of(keys), List.of());
  }

  /** The same keys, of which exactly one of these must be there. */
  public Keys exactlyOne(Key<?>... of) {
    return with(Count.EXACTLY_ONE, of);
  }

  /** The same keys, of which at least one of these must be there. */
  public Keys atLeastOne(Key<?>... of) {
    return with(Count.AT_LEAST_ONE, of);
  }

  List<String> names() {
    return keys.stream().map(Key::name).collect(Collectors.toList());
  }

  private Keys with(Count count, Key<?>... of) {
    List<Group> all = new ArrayList<>(groups);
    all.add(new Group(count, List.of(of).stream().<String>map(Key::name).toList()));
    return new Keys(keys, all);
  }
}
