package io.assay.jobs.report;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.report.document.DatasetFacts;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.DatasetFiles;
import io.assay.jobs.table.StoredFile;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.warehouse.StorageFault;
import io.assay.rules.digest.Sha256;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Data files with their digests; a file is read once in the life of the warehouse. */
final class HashedFiles {
  private final StageContext context;
  private final List<Row> added = new ArrayList<>();

  HashedFiles(StageContext context) {
    this.context = context;
  }

  /** The live files of these tables that may hold rows of these attempts. */
  List<DatasetFacts.Table> of(List<TableDefinition> tables, List<BatchKey> keys) {
    Map<String, String> known = known();
    List<DatasetFacts.Table> hashed = new ArrayList<>();
    for (TableDefinition table : tables) {
      if (!context.tables().exists(table)) {
        continue;
      }
      List<DatasetFacts.DataFile> files = new ArrayList<>();
      for (StoredFile file : context.tables().files(table, keys)) {
        String place = table.name() + "/" + file.path();
        String sha256 = known.get(place);
        if (sha256 == null) {
          sha256 = digest(file);
          added.add(RowFactory.create(table.name(), file.path(), file.bytes(), sha256));
        }
        files.add(new DatasetFacts.DataFile(file.path(), file.bytes(), sha256));
      }
      hashed.add(new DatasetFacts.Table(table.name(), version(table), columns(table), files));
    }
    return hashed;
  }

  /** Remembers what was hashed; gives the number of rows. */
  long store() {
    if (!added.isEmpty()) {
      context.tables().append(DatasetFiles.TABLE, context.batch().key(), 1, added);
    }
    return added.size();
  }

  private Map<String, String> known() {
    Map<String, String> known = new HashMap<>();
    for (Row row : context.tables().list(DatasetFiles.TABLE)) {
      known.put(
          row.<String>getAs(DatasetFiles.TABLE_NAME) + "/" + row.<String>getAs(DatasetFiles.PATH),
          row.getAs(DatasetFiles.SHA256));
    }
    return known;
  }

  private static String digest(StoredFile file) {
    try {
      return Sha256.hexOf(file.place());
    } catch (IOException e) {
      throw ExitException.failure(
          "Cannot read %s: %s. Check disk and permissions."
              .formatted(file.place(), StorageFault.of(e)),
          e);
    }
  }

  private long version(TableDefinition table) {
    return Objects.requireNonNull(context.tables().readVersions().get(table), table.name());
  }

  private static List<DatasetFacts.Column> columns(TableDefinition table) {
    return Arrays.stream(table.schema().fields())
        .map(field -> new DatasetFacts.Column(field.name(), field.dataType().catalogString()))
        .toList();
  }
}
