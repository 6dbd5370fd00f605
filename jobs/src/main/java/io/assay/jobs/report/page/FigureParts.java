package io.assay.jobs.report.page;

import io.assay.jobs.report.content.MeasureLine;
import io.assay.jobs.report.content.RepresentationFigures;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import io.assay.jobs.wording.MeasureWording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tables of what is measured beside shares. */
final class FigureParts {
  private static final double SIGNIFICANT = 0.05;

  private static final String RARE =
      "Those of population stability and Cramér's V are too narrow where a category expects fewer than five items";

  private FigureParts() {}

  /** Every measure of a dimension with its interval. */
  static List<Html> of(String subject, RepresentationFigures figures) {
    Listing table =
        new Listing(
            "How far the dataset is from the target, with 95 % intervals. " + RARE,
            "Measure",
            "#Value",
            "#From",
            "#To",
            "#By weight",
            "#By chance");
    for (MeasureLine line : figures.measures()) {
      boolean isShown =
          line.subject().equals(subject)
              && !line.measure().equals("share")
              && line.weighting().equals("items");
      if (isShown) {
        boolean hasInterval = line.lower() < line.upper();
        table.row(
            Listing.text(MeasureWording.of(line.measure())),
            value(subject, line),
            Listing.text(hasInterval ? number(line.lower()) : "–"),
            Listing.text(hasInterval ? number(line.upper()) : "–"),
            Listing.text(weighted(line, figures)),
            Listing.text(chance(line.adjusted())));
      }
    }
    return table.isEmpty() ? List.of() : List.of(details(table.html()));
  }

  /** How far this batch is from the one before it. */
  static List<Html> drift(RepresentationFigures figures) {
    Listing table =
        new Listing(
            "This batch against the batch before, with 95 % intervals. " + RARE,
            "Dimension",
            "Measure",
            "#Value",
            "#From",
            "#To");
    for (MeasureLine line : figures.drift()) {
      table.row(
          Listing.text(line.subject()),
          Listing.text(MeasureWording.of(line.measure())),
          Element.of("data", number(line.value()))
              .with("value", Double.toString(line.value()))
              .with("data-name", "representation.drift." + line.subject() + "." + line.measure()),
          Listing.text(number(line.lower())),
          Listing.text(number(line.upper())));
    }
    return table.isEmpty() ? List.of() : List.of(Section.heading("Drift"), table.html());
  }

  /** Figures of the dataset as a whole, and its age. */
  static List<Html> whole(RepresentationFigures figures) {
    List<Html> parts = new ArrayList<>();
    Listing table = new Listing("The dataset as a whole", "Figure", "#Value");
    for (MeasureLine line : figures.measures()) {
      if (line.subject().equals("*") && !line.measure().equals("uncovered-patterns")) {
        table.row(Listing.text(MeasureWording.of(line.measure())), value("*", line));
      }
    }
    if (!table.isEmpty()) {
      parts.add(Section.heading("Who contributes, and when"));
      parts.add(table.html());
    }
    if (!figures.ages().isEmpty()) {
      long total = figures.ages().stream().mapToLong(RepresentationFigures.Age::contents).sum();
      Listing ages = new Listing("Age of the contents", "Age", "#Contents", "#of all");
      for (RepresentationFigures.Age age : figures.ages()) {
        ages.row(
            Listing.text(age.window()),
            Figures.count("representation.age." + age.window(), age.contents()),
            Listing.text(Figures.percent(age.contents(), total)));
      }
      parts.add(ages.html());
    }
    return parts;
  }

  /** What chance has to say about a deviation. */
  static String chance(@org.jspecify.annotations.Nullable Double adjusted) {
    if (adjusted == null) {
      return "–";
    }
    return !isPossible(adjusted) ? "no\u00a0(p\u00a0%s)".formatted(small(adjusted)) : "possible";
  }

  /** Whether chance may explain it. */
  static boolean isPossible(double adjusted) {
    return adjusted >= SIGNIFICANT;
  }

  private static String small(double probability) {
    return probability < 0.001 ? "<\u00a00.001" : number(probability);
  }

  private static String weighted(MeasureLine line, RepresentationFigures figures) {
    return figures.measures().stream()
        .filter(each -> each.weighting().equals("weight"))
        .filter(each -> each.subject().equals(line.subject()))
        .filter(each -> each.measure().equals(line.measure()))
        .filter(each -> each.against().equals(line.against()))
        .map(each -> number(each.value()))
        .findFirst()
        .orElse("–");
  }

  private static Html value(String subject, MeasureLine line) {
    return Element.of("data", number(line.value()))
        .with("value", Double.toString(line.value()))
        .with("data-name", "representation." + subject + "." + line.measure());
  }

  private static Html details(Html table) {
    return Element.of("details", Element.of("summary", "All measures"), table);
  }

  /** Four digits behind the point. */
  static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
