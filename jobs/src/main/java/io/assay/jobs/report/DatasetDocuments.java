package io.assay.jobs.report;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.report.document.DatasetFacts;
import io.assay.jobs.report.document.Documents;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.warehouse.StorageFault;
import io.assay.lineage.storage.FileTree;
import java.io.IOException;
import java.nio.file.Path;

/** The dataset's documents as files, or none as long as no batch counts. */
final class DatasetDocuments {
  private final StageContext context;
  private final BatchRows batches;
  private final AnchorRows anchors;

  DatasetDocuments(StageContext context, BatchRows batches, AnchorRows anchors) {
    this.context = context;
    this.batches = batches;
    this.anchors = anchors;
  }

  /** Writes them; gives the number of files that were hashed for it. */
  long write() {
    HashedFiles files = new HashedFiles(context);
    Path directory = context.warehouse().documents();
    DatasetFacts facts = new DatasetReader(context, batches, anchors, files).read();
    if (facts == null) {
      remove(directory);
      return 0;
    }
    long hashed = files.store();
    Documents.of(facts).forEach((name, bytes) -> ReportStage.write(directory.resolve(name), bytes));
    return hashed;
  }

  /** A batch that counted may be judged afresh and fail. */
  private static void remove(Path directory) {
    try {
      FileTree.delete(directory);
    } catch (IOException e) {
      throw ExitException.failure(
          "Cannot remove %s: %s. Check permissions.".formatted(directory, StorageFault.of(e)), e);
    }
  }
}
