package io.assay.jobs.report;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.report.content.BatchReport;
import io.assay.jobs.report.content.Standing;
import io.assay.jobs.report.page.IndexPage;
import io.assay.jobs.report.page.ReportPage;
import io.assay.jobs.report.page.WantedPage;
import io.assay.jobs.stage.Stage;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.DatasetFiles;
import io.assay.jobs.warehouse.AtomicFile;
import io.assay.jobs.warehouse.StorageFault;
import io.assay.jobs.wording.ReasonWording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes the page of the batch, what is wanted, the documents of the dataset and the index over all
 * batches, each whole or not at all. The same tables give the same bytes.
 */
public final class ReportStage implements Stage {
  @Override
  public StageName name() {
    return StageName.REPORT;
  }

  @Override
  public StageResult run(StageContext context) {
    BatchRows batches = BatchRows.read(context.tables());
    AnchorRows anchors = AnchorRows.read(context.tables());
    ReasonWording wording = ReasonWording.of(context.charter().rules());
    Path page = context.warehouse().report(context.batch().key().batchId());
    BatchReport report = new ReportReader(context, batches, anchors).read();
    write(page, new ReportPage(wording).html(report));
    boolean isCounted = report.standing() != Standing.GATE_FAILED;
    // What a failed batch would have left is no gap of the dataset, and nobody is paid for it.
    if (isCounted && context.charter().measured() != null) {
      Path reports = context.warehouse().reports();
      write(reports.resolve("wanted.html"), WantedPage.html(report.subject(), report.wanted()));
      write(reports.resolve("wanted.json"), WantedFile.json(report.subject(), report.wanted()));
    }
    long hashed = new DatasetDocuments(context, batches, anchors).write();
    Path index = context.warehouse().reports().resolve("index.html");
    write(index, IndexPage.html(new IndexReader(context, batches, anchors).read()));
    // In and out is the batch, as the anchor counts it.
    return StageResult.done(1, 1, hashed == 0 ? Map.of() : Map.of(DatasetFiles.TABLE, hashed));
  }

  static void write(Path file, byte[] page) {
    try {
      AtomicFile.write(file, page);
    } catch (IOException e) {
      throw ExitException.failure(
          "Cannot write %s: %s. Check disk and permissions.".formatted(file, StorageFault.of(e)),
          e);
    }
  }
}
