package io.assay.jobs.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.report.content.LabelQuality;
import io.assay.jobs.report.content.LabelQuality.Share;
import io.assay.jobs.report.content.LabelSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuestionPartsTest {

  @Test
  void goldAloneSpeaksForALabelWhereItContradictsTheVotes() {
    Share gold = new Share(0.25, 0.1, 0.5);
    String html =
        html(
            new LabelSummary.Question("rude <b>", 7, quality(gold, true)),
            new LabelSummary.Question("spam", 3, quality(null, false)));
    assertThat(html).contains("rude &lt;b&gt;").contains("gold contradicts");
    String rude = html.substring(html.indexOf("rude"), html.indexOf("spam"));
    assertThat(rude).contains(">25.0", ">10.0", ">50.0").doesNotContain("97.0");
    assertThat(html.substring(html.indexOf("spam")))
        .contains(">97.0")
        .doesNotContain("contradicts");
  }

  private static LabelQuality quality(@Nullable Share gold, boolean contradicted) {
    return new LabelQuality(
        new LabelQuality.Choice("majority", "charter", 0, 1, true, List.of()),
        10,
        0,
        null,
        10,
        new Share(0.9, 0.8, 0.95),
        gold,
        new Share(0.93, 0.9, 0.97),
        contradicted,
        "");
  }

  private static String html(LabelSummary.Question... questions) {
    StringBuilder page = new StringBuilder();
    QuestionParts.of(List.of(questions)).forEach(part -> part.write(page));
    return page.toString();
  }
}
