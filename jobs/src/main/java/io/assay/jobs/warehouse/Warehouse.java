package io.assay.jobs.warehouse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * Where everything of one dataset lies.
 *
 * @param root an absolute directory
 */
public record Warehouse(Path root) {

  /** Makes the path absolute, and without {@code ..}, before which a link is followed. */
  public Warehouse {
    root = withoutDots(Objects.requireNonNull(root, "root").toAbsolutePath());
  }

  /** As the system reads a path: what lies above a link is what lies above its target. */
  private static Path withoutDots(Path absolute) {
    Path path = absolute.getRoot();
    for (Path name : absolute) {
      path = name.toString().equals("..") ? parent(path) : path.resolve(name);
    }
    return path.normalize();
  }

  private static Path parent(Path path) {
    Path followed = path;
    try {
      followed = path.toRealPath();
    } catch (IOException e) {
      // What is not there is no link.
    }
    Path parent = followed.getParent();
    return parent == null ? followed : parent;
  }

  /** What the warehouse is; its presence makes a directory a warehouse. */
  public Path descriptor() {
    return root.resolve("warehouse.json");
  }

  /** One directory for each Delta table. */
  public Path tables() {
    return root.resolve("tables");
  }

  /** Secret keys, readable by the owner alone. */
  public Path keys() {
    return root.resolve("keys");
  }

  /** The key that pseudonyms and derived ids are made with. */
  public Path datasetKey() {
    return keys().resolve("dataset.key");
  }

  /** The key that salts of one attempt are made with, until the batch is anchored. */
  public Path batchKey(String batchId, int attempt) {
    return keys().resolve(String.format(Locale.ROOT, "batch-%s.%d.key", batchId, attempt));
  }

  /** The segments of the transparency log. */
  public Path lineage() {
    return root.resolve("lineage");
  }

  /** Trees, evidence and checkpoint of a batch. */
  public Path proofs(String batchId) {
    return root.resolve("proofs").resolve(batchId);
  }

  /** Payout files of a batch. */
  public Path payouts(String batchId) {
    return root.resolve("payouts").resolve(batchId);
  }

  /** Reports, one page for each batch and an index. */
  public Path reports() {
    return root.resolve("reports");
  }

  /** The page of one batch. */
  public Path report(String batchId) {
    return reports().resolve(batchId + ".html");
  }

  /** What is said of the dataset as a whole, for those who train on it. */
  public Path documents() {
    return reports().resolve("documents");
  }

  /** What one run leaves for schedulers. */
  public Path run(String runId) {
    return root.resolve("runs").resolve(runId);
  }

  /** Effective charters by hash, as canonical JSON. */
  public Path charter(String hash) {
    return root.resolve("charters").resolve(hash + ".json");
  }

  /** Digests of the files that the charter of a batch refers to, by the batch's fingerprint. */
  public Path referred(String fingerprint) {
    return root.resolve("charters").resolve(fingerprint + ".files.json");
  }

  /** Where the contracts lie, with their code and roles. */
  public Path addresses() {
    return root.resolve("contracts.json");
  }

  /** Every transaction that was ever to be made, one file each. */
  public Path transactions() {
    return root.resolve("transactions");
  }

  /** State of the embedded chain. */
  public Path chain() {
    return root.resolve("chain");
  }
}
