package io.assay.lineage.payout;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayoutCsvTest {
  private static final String ALICE = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
  private static final String BOB = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359";
  private static final String MOST =
      "115792089237316195423570985008687907853269984665640564039457584007913129639935";
  private static final String WHOLE_NUMBER =
      " (expected: a whole number from 0 to 2^256 - 1, digits without sign or leading zero)";

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "address,amount\n" + ALICE + ",7\n" + BOB + ",0\n",
        "address,amount\r\n" + ALICE + ",7\r\n" + BOB + ",0\r\n",
        "\u00ef\u00bb\u00bfaddress,amount\n" + ALICE + ",7\n" + BOB + ",0\n",
        "address,amount\n0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed,7\n"
            + "0xFB6916095CA1DF60BB79CE92CE3EA74C37C5D359,0\n"
      })
  void readsEveryFormOfTheSameList(String text) throws IOException {
    PayoutList list = PayoutCsv.read(file(text));

    assertThat(list.size()).isEqualTo(2);
    assertThat(list.total()).isEqualTo(7);
    assertThat(list.tree(PayoutLeaf.airdrop()).root())
        .isEqualTo(
            PayoutCsv.read(file("address,amount\n" + BOB + ",0\n" + ALICE + ",7\n"))
                .tree(PayoutLeaf.airdrop())
                .root());
  }

  @Test
  void readsAListWithoutAccounts() throws IOException {
    assertThat(PayoutCsv.read(file("address,amount")).size()).isZero();
  }

  @Test
  void readsTheLargestAmount() throws IOException {
    assertThat(PayoutCsv.read(file("address,amount\n" + ALICE + "," + MOST + "\n")).total())
        .isEqualTo(BigInteger.TWO.pow(256).subtract(BigInteger.ONE));
  }

  static Stream<Arguments> defects() {
    return Stream.of(
        defect(1, "", "header: an empty file (expected: address,amount)"),
        defect(1, "\n", "header: nothing (expected: address,amount)"),
        defect(1, "account,amount\n", "header: account,amount (expected: address,amount)"),
        defect(1, "Address,Amount\n", "header: Address,Amount (expected: address,amount)"),
        defect(1, ALICE + ",7\n", "header: " + ALICE + ",7 (expected: address,amount)"),
        defect(
            3,
            "address,amount\n" + ALICE + ",7\n" + BOB + ",10",
            "line: "
                + BOB
                + ",10 (expected: a line end behind it; a list that was cut off looks like this)"),
        line(ALICE, "line: " + ALICE + " (expected: address,amount)"),
        line("", "line: nothing (expected: address,amount)"),
        line("x".repeat(300), "line: " + "x".repeat(100) + "… (expected: at most 256 bytes)"),
        line(",7", "address: nothing (expected: 0x and 40 hex digits)"),
        line(
            ALICE.substring(2) + ",7",
            "address: " + ALICE.substring(2) + " (expected: 0x and 40 hex digits)"),
        line(ALICE + "00,7", "address: " + ALICE + "00 (expected: 0x and 40 hex digits)"),
        line(" " + ALICE + ",7", "address:  " + ALICE + " (expected: 0x and 40 hex digits)"),
        line("\"" + ALICE + "\",7", "address: \"" + ALICE + "\" (expected: 0x and 40 hex digits)"),
        line(
            ALICE.replace('d', 'g') + ",7",
            "address: " + ALICE.replace('d', 'g') + " (expected: 0x and 40 hex digits)"),
        line(
            ALICE.substring(0, 40) + "\u00ff\u00fe,7",
            "address: " + ALICE.substring(0, 40) + "\\xff\\xfe (expected: 0x and 40 hex digits)"),
        line("\u0000,7", "address: \\x00 (expected: 0x and 40 hex digits)"),
        line(
            ALICE.replace("Aeb", "aeb") + ",7",
            "address: "
                + ALICE.replace("Aeb", "aeb")
                + " (expected: the checksum of EIP-55, or all digits in lower case)"),
        line(
            "0x" + "0".repeat(40) + ",7",
            "address: 0x"
                + "0".repeat(40)
                + " (expected: an account; nobody owns the zero address)"),
        amount("", "nothing"),
        amount("-7", "-7"),
        amount("+7", "+7"),
        amount("0.5", "0.5"),
        amount("1e18", "1e18"),
        amount("007", "007"),
        amount("00", "00"),
        amount(" 7", " 7"),
        amount("7,", "7,"),
        amount("7,8", "7,8"),
        amount("0x7", "0x7"),
        amount("NaN", "NaN"),
        amount("\u00d9\u00a3", "\\xd9\\xa3"),
        amount(MOST.replaceAll("5$", "6"), MOST.replaceAll("5$", "6")),
        amount("9".repeat(78), "9".repeat(78)),
        amount("1".repeat(79), "1".repeat(79)),
        defect(
            3,
            "address,amount\n" + ALICE + "," + MOST + "\n" + BOB + ",1\n",
            "amount: 1 (expected: a total of all lines up to 2^256 - 1)"),
        defect(
            4,
            "address,amount\n" + ALICE + ",1\n" + BOB + ",1\n" + ALICE + ",2\n" + BOB + ",2\n",
            "address: " + ALICE + " (expected: each once; it stands on line 2 already)"),
        defect(
            3,
            "address,amount\n" + ALICE + ",1\n0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed,1\n",
            "address: " + ALICE + " (expected: each once; it stands on line 2 already)"));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("defects")
  void refusesEveryDefectWithFileLineAndValue(int line, String text, String fault)
      throws IOException {
    Path file = file(text);

    assertThatThrownBy(() -> PayoutCsv.read(file))
        .isInstanceOf(PayoutException.class)
        .hasMessage(
            "Cannot use list %s, line %d: %s. Correct the line and run again; nothing was written."
                .formatted(file, line, fault));
  }

  @Test
  void refusesAFileThatIsNotThere() {
    Path file = directory.resolve("none.csv");

    assertThatThrownBy(() -> PayoutCsv.read(file))
        .isInstanceOf(PayoutException.class)
        .hasMessage(
            "Cannot use %s: there is no such file. Check the path; if the file was changed, take it from a copy or write it anew.",
            file);
    assertThatThrownBy(() -> PayoutCsv.read(directory))
        .hasMessageContaining("it is a directory (expected: a file)");
  }

  /** A line too long for the buffer is refused like any other, without being held whole. */
  @Test
  void refusesALineOfTenMegabytes() throws IOException {
    Path file = file("address,amount\n" + "7".repeat(10_000_000));

    assertThatThrownBy(() -> PayoutCsv.read(file))
        .isInstanceOf(PayoutException.class)
        .hasMessageContaining("line 2: line: 7777")
        .hasMessageContaining("expected: at most 256 bytes");
  }

  private static Arguments defect(int line, String text, String fault) {
    return Arguments.of(line, text, fault);
  }

  private static Arguments line(String line, String fault) {
    return defect(3, "address,amount\n" + BOB + ",1\n" + line + "\n", fault);
  }

  private static Arguments amount(String amount, String shown) {
    return line(ALICE + "," + amount, "amount: " + shown + WHOLE_NUMBER);
  }

  private Path file(String latin1) throws IOException {
    return Files.write(directory.resolve("accounts.csv"), latin1.getBytes(ISO_8859_1));
  }
}
