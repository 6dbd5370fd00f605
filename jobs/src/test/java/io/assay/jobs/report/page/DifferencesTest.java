package io.assay.jobs.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DifferencesTest {

  @Test
  void marksWhatOnlyOneOfThemHas() {
    Differences.Sides sides = Differences.of("the quick fox jumps", "the slow fox jumps high");

    assertThat(html(sides.first()))
        .isEqualTo("<bdi class=\"contributed\">the <mark>quick</mark> fox jumps</bdi>");
    assertThat(html(sides.second()))
        .isEqualTo(
            "<bdi class=\"contributed\">the <mark>slow</mark> fox jumps<mark> high</mark></bdi>");
  }

  @Test
  void shortensWhatBothHaveSoThatAFarDifferenceIsSeen() {
    String alike = "word ".repeat(1_000);

    Differences.Sides sides = Differences.of(alike + "old end", alike + "new end");

    assertThat(html(sides.first()))
        .contains(" … 4,940 characters alike … ", "<mark>old</mark> end")
        .hasSizeLessThan(300);
  }

  @Test
  void equalTextsAreCutAtTheEnd() {
    String text = "word ".repeat(1_000);

    assertThat(html(Differences.of(text, text).first()))
        .startsWith("<bdi class=\"contributed\">word word")
        .endsWith("…</bdi>")
        .doesNotContain("mark")
        .hasSizeLessThan(1_600);
  }

  @Test
  void invisibleAndHostileTextIsShownAsText() {
    Differences.Sides sides = Differences.of("pay me", "pay\u200B me <script>");

    assertThat(html(sides.second()))
        .contains("<mark>⟨U+200B⟩</mark>", "&lt;")
        .doesNotContain("<script", "\u200B");
  }

  @Test
  void emptyTextsHaveNoMark() {
    assertThat(html(Differences.of("", "").first())).doesNotContain("mark");
    assertThat(html(Differences.of("", "new").second())).contains("<mark>new</mark>");
  }

  @Test
  void textsWithNothingInCommonAreComparedInTimeAndStayShort() {
    Random random = new Random(1);
    String one =
        random
            .ints(3_000, 'a', 'm')
            .collect(StringBuilder::new, Word::append, StringBuilder::append)
            .toString();
    String other =
        random
            .ints(3_000, 'n', 'z')
            .collect(StringBuilder::new, Word::append, StringBuilder::append)
            .toString();

    Differences.Sides sides = Differences.of(one, other);

    assertThat(html(sides.first())).hasSizeBetween(1_400, 12_000);
    assertThat(html(sides.second())).contains("…");
  }

  private static String html(io.assay.jobs.report.html.Html html) {
    StringBuilder page = new StringBuilder();
    html.write(page);
    return page.toString();
  }

  /** One letter and a space. */
  private static final class Word {
    static void append(StringBuilder text, int letter) {
      text.append((char) letter).append(' ');
    }
  }
}
