package io.assay.lineage.merkle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.assay.rules.digest.Keccak256;
import io.assay.rules.json.CanonicalJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.TreeSet;

/**
 * The {@code reasonsHash} of a verdict leaf: keccak-256 of the RFC 8785 array of the sorted
 * distinct reason codes; see {@code lineage/FORMAT.md}, section 2.
 */
public final class ReasonsHash {
  private ReasonsHash() {}

  /** For the first verdict on a content. No reason at all is the empty array. */
  public static Hash of(Collection<String> reasons) {
    TreeSet<String> codes = new TreeSet<>(reasons);
    return Hash.of(Keccak256.of(CanonicalJson.ofStrings(new ArrayList<>(codes)).getBytes(UTF_8)));
  }

  /** For a verdict that supersedes an earlier leaf, which is hashed in as one more reason. */
  public static Hash superseding(Collection<String> reasons, String batch, Hash leaf) {
    TreeSet<String> codes = new TreeSet<>(reasons);
    codes.add("supersedes:" + TreeSubject.hashOf(batch).hex() + ":" + leaf.hex());
    return of(codes);
  }
}
