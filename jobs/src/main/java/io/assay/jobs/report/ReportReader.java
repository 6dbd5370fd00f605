package io.assay.jobs.report;

import io.assay.jobs.report.content.BatchReport;
import io.assay.jobs.report.content.ClusterList;
import io.assay.jobs.report.content.QuarantineGroup;
import io.assay.jobs.report.content.Subject;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.rules.charter.DatasetSection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what the page of one batch says. */
final class ReportReader {
  private final StageContext context;
  private final BatchRows batches;
  private final AnchorRows anchors;

  ReportReader(StageContext context, BatchRows batches, AnchorRows anchors) {
    this.context = context;
    this.batches = batches;
    this.anchors = anchors;
  }

  BatchReport read() {
    BatchKey key = context.batch().key();
    FindingRows findings = FindingRows.read(context);
    DuplicateRows duplicates = DuplicateRows.read(context);
    ClusterRows clusters = duplicates.isEmpty() ? null : ClusterRows.read(context);
    VerdictRows verdicts = VerdictRows.read(context);
    Set<Excerpts.Place> places = new HashSet<>(findings.places());
    places.addAll(duplicates.places());
    if (clusters != null) {
      places.addAll(clusters.places());
    }
    places.addAll(verdicts.places());
    SuspectRows suspects = SuspectRows.read(context);
    if (suspects != null) {
      places.addAll(suspects.places());
    }
    Excerpts excerpts = Excerpts.read(context, places);
    SetReader set = new SetReader(context);
    IntakeReader intake = new IntakeReader(context);
    List<QuarantineGroup> quarantine = intake.quarantine();
    return new BatchReport(
        subject(key),
        batches.standing(key),
        batches.stages(key),
        intake.delivered(quarantine),
        verdicts.counts(),
        set.gates(),
        findings.groups(excerpts),
        quarantine,
        duplicates.list(excerpts),
        clusters == null ? ClusterList.NONE : clusters.list(excerpts),
        Templates.in(context),
        new LabelReader(context).labels(),
        suspects == null ? null : suspects.list(excerpts),
        set.dimensions(),
        new WantedReader(context).read(),
        new FigureReader(context).read(),
        RewardReader.read(context),
        ProofReader.read(context, anchors),
        verdicts.queue(excerpts));
  }

  private Subject subject(BatchKey key) {
    DatasetSection dataset = context.charter().dataset();
    String contact = dataset.contact();
    return new Subject(
        dataset.id(),
        dataset.name(),
        dataset.purpose(),
        contact == null ? "" : contact,
        key,
        context.batch().sequence(),
        context.batch().asOf(),
        context.charter().hash());
  }
}
