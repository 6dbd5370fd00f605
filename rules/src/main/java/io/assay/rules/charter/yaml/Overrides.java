package io.assay.rules.charter.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values given beside the file. A path names keys and list positions from 0, with dots between; a
 * key that contains a dot cannot be named. Keys that are missing are added, so that a misspelt one
 * is refused like one in the file; list elements are not.
 */
public final class Overrides {

  private static final int LONGEST_PATH = 500;

  private Overrides() {}

  /**
   * The tree with each value put in its place, in the order of the map.
   *
   * @param values path to YAML scalar or flow collection
   * @throws Defect if a path leads nowhere or a value is not readable
   */
  public static Tree apply(Tree root, Map<String, String> values) {
    Tree result = root;
    for (Map.Entry<String, String> entry : values.entrySet()) {
      String path = entry.getKey();
      if (path.length() > LONGEST_PATH) {
        throw new Defect(
            placeOf(Shown.path(path)),
            Shown.path(path),
            new Defect.Finding(
                path.length() + " characters", "at most " + LONGEST_PATH, "Check the path."));
      }
      Tree value = parse(path, entry.getValue());
      result = put(result, new Target(path, List.of(path.split("\\.", -1)), value), 0);
    }
    return result;
  }

  private record Target(String path, List<String> steps, Tree value) {

    Place place() {
      return value.place();
    }

    Defect leadsNowhere(String found, String expected) {
      return new Defect(
          place(),
          Shown.path(path),
          new Defect.Finding(
              found,
              expected,
              "Name a key and list positions with dots between: gates.0.at-least."));
    }
  }

  private static Tree parse(String path, String text) {
    String shownPath = Shown.path(path);
    try {
      Tree value = YamlReader.read(text.isBlank() ? "null" : text);
      boolean block =
          (value instanceof Tree.Mapping && !text.stripLeading().startsWith("{"))
              || (value instanceof Tree.Sequence && !text.stripLeading().startsWith("["));
      if (block) {
        throw new Defect(
            placeOf(shownPath),
            shownPath,
            new Defect.Finding(
                "a block collection", "a single value, [list] or {mapping}", "Use brackets."));
      }
      return moved(value, placeOf(shownPath));
    } catch (Defect e) {
      if (!e.place().override().isEmpty()) {
        throw e;
      }
      throw new Defect(
          placeOf(shownPath),
          shownPath,
          new Defect.Finding(
              '"' + Shown.text(text) + '"',
              "a YAML value",
              "Quote the value for the shell: --set 'key=\"text\"'."));
    }
  }

  private static Place placeOf(String shownPath) {
    return new Place(1, 1, shownPath);
  }

  private static Tree moved(Tree tree, Place place) {
    if (tree instanceof Tree.Mapping mapping) {
      Map<String, Tree> members = new LinkedHashMap<>();
      mapping.members().forEach((key, value) -> members.put(key, moved(value, place)));
      return new Tree.Mapping(place, members);
    }
    if (tree instanceof Tree.Sequence sequence) {
      return new Tree.Sequence(
          place, sequence.elements().stream().map(each -> moved(each, place)).toList());
    }
    Tree.Scalar scalar = (Tree.Scalar) tree;
    return new Tree.Scalar(place, scalar.type(), scalar.text());
  }

  private static Tree put(Tree tree, Target target, int depth) {
    if (depth == target.steps().size()) {
      return target.value();
    }
    String step = target.steps().get(depth);
    if (step.isEmpty()) {
      throw target.leadsNowhere("an empty step", "keys with dots between");
    }
    if (tree instanceof Tree.Mapping mapping) {
      Map<String, Tree> members = new LinkedHashMap<>(mapping.members());
      Tree child = members.getOrDefault(step, new Tree.Mapping(target.place(), Map.of()));
      members.put(step, put(child, target, depth + 1));
      return new Tree.Mapping(mapping.place(), members);
    }
    if (tree instanceof Tree.Sequence sequence) {
      List<Tree> elements = new ArrayList<>(sequence.elements());
      int index = index(step, elements.size(), target);
      elements.set(index, put(elements.get(index), target, depth + 1));
      return new Tree.Sequence(sequence.place(), elements);
    }
    throw target.leadsNowhere(
        "\"" + Shown.text(step) + "\" below a single value", "a path to a key of the charter");
  }

  private static int index(String step, int size, Target target) {
    if (step.matches("[0-9]{1,6}") && Integer.parseInt(step) < size) {
      return Integer.parseInt(step);
    }
    throw target.leadsNowhere(
        "position \"" + Shown.text(step) + "\"",
        size == 0 ? "no position, the list is empty" : "a position from 0 to " + (size - 1));
  }
}
