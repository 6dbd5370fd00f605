package io.assay.bench.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole directories, as snapshots. */
public final class Directories {
  private Directories() {}

  /**
   * Copies a directory with all that is below it. Data files of tables are written once and never
   * changed, so they are linked: a history need not fit the disk twice.
   */
  public static void copy(Path from, Path to) {
    for (Path each : below(from)) {
      Path target = to.resolve(from.relativize(each).toString());
      try {
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else if (each.toString().endsWith(".parquet")) {
          Files.createLink(target, each);
        } else {
          Files.copy(each, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Deletes a directory with all that is below it; nothing if it is not there. */
  public static void delete(Path directory) {
    List<Path> all = Files.exists(directory) ? below(directory) : List.of();
    all.stream()
        .sorted(Comparator.reverseOrder())
        .forEach(
            each -> {
              try {
                Files.delete(each);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private static List<Path> below(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
