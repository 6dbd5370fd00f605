package io.assay.lineage.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevenueFileTest {
  @TempDir private Path directory;

  @Test
  void readsReferencesAndAmounts() throws IOException {
    assertThat(read("reference,amount\ninvoice 7,5\n0xabc:1,77\n"))
        .isEqualTo(Map.of("invoice 7", BigInteger.valueOf(5), "0xabc:1", BigInteger.valueOf(77)));
    assertThat(read("reference,amount\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "amount,reference; | line 1: \"amount,reference\" (expected: reference,amount)",
        "reference,amount;a,0 | line 2: \"0\" (expected: a whole number from 1 to 2^256 - 1)",
        "reference,amount;a,-1 | line 2: \"-1\" (expected: a whole number from 1 to 2^256 - 1)",
        "reference,amount;a,1;a,1 | line 3: reference \"a\" again (expected: each once)",
        "reference,amount;a | line 2: \"a\" (expected: a reference and an amount)",
        "reference,amount;=a ,1 | line 2: \"=a ,1\" (expected: a reference and an amount)"
      })
  void refusesTheWholeFile(String lines, String message) {
    assertThatThrownBy(() -> read(lines.replace(';', '\n')))
        .isInstanceOf(RevenueException.class)
        .hasMessage("Cannot read revenue r.csv: " + message + ". Nothing of the file counts.");
  }

  @Test
  void refusesMoreThanAChainCanHold() {
    String large = BigInteger.TWO.pow(256).toString();
    assertThatThrownBy(() -> read("reference,amount\na," + large + "\n"))
        .hasMessageContaining("expected: a whole number from 1 to 2^256 - 1");
  }

  private Map<String, BigInteger> read(String text) throws IOException {
    Path file = directory.resolve("r.csv");
    Files.writeString(file, text);
    return new RevenueFile(file).payments();
  }
}
