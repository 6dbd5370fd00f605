package io.assay.rules.charter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.SpecVersionDetector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CharterSchemaTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(CharterSchema.json());

  static List<Path> valid() throws IOException {
    return CharterFiles.named("valid-");
  }

  @Test
  void saysWhichDraftItFollows() throws IOException {
    assertThat(SpecVersionDetector.detect(JSON.readTree(CharterSchema.json())))
        .isEqualTo(SpecVersion.VersionFlag.V202012);
  }

  @ParameterizedTest
  @MethodSource("valid")
  void acceptsWhatTheParserAccepts(Path file) throws IOException {
    assertThat(SCHEMA.validate(json(file))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/review/reviewers, 0",
    "/review/reviewers, \"two\"",
    "/review/per-contributor-rejection-bound, 1.5",
    "/intake/format, \"xml\"",
    "/intake/columns/content, []",
    "/dataset/id, \"A\"",
    "/rewards/pool-per-batch, 5",
    "/rewards/treasury, \"0x12\"",
    "/duplicates/normalise, \"case\"",
    "/duplicates/exact, \"yes\"",
    "/contributors/registry, \"../secret\"",
    "/chain/gas, 5"
  })
  void refusesWhatTheParserRefuses(String pointer, String value) throws IOException {
    JsonNode charter = json(CharterFiles.DIRECTORY.resolve("valid-every-key.yaml"));
    int slash = pointer.lastIndexOf('/');
    ((com.fasterxml.jackson.databind.node.ObjectNode) charter.at(pointer.substring(0, slash)))
        .set(pointer.substring(slash + 1), JSON.readTree(value));
    assertThat(SCHEMA.validate(charter)).isNotEmpty();
  }

  @Test
  void isTheSameEachTime() {
    assertThat(CharterSchema.json()).isEqualTo(CharterSchema.json()).endsWith("}\n");
  }

  private static JsonNode json(Path file) throws IOException {
    return JSON.readTree(CharterParser.load(file, Map.of()).canonicalJson());
  }
}
