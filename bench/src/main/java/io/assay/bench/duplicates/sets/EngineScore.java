package io.assay.bench.duplicates.sets;

import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.charter.NearDuplicates;
import io.assay.rules.dedupe.Normalisation;
import io.assay.rules.dedupe.similarity.NearRule;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * What the engine says of each pair under a setting: near duplicates by its rule, or content that
 * is equal once normalised.
 */
final class EngineScore {
  private EngineScore() {}

  static Score of(Path charter, LabelledSet set, Setting setting) {
    DuplicatesSection section = setting.in(charter, set.fields());
    long[][] sets = setting.sets(charter, set);
    long[][] digests = digests(section, set);
    NearDuplicates near = section.near();
    NearRule rule = near == null ? null : NearRule.of(near);
    long[] said = new long[2];
    set.comparisons()
        .forEach(
            List.of(sets, digests),
            (one, other, matches, shared) -> {
              boolean alike =
                  rule != null
                      && shared[0] > 0
                      && rule.similarity().accepts(sets[one], sets[other]);
              if (alike || shared[1] > 0) {
                said[matches ? 1 : 0]++;
              }
            });
    return new Score(said[1], said[0], set.comparisons().matches() - said[1]);
  }

  /** As a set of one element, the beginning of the digest that equal contents share. */
  private static long[][] digests(DuplicatesSection section, LabelledSet set) {
    Normalisation normalisation = Normalisation.of(section.normalise());
    return set.records().stream()
        .map(record -> new long[] {ByteBuffer.wrap(normalisation.digest(record)).getLong()})
        .toArray(long[][]::new);
  }
}
