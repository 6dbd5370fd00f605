package io.assay.lineage.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.lineage.merkle.Hash;
import io.assay.rules.charter.GateEntry;
import io.assay.rules.charter.GateSeverity;
import io.assay.rules.charter.Metric;
import io.assay.rules.charter.Scope;
import io.assay.rules.decision.Fraction;
import io.assay.rules.decision.GateOutcome;
import io.assay.rules.digest.Keccak256;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private static final GateOutcome SIZE =
      GateOutcome.of(
          new GateEntry(
              "size.accepted",
              Metric.SIZE,
              null,
              null,
              null,
              Scope.ACCEPTED,
              new BigDecimal("500.0"),
              null,
              GateSeverity.ERROR),
          Fraction.of(728, 1));
  private static final GateOutcome DISTANCE =
      GateOutcome.of(
          new GateEntry(
              "language",
              Metric.DISTANCE_TO_TARGET,
              null,
              "language",
              null,
              Scope.ACCEPTED,
              null,
              new BigDecimal("2.50E-1"),
              GateSeverity.WARN),
          Fraction.of(31, 100));
  private static final GateOutcome NOTHING_MEASURED =
      GateOutcome.of(
          new GateEntry(
              "completeness.licence",
              Metric.COMPLETENESS,
              "licence",
              null,
              null,
              Scope.DATASET,
              BigDecimal.ONE,
              null,
              GateSeverity.ERROR),
          null);

  private static final Map<String, BigInteger> COUNTS =
      Map.of(
          "ingest.in",
          BigInteger.valueOf(828),
          "reward.pool",
          new BigInteger("1000000000000000000000"),
          "verdict.accepted",
          BigInteger.valueOf(728));

  @Test
  void writesTheGoldenBytes() throws IOException {
    byte[] golden = golden();
    Evidence evidence = evidence(COUNTS, List.of(SIZE, DISTANCE, NOTHING_MEASURED));

    assertThat(new String(evidence.bytes(), UTF_8)).isEqualTo(new String(golden, UTF_8));
    assertThat(evidence.hash()).isEqualTo(Hash.of(Keccak256.of(golden)));
  }

  @Test
  void bytesAreIndependentOfTheOrderOfGates() {
    List<GateOutcome> gates = new ArrayList<>(List.of(SIZE, DISTANCE, NOTHING_MEASURED));
    byte[] bytes = evidence(COUNTS, gates).bytes();
    Collections.reverse(gates);

    assertThat(evidence(COUNTS, gates).bytes()).isEqualTo(bytes);
  }

  @Test
  void refusesWhatHasNoOneForm() {
    assertThatThrownBy(() -> evidence(COUNTS, List.of(SIZE, SIZE)))
        .hasMessage("gates: an id stands twice (expected: unique ids)");
    assertThatThrownBy(() -> evidence(Map.of("Ingest In", BigInteger.ONE), List.of()))
        .hasMessage("count: Ingest In (expected: lower-case parts joined by . _ or -)");
    assertThatThrownBy(() -> evidence(Map.of("ingest.in", BigInteger.ONE.negate()), List.of()))
        .hasMessage("ingest.in: -1 (expected: 0 or more)");
  }

  private static Evidence evidence(Map<String, BigInteger> counts, List<GateOutcome> gates) {
    return new Evidence(
        "prompts",
        "2026-01",
        Hash.ofHex("c0".repeat(32)),
        new Evidence.Roots(Hash.ofHex("a1".repeat(32)), Hash.ofHex("b2".repeat(32)), Hash.ZERO),
        counts,
        gates);
  }

  private static byte[] golden() throws IOException {
    try (InputStream file = EvidenceTest.class.getResourceAsStream("/evidence/valid.json")) {
      return Objects.requireNonNull(file).readAllBytes();
    }
  }
}
