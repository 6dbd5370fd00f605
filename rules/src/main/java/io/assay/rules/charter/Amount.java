package io.assay.rules.charter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;
import io.assay.rules.charter.yaml.Value;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** An amount of tokens in base units: a string, since JSON numbers lose digits of it. */
record Amount(Kind<String> digits) implements Kind<BigInteger> {

  static final Kind<BigInteger> KIND =
      new Amount(
          Scalars.text(
              Pattern.compile("0|[1-9][0-9]{0,77}"),
              "a whole number from 0 to 2^256 - 1, in quotes"));

  private static final int BITS = 256;

  @Override
  public BigInteger read(Value value) {
    BigInteger amount = new BigInteger(digits.read(value));
    if (amount.bitLength() > BITS) {
      throw value.wrong(expected(), "Choose a smaller amount.");
    }
    return amount;
  }

  @Override
  public String expected() {
    return digits.expected();
  }

  @Override
  public ObjectNode schema() {
    return digits.schema();
  }
}
