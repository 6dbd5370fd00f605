package io.assay.jobs.anchor;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.warehouse.StorageFault;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.rules.charter.ChainSection;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.CharterParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the charters that a warehouse keeps say of the chain, for commands that are given none. */
final class StoredChainTerms {
  /** Where nothing is said. */
  static final ChainSection NONE = new ChainSection(1, null, null, null);

  private static final Pattern CHARTER_FILE = Pattern.compile("0x[0-9a-f]{64}\\.json");

  private StoredChainTerms() {}

  /**
   * What the charter says that was stored last: good enough for what is made again before the chain
   * can be asked, which may itself have lost the anchors.
   */
  static ChainSection last(Warehouse warehouse) {
    Path charters = warehouse.charter("").getParent();
    if (charters == null || !Files.isDirectory(charters)) {
      return NONE;
    }
    try (Stream<Path> files = Files.list(charters)) {
      return files
          .filter(file -> CHARTER_FILE.matcher(String.valueOf(file.getFileName())).matches())
          .max(Comparator.comparing((Path file) -> file.toFile().lastModified()))
          .map(StoredChainTerms::of)
          .orElse(NONE);
    } catch (IOException e) {
      throw ExitException.failure(
          "Cannot read %s: %s. Check disk and permissions.".formatted(charters, StorageFault.of(e)),
          e);
    }
  }

  /**
   * What a stored charter says.
   *
   * @throws ExitException conflict, when it is missing or another
   */
  static ChainSection of(Path charter) {
    ChainSection section = charter(charter).chain();
    return section == null ? NONE : section;
  }

  /**
   * A stored charter.
   *
   * @throws ExitException conflict, when it is missing or another
   */
  static Charter charter(Path charter) {
    String name = String.valueOf(charter.getFileName());
    if (!Files.exists(charter)) {
      throw ExitException.conflict(
          "Charter %s is missing (expected: the one that an anchored batch is bound to). Restore it from a copy."
              .formatted(charter));
    }
    Charter stored = CharterParser.load(charter, Map.of());
    if (!name.equals(stored.hash() + ".json")) {
      throw ExitException.conflict(
          "Charter %s has the hash %s (expected: that of its name). Restore it from a copy."
              .formatted(charter, stored.hash()));
    }
    return stored;
  }
}
