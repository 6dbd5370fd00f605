package io.assay.rules.charter;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the community says about how its data came to be. */
public record Documentation(
    @Nullable String collectionMethod,
    @Nullable String labellingGuidelines,
    List<String> knownLimitations)
    implements Serializable {

  public Documentation {
    knownLimitations = List.copyOf(knownLimitations);
  }
}
