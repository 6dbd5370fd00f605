package io.assay.rules.charter.yaml;

import java.util.List;
import java.util.stream.IntStream;

/** A value with the path that leads to it, able to say what is wrong with it. */
public record Value(Tree tree, String path) {

  private static final String ROOT = "charter";

  /** The root of a document. */
  public static Value root(Tree tree) {
    return new Value(tree, "");
  }

  /** The key or position under which the value stands; empty for the root. */
  public String name() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** The member of a mapping that is known to have it. */
  public Value member(String key) {
    Tree child = ((Tree.Mapping) tree).members().get(key);
    if (child == null) {
      throw new IllegalArgumentException("key: " + key + " (expected: a key that is present)");
    }
    return new Value(child, join(key));
  }

  /** Whether the value is a mapping with this key. */
  public boolean has(String key) {
    return tree instanceof Tree.Mapping mapping && mapping.members().containsKey(key);
  }

  /** The element of a sequence that is known to have it. */
  public Value element(int index) {
    return new Value(((Tree.Sequence) tree).elements().get(index), join(Integer.toString(index)));
  }

  /** All elements of a value that is known to be a sequence. */
  public List<Value> elements() {
    return IntStream.range(0, ((Tree.Sequence) tree).elements().size())
        .mapToObj(this::element)
        .toList();
  }

  /** This value is not what it should be. */
  public Defect wrong(String expected, String advice) {
    return wrong(Shown.value(tree), expected, advice);
  }

  /** This value is not what it should be, for a reason that the value alone does not show. */
  public Defect wrong(String found, String expected, String advice) {
    return new Defect(tree.place(), shownPath(), new Defect.Finding(found, expected, advice));
  }

  /** Something is wrong with a key that this mapping has or should have. */
  public Defect wrongKey(String key, Defect.Finding finding) {
    Tree child = tree instanceof Tree.Mapping mapping ? mapping.members().get(key) : null;
    return new Defect((child == null ? tree : child).place(), Shown.path(join(key)), finding);
  }

  /** The path as messages show it; {@code charter} for the root. */
  public String shownPath() {
    return path.isEmpty() ? ROOT : Shown.path(path);
  }

  private String join(String step) {
    return path.isEmpty() ? step : path + "." + step;
  }
}
