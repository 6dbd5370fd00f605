package io.assay.rules.charter.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML document as read: values with the place where they stand. Immutable. */
public sealed interface Tree {

  /** Where the value starts. */
  Place place();

  /** A mapping, in the order of the document. */
  record Mapping(Place place, Map<String, Tree> members) implements Tree {
    public Mapping {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  /** A sequence. */
  record Sequence(Place place, List<Tree> elements) implements Tree {
    public Sequence {
      elements = List.copyOf(elements);
    }
  }

  /** A scalar: the text of a string, or the notation of anything else. */
  record Scalar(Place place, ScalarType type, String text) implements Tree {}
}
