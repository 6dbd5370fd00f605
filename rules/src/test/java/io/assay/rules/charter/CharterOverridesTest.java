package io.assay.rules.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharterOverridesTest {

  @Test
  void replacesValuesInMappingsAndLists() {
    Charter charter =
        with(
            Map.of(
                "gates.0.at-least", "60",
                "rewards.pool-per-batch", "\"5\"",
                "intake.columns.content", "[Full text, title]"));
    assertThat(charter.gates().get(0).atLeast()).isEqualTo(new BigDecimal(60));
    assertThat(charter.rewards().poolPerBatch()).isEqualTo(BigInteger.valueOf(5));
    assertThat(charter.intake().columns().content()).containsExactly("Full text", "title");
  }

  @Test
  void addsKeysThatWereLeftOut() {
    Charter charter =
        CharterParser.parse(
            "test.yaml",
            CharterFiles.text("valid-minimal.yaml"),
            Map.of("freshness.max-age-days", "7", "review", "{reviewers: 3}"));
    assertThat(charter.freshness())
        .isEqualTo(new FreshnessSection(7, Severity.REJECT, List.of(30, 90, 365)));
    assertThat(charter.review()).isEqualTo(new ReviewSection(3, null, null, false));
  }

  @Test
  void laterOverridesSeeEarlierOnes() {
    Map<String, String> overrides = new LinkedHashMap<>();
    overrides.put("review", "{reviewers: 3}");
    overrides.put("review.reviewers", "4");
    assertThat(with(overrides).review()).isEqualTo(new ReviewSection(4, null, null, false));
  }

  @Test
  void overriddenCharterHasTheHashOfOneWrittenSo() {
    String written =
        CharterFiles.text("valid-minimal.yaml").replace("format: jsonl", "format: csv");
    Charter overridden =
        CharterParser.parse(
            "test.yaml", CharterFiles.text("valid-minimal.yaml"), Map.of("intake.format", "csv"));
    assertThat(overridden).isEqualTo(CharterParser.parse("test.yaml", written, Map.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "gates.99.at-least|1|--set gates.99.at-least: gates.99.at-least: position \"99\" (expected: a position from 0 to 23). Name a key and list positions with dots between: gates.0.at-least.",
        "gates.first.of|batch|--set gates.first.of: gates.first.of: position \"first\" (expected: a position from 0 to 23). Name a key and list positions with dots between: gates.0.at-least.",
        "gates.-1|{}|--set gates.-1: gates.-1: position \"-1\" (expected: a position from 0 to 23). Name a key and list positions with dots between: gates.0.at-least.",
        "dataset.id.x|1|--set dataset.id.x: dataset.id.x: \"x\" below a single value (expected: a path to a key of the charter). Name a key and list positions with dots between: gates.0.at-least.",
        "dataset..id|abc|--set dataset..id: dataset..id: an empty step (expected: keys with dots between). Name a key and list positions with dots between: gates.0.at-least.",
        "dataset.nmae|abc|--set dataset.nmae: dataset.nmae: unknown key (expected: one of id, name, purpose, scope, exclusions, documentation, contact, publication, handling, background). Did you mean \"name\"?",
        "fresness.max-age-days|3|--set fresness.max-age-days: fresness: unknown key (expected: one of charter, dataset, intake, contributors, licences, provenance, privacy, duplicates, labels, given-labels, representativeness, freshness, rules, gates, review, rewards, chain). Did you mean \"freshness\"?",
        "rewards.pool-per-batch|5|--set rewards.pool-per-batch: rewards.pool-per-batch: 5, which YAML reads as a whole number (expected: a whole number from 0 to 2^256 - 1, in quotes). Put the value in quotes.",
        "dataset.name|``|--set dataset.name: dataset.name: nothing (expected: text that is not empty). Give a value or remove the key.",
        "dataset.exclusions|- a|--set dataset.exclusions: dataset.exclusions: a block collection (expected: a single value, [list] or {mapping}). Use brackets.",
        "dataset|id: abc|--set dataset: dataset: a block collection (expected: a single value, [list] or {mapping}). Use brackets.",
        "dataset.name|[a|--set dataset.name: dataset.name: \"[a\" (expected: a YAML value). Quote the value for the shell: --set 'key=\"text\"'.",
        "dataset.name|*a|--set dataset.name: dataset.name: \"*a\" (expected: a YAML value). Quote the value for the shell: --set 'key=\"text\"'."
      })
  void refusesOverrideThatLeadsNowhere(String path, String value, String message) {
    assertThatThrownBy(() -> with(Map.of(path, value)))
        .isInstanceOf(CharterException.class)
        .hasMessage("Cannot read charter test.yaml: " + message);
  }

  @Test
  void refusesEndlessPath() {
    assertThatThrownBy(() -> with(Map.of("a.".repeat(100_000) + "a", "1")))
        .isInstanceOf(CharterException.class)
        .hasMessageContaining("200001 characters (expected: at most 500)");
  }

  private static Charter with(Map<String, String> overrides) {
    return CharterParser.parse("test.yaml", CharterFiles.text("valid-every-key.yaml"), overrides);
  }
}
