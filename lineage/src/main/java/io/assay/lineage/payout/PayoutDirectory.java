package io.assay.lineage.payout;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.assay.lineage.storage.FileTree;
import io.assay.lineage.storage.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The place of payout files, and what may happen to what is there. */
final class PayoutDirectory {
  private static final String OLD = ".old" + WholeFile.ASIDE;

  private final Path directory;

  PayoutDirectory(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
  }

  /** Whether the summary that is there is this one; the other files are not looked at. */
  boolean holds(PayoutSummary summary) throws IOException {
    Path file = directory.resolve(PayoutFiles.SUMMARY);
    return Files.isRegularFile(file)
        && Files.size(file) == summary.bytes().length
        && Arrays.equals(Files.readAllBytes(file), summary.bytes());
  }

  /** Refuses to write over anything that was not offered for it. */
  void checkMayWrite(PayoutFiles.OnOther onOther) throws IOException {
    if (isFree()) {
      return;
    }
    if (!isOurs()) {
      throw PayoutException.foreignDirectory(directory);
    }
    if (onOther == PayoutFiles.OnOther.REFUSE) {
      throw PayoutException.otherOutput(directory);
    }
  }

  /** Refuses to write over files of the same list that were damaged, unless told. */
  void checkMayMend(String damaged, PayoutFiles.OnOther onOther) {
    if (onOther == PayoutFiles.OnOther.REFUSE) {
      throw PayoutException.damagedOutput(directory.resolve(damaged));
    }
  }

  private boolean isFree() throws IOException {
    if (!Files.isDirectory(directory)) {
      return !Files.exists(directory);
    }
    try (Stream<Path> names = Files.list(directory)) {
      return names.findAny().isEmpty();
    }
  }

  /** By its summary, or, where that is damaged, since there is nothing but what we write. */
  private boolean isOurs() throws IOException {
    Path file = directory.resolve(PayoutFiles.SUMMARY);
    boolean saysSo =
        Files.isRegularFile(file)
            && Files.size(file) < 4096
            && new String(Files.readAllBytes(file), UTF_8)
                .contains("\"format\":\"" + PayoutSummary.FORMAT + "\"");
    return saysSo || holdsOurNamesAlone();
  }

  private boolean holdsOurNamesAlone() throws IOException {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    Set<String> found = new HashSet<>();
    try (Stream<Path> names = Files.list(directory)) {
      names.forEach(name -> found.add(String.valueOf(name.getFileName())));
    }
    return found.contains(PayoutFiles.TREE) && PayoutFiles.NAMES.containsAll(found);
  }

  /** An empty directory to write to; what a crash left there is removed. */
  Path begin() throws IOException {
    Path aside = WholeFile.aside(directory);
    FileTree.delete(aside);
    return Files.createDirectory(aside);
  }

  /** Puts the written directory in its place. A crash in between leaves none, never half of one. */
  void publish(Path aside) throws IOException {
    WholeFile.sync(aside);
    Path old = directory.resolveSibling(directory.getFileName() + OLD);
    FileTree.delete(old);
    if (!isFree()) {
      Files.move(directory, old, StandardCopyOption.ATOMIC_MOVE);
    }
    WholeFile.publish(aside, directory);
    FileTree.delete(old);
  }

  /** Gives back the space of what could not be completed, often because there was none left. */
  void discard(Path aside, IOException reason) {
    try {
      FileTree.delete(aside);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }
}
