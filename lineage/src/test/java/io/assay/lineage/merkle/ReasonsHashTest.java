package io.assay.lineage.merkle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.digest.Keccak256;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonsHashTest {
  private static final Hash LEAF = Hash.ofHex("0x" + "ab".repeat(32));

  @Test
  void hashesTheSortedDistinctCodesAsJson() {
    assertThat(ReasonsHash.of(List.of("rule:b", "rule:a", "rule:b")))
        .isEqualTo(keccak("[\"rule:a\",\"rule:b\"]"));
    assertThat(ReasonsHash.of(List.of())).isEqualTo(keccak("[]"));
  }

  @Test
  void namesTheSupersededLeafAmongTheReasons() {
    String batch = TreeSubject.hashOf("2026-01").hex();

    assertThat(ReasonsHash.superseding(List.of("review:accepted"), "2026-01", LEAF))
        .isEqualTo(
            keccak("[\"review:accepted\",\"supersedes:" + batch + ":0x" + "ab".repeat(32) + "\"]"));
  }

  private static Hash keccak(String json) {
    return Hash.of(Keccak256.of(json.getBytes(UTF_8)));
  }
}
