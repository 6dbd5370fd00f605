package io.assay.rules.charter.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

  private static final List<String> KNOWN =
      List.of("csv", "normalise", "near", "training", "rewards");

  @ParameterizedTest
  @CsvSource({
    "normalize, normalise",
    "noramlise, normalise",
    "nearr, near",
    "CSV, csv",
    "reward, rewards",
    "train, training",
    "cvs, csv",
    "parquet, ''",
    "tsv2, ''",
    "'', ''"
  })
  void findsTheWordThatWasMeant(String written, String meant) {
    assertThat(Nearest.to(written, KNOWN)).isEqualTo(meant);
  }
}
