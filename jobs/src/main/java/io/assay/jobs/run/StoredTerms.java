package io.assay.jobs.run;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.stage.FileDigests;
import io.assay.jobs.stage.ReferredFiles;
import io.assay.jobs.warehouse.AtomicFile;
import io.assay.jobs.warehouse.StorageFault;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.CharterParser;
import io.assay.rules.json.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Under what a batch was opened: its effective charter, and what the files were that the charter
 * refers to. Label and reward read those when they run, which may be days later; a batch must not
 * be paid to other people than it was opened with.
 */
final class StoredTerms {
  private final Warehouse warehouse;

  StoredTerms(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** Keeps them, before the batch is opened. */
  void store(BatchState state, RunRequest request, FileDigests digests) {
    Charter charter = request.charter();
    try {
      store(warehouse.charter(charter.hash()), charter.canonicalJson());
      store(
          warehouse.referred(state.fingerprint()), canonical(request.inputs().referred(), digests));
    } catch (IOException e) {
      throw ExitException.usage(
          "Cannot read a file that the charter refers to: %s (expected: a file that can be read). Check paths and permissions."
              .formatted(StorageFault.of(e)));
    }
  }

  private static void store(Path file, String text) {
    if (Files.exists(file)) {
      return; // Named by what it says.
    }
    try {
      AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw ExitException.failure(
          "Cannot write %s: %s. Check disk and permissions.".formatted(file, StorageFault.of(e)),
          e);
    }
  }

  /** The charter with this hash. */
  Charter charter(String hash) {
    return CharterParser.load(warehouse.charter(hash), Map.of());
  }

  /**
   * Compares with the files as they are.
   *
   * @throws ExitException usage, if one of them is another now
   */
  void requireSame(BatchState state, ReferredFiles files, FileDigests digests) {
    String then;
    String now;
    try {
      now = canonical(files, digests);
      then = Files.readString(warehouse.referred(state.fingerprint()));
    } catch (IOException e) {
      throw ExitException.usage(
          "Cannot read a file that the charter refers to: %s (expected: the one that batch %s was opened with). Put it back."
              .formatted(StorageFault.of(e), state.key().batchId()));
    }
    if (!then.equals(now)) {
      throw ExitException.usage(
          "Files that the charter refers to have SHA-256 %s (expected: %s, which batch %s was opened with). Put them back, or run the batch again with --replace."
              .formatted(now, then, state.key().batchId()));
    }
  }

  private static String canonical(ReferredFiles files, FileDigests digests) throws IOException {
    return CanonicalJson.ofStrings(Fingerprint.referred(files, digests));
  }
}
