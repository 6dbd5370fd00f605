package io.assay.rules.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CanonicalBytesTest {
  private static final List<String> PIECES =
      List.of("a", "\"", "\\", "/", "\b\t\n\f\r", "\0", "\u001f", " ", "\u007f", "é", "€", "😂");

  private final CanonicalBytes canonical = new CanonicalBytes();

  @Test
  void oneAfterTheOtherEqualsTheCanonicalText() {
    Random random = new Random(8785);
    for (int round = 0; round < 2_000; round++) {
      SortedMap<String, String> members = new TreeMap<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        members.put(text(random, 5), text(random, 3_000));
      }
      assertThat(of(members))
          .as("round %d", round)
          .isEqualTo(CanonicalJson.ofStrings(members).getBytes(UTF_8));
    }
  }

  private byte[] of(SortedMap<String, String> members) {
    return canonical.of(encoded(members.keySet()), encoded(members.values()));
  }

  private static byte[][] encoded(Collection<String> texts) {
    return texts.stream().map(text -> text.getBytes(UTF_8)).toArray(byte[][]::new);
  }

  private static String text(Random random, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
