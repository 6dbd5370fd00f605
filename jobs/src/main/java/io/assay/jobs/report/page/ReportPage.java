package io.assay.jobs.report.page;

import io.assay.jobs.report.content.BatchReport;
import io.assay.jobs.report.content.Subject;
import io.assay.jobs.report.html.Document;
import io.assay.jobs.report.html.Element;
import io.assay.jobs.report.html.Html;
import io.assay.jobs.wording.ReasonWording;
import java.util.ArrayList;
import java.util.List;

/** The page of one batch. */
public final class ReportPage {
  private final ReasonWording wording;

  /**
   * @param wording words for the charter's rules
   */
  public ReportPage(ReasonWording wording) {
    this.wording = wording;
  }

  /** The page in UTF-8. */
  public byte[] html(BatchReport report) {
    Subject subject = report.subject();
    List<Section> sections = sections(report);
    List<Html> main = new ArrayList<>();
    main.add(header(subject));
    main.add(Headline.of(report));
    main.add(KeyFigures.of(report));
    main.add(
        Element.of("nav", Element.of("ul", sections.stream().map(Section::link).toList()))
            .with("aria-label", "Contents"));
    sections.forEach(section -> main.add(section.html()));
    main.add(footer(subject));
    return new Document(
            subject.name() + " · batch " + subject.key().batchId(),
            List.of(Element.of("main", main)))
        .bytes();
  }

  private List<Section> sections(BatchReport report) {
    List<Section> sections = new ArrayList<>();
    sections.add(VerdictSection.of(report.verdicts(), wording));
    sections.add(GateSection.of(report.gates()));
    sections.add(ReviewSection.of(report, wording));
    sections.add(FindingSection.of(report.findings()));
    sections.add(DuplicateSection.of(report));
    if (report.labels() != null) {
      sections.add(LabelSection.of(report.labels()));
    }
    if (report.suspects() != null) {
      sections.add(SuspectSection.of(report.suspects()));
    }
    if (!report.dimensions().isEmpty() || !report.figures().ages().isEmpty()) {
      sections.add(RepresentationSection.of(report));
    }
    sections.add(QuarantineSection.of(report.quarantine()));
    if (report.rewards() != null) {
      sections.add(RewardSection.of(report.rewards()));
    }
    if (report.proofs() != null) {
      sections.add(ProofSection.of(report.proofs(), report.subject()));
    }
    sections.add(StageSection.of(report.stages(), report.delivered()));
    return sections;
  }

  private static Html header(Subject subject) {
    return Element.of(
        "header",
        Element.of(
                "p",
                Element.of("a", subject.name()).with("href", "index.html"),
                Listing.text(" · " + subject.purpose()))
            .with("class", "quiet"),
        Element.of("h1", "Batch " + subject.key().batchId()),
        Element.of(
                "p",
                Listing.text("Judged as of "),
                Element.of("time", subject.asOf().toString())
                    .with("datetime", subject.asOf().toString()),
                Listing.text(
                    " · attempt %d · batch number %d in this warehouse"
                        .formatted(subject.key().attempt(), subject.sequence())))
            .with("class", "quiet"));
  }

  private static Html footer(Subject subject) {
    List<Html> parts = new ArrayList<>();
    parts.add(
        Element.of(
            "p",
            Listing.text("Charter "),
            Element.of("code", subject.charterHash()).with("class", "hash"),
            Listing.text(" of dataset " + subject.dataset() + ".")));
    if (!subject.contact().isEmpty()) {
      parts.add(Section.paragraph("Questions: " + subject.contact()));
    }
    parts.add(
        Section.note(
            "People appear under pseudonyms. Ask “assay explain ITEM” what became of a single item."));
    return Element.of("footer", parts);
  }
}
