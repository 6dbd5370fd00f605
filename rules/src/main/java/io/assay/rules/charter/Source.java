package io.assay.rules.charter;

import java.io.Serializable;
import java.util.Objects;

/** Where a value of an item comes from. */
public sealed interface Source extends Serializable {

  /** A column of the input file, by its name in the header or its member name; compared exactly. */
  record Column(String name) implements Source {
    public Column {
      Objects.requireNonNull(name, "name");
    }
  }

  /** The same text for every item. */
  record Constant(String value) implements Source {
    public Constant {
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * An option given with the batch; the name is also that of the command-line option, without its
   * dashes.
   */
  record BatchOption(String name) implements Source {
    public BatchOption {
      Objects.requireNonNull(name, "name");
    }
  }
}
