package io.assay.jobs.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Keeps what is written about expressions equal to what is admitted. After a change run {@code mvn
 * -pl jobs -am test -Dtest=ExpressionDocumentTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dcharter.write=true} to write the tables anew.
 */
class ExpressionDocumentTest {

  private static final Path DOCUMENT = Path.of("../rules/CHARTER.md");

  @Test
  void specificationListsTheAdmittedSyntax() throws IOException {
    StringBuilder table = new StringBuilder("| syntax | meaning |\n|---|---|\n");
    AdmittedSyntax.ALL.forEach(each -> table.append(row(each.usage(), each.meaning())));
    requireGenerated("syntax", table.toString());
  }

  @Test
  void specificationListsTheAdmittedFunctions() throws IOException {
    StringBuilder table = new StringBuilder("| function | gives |\n|---|---|\n");
    AdmittedFunction.ALL.forEach(each -> table.append(row(each.usage(), each.meaning())));
    requireGenerated("functions", table.toString());
  }

  private static String row(String usage, String meaning) {
    return "| `%s` | %s |\n".formatted(usage.replace("|", "\\|"), meaning.replace("|", "\\|"));
  }

  private static void requireGenerated(String part, String generated) throws IOException {
    String begin = "<!-- generated: " + part + " -->\n";
    String end = "<!-- end of " + part + " -->";
    String document = Files.readString(DOCUMENT);
    int from = document.indexOf(begin) + begin.length();
    int to = document.indexOf(end, from);
    if (Boolean.getBoolean("charter.write")) {
      document = document.substring(0, from) + generated + document.substring(to);
      to = from + generated.length();
      Files.writeString(DOCUMENT, document);
    }
    assertThat(document.substring(from, to)).isEqualTo(generated);
  }
}
