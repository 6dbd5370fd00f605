package io.assay.bench.duplicates;

import io.assay.rules.charter.DuplicatesSection;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Records for a batch that comes after a history, and for histories of other kinds. */
final class HistoryRecords {
  private static final int TEXTS_IN_A_LONG_ONE = 20;

  private HistoryRecords() {}

  /**
   * A later batch: records of the corpus that the history lacks, and every fifth a text of the
   * history under an id of its own.
   *
   * @param all a file that holds the history's records and more
   */
  static List<Description> later(Path history, Path all, int size) throws IOException {
    Set<String> known = new HashSet<>();
    List<Description> batch = new ArrayList<>();
    try (Stream<String> lines = Files.lines(history)) {
      lines
          .map(Description::ofLine)
          .forEach(
              each -> {
                known.add(each.id());
                if (batch.size() < size / 5) {
                  batch.add(new Description("again/" + each.id(), each.text(), each.source()));
                }
              });
    }
    try (Stream<String> lines = Files.lines(all)) {
      lines
          .map(Description::ofLine)
          .filter(each -> !known.contains(each.id()))
          .limit(size - batch.size())
          .forEach(batch::add);
    }
    return batch;
  }

  /** The lines of a file in files of so many each. */
  static List<Path> split(Path file, Path directory, int lines) throws IOException {
    List<Path> parts = new ArrayList<>();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      for (String line = in.readLine(); line != null; ) {
        Path part = directory.resolve("past-" + (parts.size() + 1) + ".jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(part)) {
          for (int i = 0; i < lines && line != null; i++, line = in.readLine()) {
            out.write(line);
            out.newLine();
          }
        }
        parts.add(part);
      }
    }
    return parts;
  }

  /** The records that near duplicates leave of a file. */
  static List<Description> different(DuplicatesSection section, Path file) throws IOException {
    List<Description> records = Description.read(file);
    Engine.Outcome outcome =
        new Engine(section).judge(records.stream().map(record -> List.of(record.text())).toList());
    List<Description> kept = new ArrayList<>();
    for (int record = 0; record < records.size(); record++) {
      if (!outcome.isRemoved(record)) {
        kept.add(records.get(record));
      }
    }
    return kept;
  }

  /** Twenty texts in each record. */
  static List<Description> longOnes(List<Description> records) {
    List<Description> joined = new ArrayList<>();
    int size = TEXTS_IN_A_LONG_ONE;
    for (int i = 0; i + size <= records.size(); i += size) {
      List<String> texts = records.subList(i, i + size).stream().map(Description::text).toList();
      joined.add(
          new Description(
              "long/" + records.get(i).id(), String.join("\n\n", texts), records.get(i).source()));
    }
    return joined;
  }
}
