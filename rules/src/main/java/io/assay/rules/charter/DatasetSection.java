package io.assay.rules.charter;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the dataset is and is for.
 *
 * @param id {@code [a-z0-9-]{3,64}}; on chain its keccak-256
 * @param exclusions what must not be contributed, in words
 */
public record DatasetSection(
    String id,
    String name,
    String purpose,
    @Nullable String scope,
    List<String> exclusions,
    Documentation documentation,
    @Nullable String contact,
    Publication publication,
    Handling handling,
    Background background)
    implements Serializable {

  public DatasetSection {
    exclusions = List.copyOf(exclusions);
  }
}
