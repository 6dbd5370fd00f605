package io.assay.jobs.report.page;

import io.assay.jobs.report.content.GateLine;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Html;
import io.assay.jobs.report.html.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Gates with bound, value and outcome. */
final class GateSection {
  private static final int DIGITS = 4;

  private GateSection() {}

  static Section of(List<GateLine> gates) {
    if (gates.isEmpty()) {
      return Section.of(
          "gates", "Gates", Section.paragraph("No gate was measured for this batch."));
    }
    Listing table =
        new Listing(
            "Bounds on the whole set, as the charter says",
            "Gate",
            "Outcome",
            "#Measured",
            "#Judged by",
            "Bound",
            "Severity",
            "Measured on");
    for (GateLine gate : gates) {
      table.row(
          Listing.text(gate.gate()),
          Section.badge(kind(gate.outcome()), gate.outcome()),
          measured(gate),
          judged(gate),
          Listing.text(gate.bound()),
          Listing.text(gate.severity()),
          Listing.text(subject(gate)));
    }
    return Section.of(
        "gates",
        "Gates",
        Section.paragraph(
            "A gate judges the set as a whole. One of severity error stops pay and anchoring when"
                + " it fails."),
        table.html());
  }

  private static String subject(GateLine gate) {
    String target = gate.target();
    String metric = target == null ? gate.metric() : gate.metric() + " of " + target;
    return metric + ", " + (gate.scope().equals("batch") ? "whole batch" : gate.scope() + " items");
  }

  /** The measured value, which no end of an interval stands in for. */
  private static Html measured(GateLine gate) {
    if (gate.judgedBy().equals("value")) {
      return value(gate);
    }
    Double measured = gate.measured();
    return measured == null
        ? Listing.text("none")
        : Element.of("data", shown(measured))
            .with("value", measured.toString())
            .with("data-name", "gate." + gate.gate() + ".measured");
  }

  /** The end of its interval that is compared with the bound instead. */
  private static Html judged(GateLine gate) {
    return gate.judgedBy().equals("value")
        ? Listing.text("–")
        : Element.of("span", value(gate), new Text(" (" + gate.judgedBy() + "\u00a0end)"));
  }

  private static Html value(GateLine gate) {
    Double value = gate.value();
    if (value == null) {
      return Element.of("span", "none").with("title", gate.detail());
    }
    String fraction = gate.fraction();
    return Element.of("data", shown(value))
        .with("value", value.toString())
        .with("data-name", "gate." + gate.gate())
        .with("title", fraction == null ? gate.detail() : fraction + " · " + gate.detail());
  }

  /** Cut off, never rounded up to a bound that was missed, and marked if there is more. */
  static String shown(double value) {
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal shown = exact.setScale(DIGITS, RoundingMode.DOWN).stripTrailingZeros();
    return shown.toPlainString() + (shown.compareTo(exact) == 0 ? "" : "…");
  }

  private static String kind(String outcome) {
    return switch (outcome) {
      case "pass" -> "good";
      case "warn", "unmeasured" -> "warn";
      default -> "bad";
    };
  }
}
