package io.assay.rules.charter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HostileCharterTest {

  private static final int MIB = 1 << 20;

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? "})
  void refusesDeepNestingWithoutExhaustingTheStack(String level) {
    assertThatThrownBy(() -> parse(level.repeat(MIB / level.length())))
        .isInstanceOf(CharterException.class)
        .hasMessageContaining("expected");
  }

  @Test
  void refusesDeepNestingThatIsClosedAgain() {
    assertThatThrownBy(() -> parse("[".repeat(100_000) + "]".repeat(100_000)))
        .isInstanceOf(CharterException.class)
        .hasMessageContaining("deeper nesting (expected: at most 32 levels)");
  }

  @Test
  void showsOnlyTheBeginningOfHugeScalars() {
    String yaml =
        CharterFiles.text("valid-minimal.yaml")
            .replace("format: jsonl", "format: " + "x".repeat(MIB / 2));
    CharterException e = catchThrowableOfType(CharterException.class, () -> parse(yaml));
    assertThat(e.getMessage())
        .hasSizeLessThan(300)
        .contains("xxx…\" (expected: one of csv, jsonl, parquet)");
  }

  @Test
  void showsOnlyTheBeginningOfHugeKeys() {
    String yaml = CharterFiles.text("valid-minimal.yaml") + "? " + "x".repeat(MIB / 2) + "\n: y\n";
    CharterException e = catchThrowableOfType(CharterException.class, () -> parse(yaml));
    assertThat(e.getMessage())
        .hasSizeLessThan(300)
        .endsWith("a key of 524288 characters (expected: at most 150). Give it a shorter name.");
  }

  /** What is kept of a charter is its canonical form, which is read again by every later batch. */
  @Test
  void refusesWhatIsTooLongInItsCanonicalFormAlone() {
    String purpose = "'" + "\"".repeat(MIB * 3 / 5) + "'"; // In JSON each with a backslash.
    String yaml =
        CharterFiles.text("valid-minimal.yaml")
            .replace("purpose: Showing what a charter must have", "purpose: " + purpose);
    assertThat(yaml.length()).isLessThan(MIB);
    assertThatThrownBy(() -> parse(yaml))
        .isInstanceOf(CharterException.class)
        .hasMessageContaining("size: above 1048576 bytes");
  }

  @Test
  void refusesHugeNumbersUnread() {
    String yaml =
        CharterFiles.text("valid-minimal.yaml")
            .replace("charter: 1", "charter: " + "1".repeat(MIB / 2));
    assertThatThrownBy(() -> parse(yaml))
        .isInstanceOf(CharterException.class)
        .hasMessageContaining("at most 15 significant digits");
  }

  @Test
  void refusesManyKeysQuickly() {
    StringBuilder yaml = new StringBuilder(CharterFiles.text("valid-minimal.yaml"));
    for (int i = 0; yaml.length() < MIB - 20; i++) {
      yaml.append('k').append(i).append(": 1\n");
    }
    assertThatThrownBy(() -> parse(yaml.toString()))
        .isInstanceOf(CharterException.class)
        .hasMessageContaining("k0: unknown key");
  }

  @Test
  void refusesLoneSurrogates() {
    assertThatThrownBy(
            () -> parse(CharterFiles.text("valid-minimal.yaml").replace("Minimal", "\ud83d")))
        .isInstanceOf(CharterException.class)
        .hasMessageContaining("U+D83D");
    assertThatThrownBy(
            () -> parse(CharterFiles.text("valid-minimal.yaml").replace("Minimal", "\"\\ud83d\"")))
        .isInstanceOf(CharterException.class);
  }

  /**
   * Whatever is done to a good charter, the answer is a charter that means the same when its
   * canonical form is read, or a message that fits on one line and that a terminal can show.
   */
  @Test
  void damagedChartersAreReadFaithfullyOrRefusedPolitely() {
    byte[] good = CharterFiles.text("valid-every-key.yaml").getBytes(UTF_8);
    int refused = 0;
    for (int seed = 0; seed < 1_000; seed++) {
      String damaged = damaged(good, new Random(seed));
      try {
        Charter charter = parse(damaged);
        assertThat(parse(charter.canonicalJson())).as("seed %d", seed).isEqualTo(charter);
      } catch (CharterException e) {
        refused++;
        assertThat(e.getMessage())
            .as("seed %d", seed)
            .startsWith("Cannot read charter test.yaml: ")
            .contains("(expected: ");
        assertThat(e.getMessage().chars().anyMatch(Character::isISOControl))
            .as("seed %d", seed)
            .isFalse();
      }
    }
    assertThat(refused).isBetween(300, 990);
  }

  private static String damaged(byte[] good, Random random) {
    byte[] bytes = good.clone();
    byte[] troublesome = "\n\t \"'{}[]:,&*!|>%@#-?\\\u0000\u001b\u007f\u00850e.".getBytes(UTF_8);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      bytes[at] =
          random.nextBoolean()
              ? troublesome[random.nextInt(troublesome.length)]
              : bytes[random.nextInt(bytes.length)];
    }
    return new String(bytes, UTF_8);
  }

  private static Charter parse(String yaml) {
    return CharterParser.parse("test.yaml", yaml, Map.of());
  }
}
