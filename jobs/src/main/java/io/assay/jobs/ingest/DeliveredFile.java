package io.assay.jobs.ingest;

import io.assay.jobs.stage.FileDigests;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of the batch as it was when the batch was opened or asked for again. Tasks may be run
 * again at any time, and what they read then must be what was read before, and what the batch's
 * fingerprint stands for.
 *
 * @param path absolute
 * @param sha256 of its bytes, compressed or not, hex
 */
record DeliveredFile(String path, String sha256) implements Serializable {
  private static final long serialVersionUID = 1L;

  static List<DeliveredFile> of(List<Path> files, FileDigests digests) {
    return files.stream().map(file -> of(file, digests)).toList();
  }

  private static DeliveredFile of(Path file, FileDigests digests) {
    try {
      return new DeliveredFile(file.toAbsolutePath().toString(), digests.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** Tables name a file by this. */
  String name() {
    return String.valueOf(Path.of(path).getFileName());
  }
}
