package io.assay.rules.charter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.rules.charter.yaml.Kind;
import io.assay.rules.charter.yaml.Scalars;
import io.assay.rules.charter.yaml.Value;
import io.assay.rules.digest.Eip55;
import java.util.regex.Pattern;

/** An address on an EVM chain, in the case that EIP-55 demands, so that a mistyped one is seen. */
record AddressKind(Kind<String> digits) implements Kind<String> {

  private static final String ZERO = "0x" + "0".repeat(40);

  AddressKind() {
    this(
        Scalars.text(
            Pattern.compile("0x[0-9a-fA-F]{40}"),
            "an address with EIP-55 checksum, not zero, in quotes"));
  }

  @Override
  public String read(Value value) {
    String address = digits.read(value);
    if (!Eip55.isChecksummed(address)) {
      throw value.wrong(
          expected(),
          "Copy the address again from the wallet, upper and lower case as it stands there.");
    }
    if (address.equals(ZERO)) {
      throw value.wrong(expected(), "Nobody can spend what the zero address gets.");
    }
    return address;
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
