package io.assay.jobs.cli;

import io.assay.jobs.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A small made-up community, and what its runs leave behind that must not depend on anything else.
 */
final class Community {
  static final String AS_OF = "2026-01-31T00:00:00Z";
  static final String BATCH = "2026-01";

  /** The log's position and the transaction differ from run to run. */
  private static final Set<String> RECORDS_OF_WHAT_HAPPENED = Set.of("checkpoint", "anchor.json");

  private Community() {}

  static Path file(String name) {
    return Path.of("src/test/resources/community", name).toAbsolutePath();
  }

  /** A warehouse with fixed keys, so that salts and pseudonyms are the same in every test. */
  static Path initialised(Path directory) throws IOException {
    Path warehouse = directory.resolve("w");
    writeKey(new Warehouse(warehouse).datasetKey(), "11");
    int code =
        Assay.run(
            "init",
            "--warehouse",
            warehouse.toString(),
            "--charter",
            file("charter.yaml").toString());
    if (code != 0) {
      throw new IllegalStateException("init ended with " + code);
    }
    writeKey(new Warehouse(warehouse).batchKey(BATCH, 1), "22");
    return warehouse;
  }

  static void writeKey(Path file, String pair) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, pair.repeat(32), StandardOpenOption.CREATE_NEW);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  /** Arguments of a run of the first batch. */
  static List<String> run(Path warehouse, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("run", "--warehouse", warehouse.toString()));
    arguments.addAll(List.of("--charter", file("charter.yaml").toString(), "--batch", BATCH));
    arguments.addAll(List.of("--submitted-at", AS_OF, "--master", "local[2]"));
    arguments.addAll(List.of(more));
    return arguments;
  }

  /** A copy, as a snapshot. */
  static Path copy(Path warehouse, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(warehouse)) {
      for (Path from : files.toList()) {
        Path target = to.resolve(warehouse.relativize(from).toString());
        if (Files.isDirectory(from)) {
          Files.createDirectories(target);
        } else {
          Files.copy(from, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    return to;
  }

  /** Trees, evidence and payout files of the first batch: bytes by name. */
  static Map<String, String> content(Path warehouse) throws IOException {
    Map<String, String> bytes = new TreeMap<>();
    for (String directory : List.of("proofs/" + BATCH, "payouts/" + BATCH)) {
      try (Stream<Path> files = Files.walk(warehouse.resolve(directory))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (!RECORDS_OF_WHAT_HAPPENED.contains(file.getFileName().toString())) {
            bytes.put(
                warehouse.relativize(file).toString(),
                io.assay.rules.digest.Hex.encode(
                    io.assay.rules.digest.Sha256.of(Files.readAllBytes(file))));
          }
        }
      }
    }
    return bytes;
  }
}
