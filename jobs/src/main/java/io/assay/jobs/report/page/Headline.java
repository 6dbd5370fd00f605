package io.assay.jobs.report.page;

import io.assay.jobs.report.content.BatchReport;
import io.assay.jobs.report.content.GateLine;
import io.assay.jobs.report.content.Standing;
import io.assay.jobs.report.content.VerdictCounts;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Figures;
import io.assay.jobs.report.html.Html;
import java.util.List;
import java.util.stream.Collectors;

/** What became of a batch, in two sentences. */
final class Headline {
  private Headline() {}

  static Html of(BatchReport report) {
    return Element.of(
            "div",
            Element.of("p", sentence(report.standing())).with("class", "verdict"),
            Element.of("p", explanation(report)))
        .with("class", "headline " + kind(report.standing()))
        .with("id", "standing")
        .with("data-standing", report.standing().name());
  }

  /** One sentence. */
  static String sentence(Standing standing) {
    return switch (standing) {
      case ANCHORED -> "Accepted, paid and anchored.";
      case ACCEPTED -> "Accepted and paid.";
      case WAITING_FOR_ANCHOR -> "Accepted, and waiting for its anchor.";
      case GATE_FAILED -> "A gate failed: nothing of this batch is paid or anchored.";
      case UNFINISHED -> "Not finished yet.";
    };
  }

  /** A few words, for a table. */
  static String words(Standing standing) {
    return switch (standing) {
      case ANCHORED -> "anchored";
      case ACCEPTED -> "accepted";
      case WAITING_FOR_ANCHOR -> "waiting for anchor";
      case GATE_FAILED -> "gate failed";
      case UNFINISHED -> "unfinished";
    };
  }

  /** The colour. */
  static String kind(Standing standing) {
    return switch (standing) {
      case ANCHORED, ACCEPTED -> "good";
      case WAITING_FOR_ANCHOR, UNFINISHED -> "warn";
      case GATE_FAILED -> "bad";
    };
  }

  private static String explanation(BatchReport report) {
    return switch (report.standing()) {
      case ANCHORED -> counts(report);
      case ACCEPTED -> counts(report) + " The charter asks for no anchor.";
      case WAITING_FOR_ANCHOR ->
          counts(report)
              + " The chain does not hold the batch yet; run it again to anchor it, nothing is lost.";
      case GATE_FAILED ->
          failed(report.gates())
              + " Correct the data or the charter and run the batch again with --replace.";
      case UNFINISHED ->
          report.stages().isEmpty()
              ? "No stage is complete. Run the batch again, and it goes on from here."
              : "The last complete stage is "
                  + report.stages().get(report.stages().size() - 1).stage()
                  + ". Run the batch again, and it goes on from there.";
    };
  }

  private static String counts(BatchReport report) {
    VerdictCounts verdicts = report.verdicts();
    long again = report.delivered().items("redelivered");
    String judged =
        "Judged: %s; accepted %s, rejected %s, for review %s."
            .formatted(
                Figures.grouped(verdicts.total()),
                Figures.grouped(verdicts.of("accepted")),
                Figures.grouped(verdicts.of("rejected")),
                Figures.grouped(verdicts.of("review")));
    return again == 0
        ? judged
        : "Of %s delivered items %s came again unchanged, which earns nothing. %s"
            .formatted(Figures.grouped(report.delivered().total()), Figures.grouped(again), judged);
  }

  private static String failed(List<GateLine> gates) {
    return gates.stream()
        .filter(gate -> gate.outcome().equals("fail"))
        .map(Headline::missed)
        .collect(Collectors.joining(", ", "Gate ", "."));
  }

  private static String missed(GateLine gate) {
    Double value = gate.value();
    String end =
        gate.judgedBy().equals("value")
            ? ""
            : ", the %s end of the interval of what was measured".formatted(gate.judgedBy());
    return "%s is %s%s (expected: %s)"
        .formatted(
            gate.gate(),
            value == null ? "none" : GateSection.shown(value),
            value == null ? "" : end,
            gate.bound());
  }
}
