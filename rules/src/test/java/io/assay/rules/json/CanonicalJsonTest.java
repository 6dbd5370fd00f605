package io.assay.rules.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  static List<JsonNode> vectors() throws IOException {
    try (InputStream in = CanonicalJsonTest.class.getResourceAsStream("/jcs/vectors.json")) {
      List<JsonNode> cases = new ArrayList<>();
      JSON.readTree(in).get("cases").forEach(cases::add);
      return cases;
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void agreesWithAnotherImplementation(JsonNode vector) {
    assertThat(CanonicalJson.of(vector.get("input").asText()))
        .isEqualTo(vector.get("canonical").asText());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void leavesCanonicalTextAsItIs(JsonNode vector) {
    String canonical = vector.get("canonical").asText();
    assertThat(CanonicalJson.of(canonical)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "true", "\"text\"", "1"})
  void acceptsScalarsAtTheTop(String scalar) {
    assertThat(CanonicalJson.of(scalar)).isEqualTo(scalar);
  }

  @Test
  void sortsMembersOfParsedValues() {
    ObjectNode value = JSON.createObjectNode().put("b", 1.50).put("a", "é\u0001");
    assertThat(CanonicalJson.of(value)).isEqualTo("{\"a\":\"é\\u0001\",\"b\":1.5}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"a\":1,\"a\":2}",
        "1 2",
        "1,2",
        "[1e999]",
        "NaN",
        "\"\\ud800\"",
        "{\"\\udc00\":1}",
        "\"\ud83d\"",
        "[01]",
        "{'a':1}"
      })
  void refusesWhatHasNoCanonicalForm(String json) {
    assertThatThrownBy(() -> CanonicalJson.of(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("");
  }

  @Test
  void refusesEndlessNesting() {
    assertThatThrownBy(() -> CanonicalJson.of("[".repeat(100_000)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CanonicalJson.of("[".repeat(2_000) + "]".repeat(2_000)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void acceptsStringsOfManyMegabytes() {
    String text = "x".repeat(21_000_000);
    assertThat(CanonicalJson.of('"' + text + '"')).hasSize(21_000_002);
  }

  @Test
  void fastFormOfMapsEqualsGeneralForm() {
    Random random = new Random(8785);
    for (int round = 0; round < 2_000; round++) {
      SortedMap<String, String> members = new TreeMap<>();
      ObjectNode general = JSON.createObjectNode();
      for (int i = random.nextInt(6); i > 0; i--) {
        String key = randomText(random);
        String value = randomText(random);
        members.put(key, value);
        general.put(key, value);
      }
      assertThat(CanonicalJson.ofStrings(members))
          .as("round %d", round)
          .isEqualTo(CanonicalJson.of(general));
    }
  }

  @Test
  void fastFormOfListsEqualsGeneralForm() {
    List<String> elements = List.of("b", "a", "\"", "\u2028", "😂", "");
    ArrayNode general = JSON.createArrayNode();
    elements.forEach(general::add);
    assertThat(CanonicalJson.ofStrings(elements)).isEqualTo(CanonicalJson.of(general));
    assertThat(CanonicalJson.ofStrings(List.of())).isEqualTo("[]");
  }

  @Test
  void fastFormRefusesLoneSurrogates() {
    assertThatThrownBy(() -> CanonicalJson.ofStrings(new TreeMap<>(Map.of("a", "x\ud83d"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lone surrogate: U+D83D (expected: text that has a UTF-8 form)");
    assertThatThrownBy(() -> CanonicalJson.ofStrings(List.of("\ude02\ud83d")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fastFormRefusesMapsInAnotherOrder() {
    SortedMap<String, String> members = new TreeMap<>(Comparator.reverseOrder());
    assertThatThrownBy(() -> CanonicalJson.ofStrings(members))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void saysWhetherTextIsWellFormed() {
    assertThat(CanonicalJson.isWellFormed("😂 é")).isTrue();
    assertThat(CanonicalJson.isWellFormed("\ud83d")).isFalse();
  }

  private static String randomText(Random random) {
    int[] troublesome = {
      0, 8, 9, 10, 12, 13, 0x1f, '"', '\\', '/', 0x7f, 0x80, 0x2028, 0x20ac, 0xfb33, 0xfeff, 0xffff,
      0x1f602, 0x10ffff, 'a'
    };
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.appendCodePoint(troublesome[random.nextInt(troublesome.length)]);
    }
    return text.toString();
  }
}
