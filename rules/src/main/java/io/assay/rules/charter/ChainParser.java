package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Collected;
import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;
import io.assay.rules.charter.yaml.Section;
import java.math.BigDecimal;

/** Reads {@code chain}. */
final class ChainParser {

  /** Wei in a gwei as a power of ten. */
  private static final int GWEI_DECIMALS = 9;

  private static final BigDecimal LARGEST_FEE = new BigDecimal(1_000_000);

  private static final Key<Integer> CONFIRMATIONS =
      Key.optional(
              "confirmations",
              Scalars.wholeOr(0, 1000, "finalized", ChainSection.UNTIL_FINAL),
              "Blocks on top of a transaction's before it counts; finalized: until the chain calls it so")
          .orElse("1");
  private static final Key<BigDecimal> MAX_FEE_GWEI =
      Key.optional(
          "max-fee-gwei",
          Scalars.decimal(),
          "Most that a unit of gas may cost, in gwei: above 0, at most 1000000, up to 9 decimals");
  private static final Key<Long> CHAIN_ID =
      Key.optional(
          "chain-id",
          Scalars.wholeLong(1, (1L << 53) - 1),
          "Chain that anchors and pays (EIP-155); left out, the embedded one");
  private static final Key<Integer> CHALLENGE_WINDOW_HOURS =
      Key.optional(
          "challenge-window-hours",
          Scalars.whole(1, 8760),
          "Hours in which a proposed payout root can be vetoed");

  static final Kind<ChainSection> KIND =
      Collected.mapping(
          Keys.of(CONFIRMATIONS, MAX_FEE_GWEI, CHAIN_ID, CHALLENGE_WINDOW_HOURS),
          ChainParser::chain);

  private ChainParser() {}

  private static ChainSection chain(Section section) {
    BigDecimal fee = section.find(MAX_FEE_GWEI);
    if (fee != null
        && (fee.signum() <= 0 || fee.compareTo(LARGEST_FEE) > 0 || fee.scale() > GWEI_DECIMALS)) {
      throw section
          .at(MAX_FEE_GWEI)
          .wrong(
              "above 0 and at most 1000000, up to 9 decimals",
              "Give the fee in gwei, which are 10^9 wei.");
    }
    return new ChainSection(
        section.get(CONFIRMATIONS),
        fee,
        section.find(CHAIN_ID),
        section.find(CHALLENGE_WINDOW_HOURS));
  }
}
