package io.assay.lineage.event;

import java.util.List;

/** What a run read and wrote, each in any order; events keep the order. */
public record Datasets(List<DatasetRef> inputs, List<DatasetRef> outputs) {
  public Datasets {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** Nothing known yet. */
  public static Datasets none() {
    return new Datasets(List.of(), List.of());
  }
}
