package io.assay.jobs.dedupe;

import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.charter.NearDuplicates;
import io.assay.rules.dedupe.RecordShingles;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sets of the contents of one partition, by the compared ones among the content fields. */
final class ContentSets {
  /** Of one partition: 32 bytes each, and what a map needs. */
  private static final int MOST_REMEMBERED = 1 << 17;

  private final RecordShingles shingles;
  private final List<Integer> places = new ArrayList<>();
  private final Set<ByteBuffer> seen = new HashSet<>();

  ContentSets(DuplicatesSection section, List<String> fields) {
    shingles = new RecordShingles(section);
    NearDuplicates near = Objects.requireNonNull(section.near(), "near");
    near.fields().forEach(field -> places.add(fields.indexOf(field)));
  }

  /**
   * A {@link PackedSet}; null if a content with the same digest came before.
   *
   * @param digest null if each content shall have its set
   */
  byte @Nullable [] of(
      List<@Nullable String> texts, List<@Nullable String> normalised, byte @Nullable [] digest) {
    return digest == null || isFirst(digest)
        ? PackedSet.pack(shingles.of(compared(texts), compared(normalised)))
        : null;
  }

  private boolean isFirst(byte[] digest) {
    ByteBuffer key = ByteBuffer.wrap(digest);
    return seen.size() < MOST_REMEMBERED ? seen.add(key) : !seen.contains(key);
  }

  private List<@Nullable String> compared(List<@Nullable String> fields) {
    List<@Nullable String> compared = new ArrayList<>(places.size());
    places.forEach(place -> compared.add(fields.get(place)));
    return compared;
  }
}
