package io.assay.jobs.cli;

import io.assay.jobs.stage.ReferredFiles;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.CharterParser;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which charter, with which overrides. */
final class CharterOptions {
  @Option(
      names = "--charter",
      paramLabel = "FILE",
      required = true,
      description = "The dataset charter.")
  @Nullable Path file;

  @Mixin private final CharterOverrides overrides = new CharterOverrides();

  Charter load() {
    return CharterParser.load(path(), overrides.values());
  }

  Path path() {
    if (file == null) {
      throw new IllegalStateException("picocli requires --charter");
    }
    return file;
  }

  /** The files that the charter names relative to itself. */
  ReferredFiles referred(Charter charter) {
    return ReferredFiles.of(charter, path().toAbsolutePath().resolveSibling(""));
  }
}
