package io.assay.jobs.stage;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.warehouse.StorageFault;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.DuplicatesSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a charter says of duplicates, with the texts of the files that it names. */
public final class DeclaredDuplicates {
  private DeclaredDuplicates() {}

  /** Of the context's charter and files; null if the charter has no such section. */
  public static @Nullable DuplicatesSection of(StageContext context) {
    return of(context.charter(), context.batch().inputs().referred());
  }

  /**
   * The section; null if the charter has none.
   *
   * @throws ExitException usage, if a file cannot be read as UTF-8
   */
  public static @Nullable DuplicatesSection of(Charter charter, ReferredFiles files) {
    DuplicatesSection section = charter.duplicates();
    if (section == null || section.boilerplateFiles().isEmpty()) {
      return section;
    }
    List<String> texts = new ArrayList<>();
    for (Path file : files.boilerplate()) {
      texts.add(text(file));
    }
    return section.reading(texts);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw ExitException.usage(
          "Cannot read boilerplate file %s: %s (expected: a text in UTF-8). Check duplicates.boilerplate-files."
              .formatted(file, StorageFault.of(e)));
    }
  }
}
