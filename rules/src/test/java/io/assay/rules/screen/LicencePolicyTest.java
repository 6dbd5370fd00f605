package io.assay.rules.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.charter.LicencesSection;
import io.assay.rules.charter.Severity;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicencePolicyTest {

  private static final LicencePolicy POLICY =
      policy(
          "CC0-1.0",
          "mit",
          "GPL-2.0-only",
          "Apache-2.0",
          "LicenseRef-community",
          "GPL-3.0-only WITH Classpath-exception-2.0");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CC0-1.0",
        "cc0-1.0",
        "  CC0-1.0\t",
        "MIT",
        "GPL-2.0",
        "gpl-2.0+",
        "GPL-2.0-or-later",
        "Apache-2.0+",
        "LicenseRef-community",
        "MIT OR GPL-3.0-only",
        "GPL-3.0-only or MIT",
        "MIT OR Whatever",
        "MIT AND CC0-1.0",
        "(MIT)",
        "((MIT AND CC0-1.0) OR CC-BY-NC-4.0)",
        "MIT AND CC0-1.0 OR CC-BY-NC-4.0",
        "CC-BY-NC-4.0 OR MIT AND CC0-1.0",
        "GPL-3.0 WITH classpath-exception-2.0"
      })
  void acceptsWhatTheCharterAccepts(String declared) {
    assertThat(POLICY.check(declared)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CC-BY-NC-4.0",
        "cc-by-nc-4.0",
        "GPL-3.0-only",
        "GPL-3.0+",
        "NONE",
        "MIT AND CC-BY-NC-4.0",
        "CC-BY-NC-4.0 AND Whatever",
        "(MIT OR CC0-1.0) AND CC-BY-NC-4.0",
        "CC-BY-4.0 OR CC-BY-NC-4.0"
      })
  void rejectsWhatIsKnownButNotAccepted(String declared) {
    assertThat(POLICY.check(declared))
        .extracting(Finding::rule, Finding::severity)
        .containsExactly(LicencePolicy.NOT_ACCEPTED, Severity.REJECT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Apache 2.0",
        "CC0",
        "public domain",
        "NOASSERTION",
        "LicenseRef-other",
        "MIT AND Whatever",
        "CC-BY-NC-4.0 OR Whatever",
        "MIT WITH Classpath-exception-2.0",
        "MIT WITH no-training",
        "MIT, CC0-1.0",
        "MIT/CC0-1.0",
        "MIT CC0-1.0",
        "MIT Or CC0-1.0",
        "MIT OR",
        "OR MIT",
        "OR",
        "MIT WITH",
        "(MIT",
        "MIT)",
        "()",
        "+",
        "ＭＩＴ",
        "M\u0131T",
        "MIT\u0000",
        "MIT\nOR MIT"
      })
  void doesNotKnowWhatIsNoListedLicence(String declared) {
    assertThat(POLICY.check(declared))
        .extracting(Finding::rule, Finding::severity)
        .containsExactly(LicencePolicy.UNKNOWN, Severity.REVIEW);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "\t\n"})
  void reportsMissingLicenceWithTheSeverityOfUnknownOnes(String declared) {
    assertThat(POLICY.check(declared))
        .extracting(Finding::rule, Finding::severity)
        .containsExactly(LicencePolicy.MISSING, Severity.REVIEW);
  }

  @Test
  void doesNotKnowExpressionsMadeToBreakTheParser() {
    String deep = "(".repeat(400) + "MIT" + ")".repeat(400);
    assertThat(POLICY.check(deep)).extracting(Finding::rule).isEqualTo(LicencePolicy.UNKNOWN);
    String endless = "MIT OR ".repeat(1_000_000) + "MIT";
    assertThat(POLICY.check(endless)).extracting(Finding::rule).isEqualTo(LicencePolicy.UNKNOWN);
    String nested = "(".repeat(20) + "MIT" + ")".repeat(20);
    assertThat(POLICY.check(nested)).isNull();
  }

  @Test
  void saysWhatWasFoundAndExpected() {
    assertThat(policy("CC0-1.0", "CC-BY-4.0").check("GPL-2.0"))
        .extracting(Finding::detail)
        .isEqualTo("GPL-2.0 (expected: CC0-1.0, CC-BY-4.0)");
  }

  @ParameterizedTest
  @CsvSource({
    "mit, MIT",
    "GPL-2.0, GPL-2.0-only",
    "gpl-2.0+, GPL-2.0-or-later",
    "cc-by-sa-4.0, CC-BY-SA-4.0",
    "GFDL-1.1-invariants, ",
    "Apache-2.0+, ",
    "Apache, "
  })
  void knowsCanonicalSpelling(String id, String canonical) {
    assertThat(SpdxIds.canonical(id)).isEqualTo(canonical);
  }

  private static LicencePolicy policy(String... accept) {
    return LicencePolicy.of(new LicencesSection(List.of(accept), new TreeSet<>(), Severity.REVIEW));
  }
}
