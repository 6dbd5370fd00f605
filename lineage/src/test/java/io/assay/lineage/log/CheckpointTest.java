package io.assay.lineage.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.lineage.merkle.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
  private static final String GOLDEN =
      "assay/prompts\n20\noKGio6SlpqeoqaqrrK2ur7CxsrO0tba3uLm6u7y9vr8=\n";
  private static final Hash ROOT =
      Hash.ofHex("a0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebf");

  @Test
  void writesThreeLinesAndReadsThemBack() {
    Checkpoint checkpoint = new Checkpoint("prompts", 20, ROOT);

    assertThat(checkpoint.text()).isEqualTo(GOLDEN);
    assertThat(Checkpoint.parse("checkpoint", GOLDEN.getBytes(UTF_8))).isEqualTo(checkpoint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "assay/prompts\n20\noKGio6SlpqeoqaqrrK2ur7CxsrO0tba3uLm6u7y9vr8=",
        "assay/prompts\r\n20\r\noKGio6SlpqeoqaqrrK2ur7CxsrO0tba3uLm6u7y9vr8=\r\n",
        "prompts\n20\noKGio6SlpqeoqaqrrK2ur7CxsrO0tba3uLm6u7y9vr8=\n",
        "assay/\n20\noKGio6SlpqeoqaqrrK2ur7CxsrO0tba3uLm6u7y9vr8=\n",
        "assay/my prompts\n20\noKGio6SlpqeoqaqrrK2ur7CxsrO0tba3uLm6u7y9vr8=\n",
        "assay/prompts\n020\noKGio6SlpqeoqaqrrK2ur7CxsrO0tba3uLm6u7y9vr8=\n",
        "assay/prompts\n-1\noKGio6SlpqeoqaqrrK2ur7CxsrO0tba3uLm6u7y9vr8=\n",
        "assay/prompts\n0\noKGio6SlpqeoqaqrrK2ur7CxsrO0tba3uLm6u7y9vr8=\n",
        "assay/prompts\n20\noKGio6SlpqeoqaqrrK2ur7CxsrO0tba3uLm6u7y9vr9=\n",
        "assay/prompts\n20\noKGio6SlpqeoqaqrrK2ur7CxsrO0tba3uLm6u7y9vr8\n",
        "assay/prompts\n20\noKGio6SlpqeoqaqrrK2ur7CxsrO0tba3uLm6u7y9vr8=\nmore\n"
      })
  void refusesAnythingElse(String text) {
    assertThatThrownBy(() -> Checkpoint.parse("checkpoint", text.getBytes(UTF_8)))
        .isInstanceOf(LogException.class)
        .hasMessageStartingWith("Cannot read checkpoint checkpoint: ");
  }

  @Test
  void knowsTheRootOfALogWithoutEntries() {
    assertThat(new Checkpoint("prompts", 0, LogHashes.EMPTY_ROOT).size()).isZero();
    assertThatThrownBy(() -> new Checkpoint("prompts", 1, LogHashes.EMPTY_ROOT))
        .hasMessageContaining("the empty root for size 0 alone");
  }
}
