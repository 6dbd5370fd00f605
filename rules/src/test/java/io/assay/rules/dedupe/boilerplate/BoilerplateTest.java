package io.assay.rules.dedupe.boilerplate;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rules.charter.NearDuplicates.Shingle;
import io.assay.rules.charter.NearDuplicates.Unit;
import io.assay.rules.dedupe.shingle.Shingler;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoilerplateTest {

  private static final String HEADER =
      "licensed under the community data licence you may not use this file except in compliance";

  private final Shingler shingler =
      new Shingler(new Shingle(Unit.WORD, 3), new Shingle(Unit.CHAR, 5));
  private final DeclaredBoilerplate declared =
      DeclaredBoilerplate.of(shingler, List.of(HEADER, "all rights"), 3);

  @Test
  void setsDeclaredShinglesAside() {
    long[] rest = declared.setAside(shingler.shingles(HEADER + " one two three four five"));
    assertThat(rest).hasSize(5).contains(shingler.shingles("one two three four five"));
  }

  @Test
  void leavesTextsWithoutBoilerplateAlone() {
    long[] set = shingler.shingles("one two three");
    assertThat(declared.setAside(set)).isSameAs(set);
  }

  @Test
  void nothingIsLeftOfTheTemplateAloneOrWithItsSeam() {
    assertThat(declared.setAside(shingler.shingles(HEADER))).isEmpty();
    assertThat(declared.setAside(shingler.shingles(HEADER + " one two"))).isEmpty();
    assertThat(declared.setAside(new long[0])).isEmpty();
  }

  @Test
  void knowsDeclaredTextsInTextsOfCharactersToo() {
    assertThat(declared.setAside(shingler.shingles("all rights"))).isEmpty();
  }

  @Test
  void suggestsWhatManyRecordsOfManyContributorsShare() {
    BoilerplateSearch search =
        new BoilerplateSearch(shingler, new BoilerplateSearch.Demand(10, 5, 6), token -> true);
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < 40; i++) {
        read(search, pass, HEADER + "! " + payload(i) + ". " + HEADER, "contributor " + i);
        read(search, pass, "one person writes this sentence very often " + payload(1000 + i), "x");
        read(search, pass, payload(2000 + i), "contributor " + i);
      }
    }
    assertThat(search.suggestions()).hasSize(1);
    Suggestion found = search.suggestions().get(0);
    assertThat(found.text()).isEqualTo(HEADER);
    assertThat(found.records()).isEqualTo(40);
    assertThat(found.contributors()).isBetween(20, 40);
  }

  @Test
  void orderOfRecordsChangesNoSuggestion() {
    assertThat(suggestions(true)).isEqualTo(suggestions(false)).isNotEmpty();
  }

  private List<Suggestion> suggestions(boolean backwards) {
    BoilerplateSearch search =
        new BoilerplateSearch(shingler, new BoilerplateSearch.Demand(5, 3, 3), token -> true);
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < 30; i++) {
        int n = backwards ? 29 - i : i;
        String join = n % 2 == 0 ? ", " : " ";
        read(search, pass, "please answer" + join + "the question below " + payload(n), "c" + n);
      }
    }
    return search.suggestions();
  }

  private static void read(BoilerplateSearch search, int pass, String text, String contributor) {
    if (pass == 0) {
      search.count(text, contributor);
    } else {
      search.collect(text, contributor);
    }
  }

  private static String payload(int seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      text.append(i == 0 ? "" : " ").append("w").append(random.nextInt(1 << 20));
    }
    return text.toString();
  }
}
