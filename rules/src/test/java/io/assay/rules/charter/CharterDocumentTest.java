package io.assay.rules.charter;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.charter.yaml.Key;
import io.assay.rules.charter.yaml.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Keeps what is written about charters equal to what the parser reads. After a change of keys run
 * {@code mvn -pl rules test -Dtest=CharterDocumentTest -Dcharter.write=true} to write the tables
 * and the schema anew.
 */
class CharterDocumentTest {

  private static final Path DOCUMENT = Path.of("CHARTER.md");
  private static final Path SCHEMA = Path.of("charter.schema.json");

  @Test
  void tablesOfTheSpecificationAreThoseOfTheParser() throws IOException {
    requireGenerated("keys", tables());
  }

  @Test
  void specificationNamesEveryKeyThatIsNotBuilt() throws IOException {
    requireGenerated("unsupported", unsupported());
  }

  @Test
  void schemaBesideTheSpecificationIsThatOfTheParser() throws IOException {
    if (Boolean.getBoolean("charter.write")) {
      Files.writeString(SCHEMA, CharterSchema.json());
    }
    assertThat(SCHEMA).hasContent(CharterSchema.json());
  }

  @Test
  void exampleOfTheSpecificationIsAValidCharter() throws IOException {
    String example = between(Files.readString(DOCUMENT), "```yaml\n", "```");
    Charter charter = CharterParser.parse("example.yaml", example, Map.of());
    assertThat(charter.unsupported()).isEmpty();
  }

  @Test
  void hashOfTheSpecificationIsThatOfItsExample() throws IOException {
    String document = Files.readString(DOCUMENT);
    Charter charter =
        CharterParser.parse("example.yaml", between(document, "```yaml\n", "```"), Map.of());
    assertThat(document).contains(charter.canonicalJson()).contains(charter.hash());
  }

  private static void requireGenerated(String part, String generated) throws IOException {
    String begin = "<!-- generated: " + part + " -->\n";
    String end = "<!-- end of " + part + " -->";
    String document = Files.readString(DOCUMENT);
    if (Boolean.getBoolean("charter.write")) {
      document =
          document.replace(begin + between(document, begin, end) + end, begin + generated + end);
      Files.writeString(DOCUMENT, document);
    }
    assertThat(between(document, begin, end)).isEqualTo(generated);
  }

  private static String between(String text, String begin, String end) {
    int from = text.indexOf(begin) + begin.length();
    return text.substring(from, text.indexOf(end, from));
  }

  private static String tables() {
    StringBuilder out = new StringBuilder();
    append(out, "", CharterKeys.ALL, new HashSet<>());
    return out.toString();
  }

  private static void append(StringBuilder out, String path, Keys keys, Set<Keys> seen) {
    if (!seen.add(keys)) {
      return;
    }
    out.append("### ").append(path.isEmpty() ? "The charter" : "`" + path + "`").append("\n\n");
    out.append("| key | value | if left out | meaning |\n|---|---|---|---|\n");
    keys.keys().forEach(key -> out.append(row(key)));
    keys.groups().forEach(group -> out.append("\nNeeds ").append(words(group)).append(".\n"));
    out.append('\n');
    for (Key<?> key : keys.keys()) {
      String below = path.isEmpty() ? key.name() : path + "." + key.name();
      key.kind().nested().forEach(nested -> append(out, below, nested, seen));
    }
  }

  private static String row(Key<?> key) {
    String absent =
        key.required() ? "an error" : key.fallback() == null ? "–" : "`" + key.fallback() + "`";
    String value = key.kind().nested().isEmpty() ? key.kind().expected() : nested(key);
    return "| `" + key.name() + "` | " + value + " | " + absent + " | " + key.meaning() + " |\n";
  }

  private static String nested(Key<?> key) {
    String expected = key.kind().expected();
    int keys = expected.indexOf(" with the keys");
    return expected.substring(0, keys) + ", see below";
  }

  private static String words(Keys.Group group) {
    String count = group.count() == Keys.Count.EXACTLY_ONE ? "exactly one" : "at least one";
    return count + " of `" + String.join("`, `", group.names()) + "`";
  }

  private static String unsupported() {
    List<Unsupported> all =
        CharterParser.load(CharterFiles.DIRECTORY.resolve("valid-every-key.yaml"), Map.of())
            .unsupported();
    StringBuilder out = new StringBuilder("| key | why |\n|---|---|\n");
    all.forEach(each -> out.append("| `" + each.key() + "` | " + each.reason() + " |\n"));
    return out.toString();
  }
}
