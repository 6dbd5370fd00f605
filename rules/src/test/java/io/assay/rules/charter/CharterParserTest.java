package io.assay.rules.charter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CharterParserTest {
  @Test
  void reads() {
    for (String n : new String[] {"minimal", "every-key", "prompts"}) {
      Charter c =
          CharterParser.load(Path.of("src/test/resources/charter/valid-" + n + ".yaml"), Map.of());
      assertThat(CharterParser.parse("c", c.canonicalJson(), Map.of())).isEqualTo(c);
    }
  }
}
