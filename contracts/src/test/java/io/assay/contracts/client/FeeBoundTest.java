package io.assay.contracts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class FeeBoundTest {

  private static BigInteger gwei(String gwei) {
    return new BigDecimal(gwei).movePointRight(9).toBigIntegerExact();
  }

  private static FeeMarket.Price price(String baseFee) {
    return new FeeMarket.Price(gwei(baseFee), gwei("1"));
  }

  private static FeeBound.Fees fees(String maxFee, String tip) {
    return new FeeBound.Fees(gwei(maxFee), gwei(tip));
  }

  private static FeeBound bound(String gwei) {
    return FeeBound.ofGwei(new BigDecimal(gwei));
  }

  @Test
  void leavesRoomForADoubledBaseFeeAndATip() {
    assertThat(bound("50").within(price("10"))).isEqualTo(new FeeBound.Fees(gwei("21"), gwei("1")));
  }

  @Test
  void neverExceedsTheBound() {
    assertThat(bound("12").within(price("10"))).isEqualTo(new FeeBound.Fees(gwei("12"), gwei("1")));
    assertThat(bound("10.5").within(price("10")))
        .isEqualTo(new FeeBound.Fees(gwei("10.5"), gwei("0.5")));
    assertThat(bound("10").within(price("10")))
        .isEqualTo(new FeeBound.Fees(gwei("10"), BigInteger.ZERO));
  }

  @Test
  void waitsWhenTheBaseFeeAloneIsAbove() {
    assertThatThrownBy(() -> bound("9.5").within(price("10")))
        .isInstanceOf(ChainUnavailableException.class)
        .hasMessage(
            "The chain's base fee is 10 gwei (expected: at most 9.5)."
                + " Run again when it has fallen, or allow more with --max-fee-gwei.");
  }

  @Test
  void aReplacementOffersAnEighthMoreOfBoth() {
    assertThat(bound("50").above(fees("20", "2"), fees("10", "1"))).contains(fees("22.5", "2.25"));
    assertThat(bound("50").above(fees("20", "2"), fees("30", "1"))).contains(fees("30", "2.25"));
  }

  @Test
  void aReplacementOfAlmostNothingIsStillMore() {
    FeeBound.Fees least = new FeeBound.Fees(BigInteger.ONE, BigInteger.ZERO);

    assertThat(bound("50").above(least, least))
        .contains(new FeeBound.Fees(BigInteger.TWO, BigInteger.ONE));
  }

  @Test
  void aReplacementAboveTheBoundIsNotOffered() {
    assertThat(bound("22").above(fees("20", "2"), fees("10", "1"))).isEmpty();
  }

  @Test
  void withoutABoundOfSomebodysThereIsTheUsualOne() {
    FeeMarket.Price lie = new FeeMarket.Price(gwei("1"), gwei("5000"));

    assertThat(FeeBound.usual().within(lie)).isEqualTo(fees("12", "10"));
    assertThat(FeeBound.usual().within(price("299")).maxFee()).isEqualTo(gwei("300"));
    assertThatThrownBy(() -> FeeBound.usual().within(price("301")))
        .isInstanceOf(ChainUnavailableException.class);
    assertThat(FeeBound.usual().above(fees("20", "9.9"), fees("10", "1"))).isEmpty();
  }

  @Test
  void refusesNothing() {
    assertThatThrownBy(() -> bound("0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("max-fee-gwei: 0 (expected: above 0)");
  }
}
