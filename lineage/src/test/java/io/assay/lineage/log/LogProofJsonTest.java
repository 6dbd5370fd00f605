package io.assay.lineage.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogProofJsonTest {
  private static final LogTree TREE = LogVectors.tree();
  private static final String GOLDEN =
      "{\"checkpoint\":\"assay/prompts\\n2\\nL4OODi0jxqtQyF+CLkmYs2MSFNciJtvbSxCdmmh1E1U=\\n\","
          + "\"entry\":\"{\\\"n\\\":1,\\\"s\\\":\\\"entry x\\\"}\","
          + "\"format\":\"assay-log-inclusion-1\",\"index\":\"1\","
          + "\"proof\":[\"0x912b2154629d3795164753ec7c3a614bbdd4e48a79087ea38fbd244f89e1e3c2\"]}\n";

  @Test
  void writesAnInclusionProofAndReadsItBack() {
    LogProof proof = inclusion(1, 2);

    assertThat(LogProofJson.parse("golden", GOLDEN).holds()).isTrue();
    assertThat(LogProofJson.write(LogProofJson.parse("golden", GOLDEN))).isEqualTo(GOLDEN);
    assertThat(LogProofJson.parse("p", LogProofJson.write(proof))).isEqualTo(proof);
    assertThat(proof.holds()).isTrue();
  }

  @Test
  void readsBackEveryConsistencyProof() {
    for (int size = 0; size <= 20; size++) {
      for (int old = 0; old <= size; old++) {
        LogProof proof =
            new LogProof.Consistency(
                checkpoint(old), checkpoint(size), TREE.consistencyProof(old, size).path());

        assertThat(LogProofJson.parse("p", LogProofJson.write(proof))).isEqualTo(proof);
        assertThat(proof.holds()).isTrue();
      }
    }
  }

  @Test
  void aLogOfAnotherDatasetIsNoBeginning() {
    LogProof proof =
        new LogProof.Consistency(
            new Checkpoint("other", 3, TREE.rootAt(3)),
            checkpoint(7),
            TREE.consistencyProof(3, 7).path());

    assertThat(proof.holds()).isFalse();
  }

  @Test
  void anotherEntryIsNotIncluded() {
    LogProof proof = LogProofJson.parse("p", GOLDEN.replace("entry x", "entry y"));

    assertThat(proof.holds()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "inclusion-1 | inclusion-2 | format: assay-log-inclusion-2 (expected: assay-log-inclusion-1 or assay-log-consistency-1)",
        "inclusion-1 | consistency-1 | fields [checkpoint, entry, format, index, proof] (expected: [checkpoint, format, from, proof])",
        "\"index\":\"1\" | \"index\":1 | index: 1 (expected: text)",
        "\"index\":\"1\" | \"index\":\"-1\" | index: -1 (expected: a whole number)",
        "\"index\":\"1\", | `` | fields [checkpoint, entry, format, proof] (expected: [checkpoint, entry, format, index, proof])",
        "\"proof\":[ | \"more\":[],\"proof\":[ | fields [checkpoint, entry, format, index, more, proof]",
        "\"0x912b | \"912b | (expected: 0x and 64 lower-case hex digits)",
        "assay/prompts | prompts | not three lines of origin, size and root",
        "}\" | }\"} | not JSON"
      })
  void refusesEveryDefectByName(String good, String bad, String fault) {
    assertThat(GOLDEN).contains(good);

    assertThatThrownBy(() -> LogProofJson.parse("p.json", GOLDEN.replace(good, bad)))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("p.json")
        .hasMessageContaining(fault);
  }

  private static LogProof inclusion(int index, int size) {
    return new LogProof.Inclusion(
        checkpoint(size),
        index,
        new String(LogVectors.entries().get(index), UTF_8),
        TREE.inclusionProof(index, size).path());
  }

  private static Checkpoint checkpoint(int size) {
    return new Checkpoint("prompts", size, TREE.rootAt(size));
  }
}
