package io.assay.jobs.report.page;

import io.assay.jobs.report.content.NumberIntervals;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import java.util.List;
import java.util.Locale;

/** How closely the values of a numeric task are known. */
final class NumberParts {
  private NumberParts() {}

  static List<Html> of(NumberIntervals numbers) {
    Listing widths = new Listing("Items by how closely their value is known", "Truth", "#Items");
    widths.row(
        Listing.text("no further from the value than the tolerance " + numbers.tolerance()),
        Figures.count("labels.numbers.within", numbers.within()));
    widths.row(
        Listing.text("up to twice as far"), Figures.count("labels.numbers.near", numbers.near()));
    widths.row(Listing.text("further"), Figures.count("labels.numbers.far", numbers.far()));
    Listing widest =
        new Listing("Values of which least is known", "Item", "#Value", "#From", "#To", "#Answers");
    for (NumberIntervals.Estimate estimate : numbers.widest()) {
      widest.row(
          Contributed.id(estimate.itemId()),
          Listing.text(estimate.value()),
          Listing.text(shown(estimate.lower())),
          Listing.text(shown(estimate.upper())),
          Figures.count("labels.numbers.answers", estimate.answers()));
    }
    return widest.isEmpty()
        ? List.of(widths.html())
        : List.of(
            Section.heading("How closely numbers are known"),
            Section.note(
                "The truth lies between from and to with 95 % confidence, if errors are normal:"
                    + " by how far each annotator usually is, and wider where answers to the item lie"
                    + " further apart than that explains."),
            widths.html(),
            widest.html());
  }

  private static String shown(double number) {
    return String.format(Locale.ROOT, "%.4g", number);
  }
}
