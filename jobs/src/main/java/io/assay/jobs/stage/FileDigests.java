package io.assay.jobs.stage;

import io.assay.rules.digest.Sha256;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * SHA-256 of the files of a batch, each hashed once: what makes the batch's fingerprint is what
 * every later reading of the file is held against. Not thread-safe.
 */
public final class FileDigests {
  private final Map<Path, String> digests = new HashMap<>();

  /** The digest of a file's bytes when it was first asked for, hex. */
  public String of(Path file) throws IOException {
    Path place = file.toAbsolutePath().normalize();
    String known = digests.get(place);
    if (known == null) {
      if (Files.isDirectory(place)) {
        // Or the system would say so without a name.
        throw new FileSystemException(place.toString(), null, "it is a directory");
      }
      known = Sha256.hexOf(place);
      digests.put(place, known);
    }
    return known;
  }
}
