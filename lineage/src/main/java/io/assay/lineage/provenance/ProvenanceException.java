package io.assay.lineage.provenance;

import java.nio.file.Path;

/**
 * A key file or a contributor registry that cannot be used as it is; the message is meant for the
 * user and holds no secret.
 */
public final class ProvenanceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private ProvenanceException(String message) {
    super(message);
  }

  static ProvenanceException keyMissing(Path file) {
    return new ProvenanceException(
        "Key file %s: missing (expected: 32 bytes as hex). Restore it from a backup."
            .formatted(file));
  }

  static ProvenanceException keyExists(Path file) {
    return new ProvenanceException(
        "Key file %s: exists (expected: none yet). A key is never replaced; remove it by hand if it is not in use."
            .formatted(file));
  }

  static ProvenanceException keyMalformed(Path file, String found) {
    return new ProvenanceException(
        "Key file %s: %s (expected: 64 hex digits and nothing else). Restore it from a backup."
            .formatted(file, found));
  }

  static ProvenanceException keyReadableByOthers(Path file, String mode) {
    return new ProvenanceException(
        "Key file %s: mode %s (expected: rw-------). Run \"chmod 600 %s\", and consider whether others have read it."
            .formatted(file, mode, file));
  }

  static ProvenanceException registryMissing(Path file) {
    return new ProvenanceException(
        "Contributor registry %s: missing (expected: CSV with the columns handle, address, signature). Name it under \"contributors\" in the charter, relative to the charter."
            .formatted(file));
  }

  static ProvenanceException registry(Path file, long line, String problem) {
    return new ProvenanceException("%s:%d: %s".formatted(file, line, problem));
  }
}
