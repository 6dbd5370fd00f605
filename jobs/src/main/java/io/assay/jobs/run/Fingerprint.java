package io.assay.jobs.run;

import io.assay.jobs.stage.FileDigests;
import io.assay.jobs.stage.Inputs;
import io.assay.jobs.stage.ReferredFiles;
import io.assay.rules.digest.Hex;
import io.assay.rules.digest.Sha256;
import io.assay.rules.json.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The hash of everything a batch depends on: the bytes of its files, whatever their names and
 * order, its options, the effective charter and the files that the charter refers to. A batch that
 * comes again with the same fingerprint is the same batch.
 */
final class Fingerprint {
  private Fingerprint() {}

  /**
   * Reads every file that has no digest yet.
   *
   * @return SHA-256 of an RFC 8785 object, hex
   */
  static String of(RunRequest request, FileDigests digests) throws IOException {
    Inputs inputs = request.inputs();
    SortedMap<String, String> parts = new TreeMap<>();
    parts.put("as-of", request.asOf().toString());
    parts.put("charter", request.charter().hash());
    if (request.supersedes() != null) {
      parts.put("supersedes", request.supersedes());
    }
    inputs.options().forEach((name, value) -> parts.put("option:" + name, value));
    parts.put("items", digests(digests, inputs.items()));
    parts.put("votes", digests(digests, inputs.votes()));
    parts.put("decisions", digests(digests, inputs.decisions()));
    if (!inputs.revenue().isEmpty()) {
      parts.put("revenue", digests(digests, inputs.revenue()));
    }
    parts.putAll(referred(inputs.referred(), digests));
    byte[] canonical = CanonicalJson.ofStrings(parts).getBytes(StandardCharsets.UTF_8);
    return Hex.encode(Sha256.of(canonical));
  }

  /** The part of it that later stages read again: digests by what the charter says of the file. */
  static SortedMap<String, String> referred(ReferredFiles files, FileDigests digests)
      throws IOException {
    SortedMap<String, String> parts = new TreeMap<>();
    parts.put("registry", digest(digests, files.registry()));
    if (files.gold() != null) {
      parts.put("gold", digest(digests, files.gold()));
    }
    if (files.reference() != null) {
      parts.put("reference", digest(digests, files.reference()));
    }
    if (!files.boilerplate().isEmpty()) {
      parts.put("boilerplate", digests(digests, files.boilerplate()));
    }
    return parts;
  }

  private static String digest(FileDigests digests, @Nullable Path file) throws IOException {
    return file == null ? "" : digests.of(file);
  }

  private static String digests(FileDigests digests, List<Path> files) throws IOException {
    List<String> sorted = new ArrayList<>();
    for (Path file : files) {
      sorted.add(digests.of(file));
    }
    sorted.sort(null);
    return String.join(",", sorted);
  }
}
