package io.assay.lineage.merkle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@link ReasonsHash} of many verdicts. Most items share a few lists of reasons, so hashes are
 * remembered, a bounded number of them. Not thread-safe.
 */
public final class ReasonsHasher {
  private static final int MOST_REMEMBERED = 1024;

  private final Map<List<String>, Hash> known = new HashMap<>();

  /**
   * The hash for a verdict.
   *
   * @param supersededBatch the batch of the leaf that the verdict supersedes; null for a first one
   * @param supersededLeaf that leaf, in hexadecimal; null for a first one
   */
  public Hash of(
      List<String> reasons, @Nullable String supersededBatch, @Nullable String supersededLeaf) {
    if (supersededBatch != null && supersededLeaf != null) {
      return ReasonsHash.superseding(reasons, supersededBatch, Hash.ofHex(supersededLeaf));
    }
    Hash hash = known.get(reasons);
    if (hash == null) {
      hash = ReasonsHash.of(reasons);
      if (known.size() < MOST_REMEMBERED) {
        known.put(List.copyOf(reasons), hash);
      }
    }
    return hash;
  }
}
