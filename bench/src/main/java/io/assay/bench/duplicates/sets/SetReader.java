package io.assay.bench.duplicates.sets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the sets below one directory, in the formats of those who hand them on. */
final class SetReader {
  private static final Pattern VALUE = Pattern.compile("COL (\\S+) VAL (.*?)(?=COL \\S+ VAL |$)");
  private static final Pattern PERSON = Pattern.compile("rec-(\\d+)-.*");

  private final Path directory;

  SetReader(Path directory) {
    this.directory = directory;
  }

  /** Pairs that somebody labelled, in all three parts of the set. */
  LabelledSet listed(String name, String place) throws IOException {
    List<String> fields = new ArrayList<>();
    List<List<String>> records = new ArrayList<>();
    List<Boolean> labels = new ArrayList<>();
    for (String part : List.of("train.txt", "valid.txt", "test.txt")) {
      for (String line : Files.readAllLines(directory.resolve(place).resolve(part))) {
        String[] cells = line.split("\t", -1);
        for (String record : List.of(cells[0], cells[1])) {
          List<String> values = new ArrayList<>();
          List<String> names = new ArrayList<>();
          Matcher found = VALUE.matcher(record);
          while (found.find()) {
            names.add(found.group(1));
            values.add(found.group(2).strip());
          }
          fields = names;
          records.add(values);
        }
        labels.add(cells[2].strip().equals("1"));
      }
    }
    return new LabelledSet(name, fields, records, new ListedPairs(labels));
  }

  /** Persons with misspelt copies; the id tells who is the same. */
  LabelledSet persons(String name, String place) {
    List<List<String>> rows = Tables.read(directory.resolve(place), ",");
    List<List<String>> records = new ArrayList<>();
    List<String> entities = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      entities.add(PERSON.matcher(row.get(0)).replaceAll("$1"));
      records.add(row.subList(1, row.size()));
    }
    List<String> fields = rows.get(0).subList(1, rows.get(0).size());
    return new LabelledSet(name, fields, records, new AllRecords(0, same(entities)));
  }

  /** Messages, of which those with the same text are known to be the same. */
  LabelledSet messages(String name, String place) throws IOException {
    List<List<String>> records = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (String line : Files.readAllLines(directory.resolve(place), StandardCharsets.UTF_8)) {
      String text = line.substring(line.indexOf('\t') + 1);
      texts.add(text);
      records.add(List.of(text));
    }
    return new LabelledSet(name, List.of("text"), records, new AllRecords(0, same(texts)));
  }

  /**
   * Files of two tables, and of the pairs that match.
   *
   * @param truth pairs of ids in its columns from one on
   */
  record TwoTables(String left, String right, String truth, int from, String separator) {}

  /** Two tables with the same fields, or a table that is compared with itself. */
  LabelledSet tables(String name, TwoTables files) {
    List<List<String>> left = Tables.read(directory.resolve(files.left()), files.separator());
    List<List<String>> right = Tables.read(directory.resolve(files.right()), files.separator());
    boolean one = files.left().equals(files.right());
    Map<String, Integer> lefts = new HashMap<>();
    Map<String, Integer> rights = one ? lefts : new HashMap<>();
    List<List<String>> records = new ArrayList<>();
    add(left, lefts, records);
    int second = one ? 0 : records.size();
    if (!one) {
      add(right, rights, records);
    }
    Set<Long> truth = new HashSet<>();
    List<List<String>> pairs = Tables.read(directory.resolve(files.truth()), files.separator());
    for (List<String> pair : pairs.subList(1, pairs.size())) {
      Integer first = lefts.get(pair.get(files.from()));
      Integer other = rights.get(pair.get(files.from() + 1));
      if (first == null || other == null) {
        throw new IllegalStateException("no record for the pair " + pair + " of " + name);
      }
      truth.add(AllRecords.pair(first, other));
    }
    List<String> fields =
        left.get(0).subList(1, left.get(0).size()).stream()
            .map(field -> field.substring(field.lastIndexOf('#') + 1))
            .toList();
    return new LabelledSet(name, fields, records, new AllRecords(second, truth));
  }

  private static void add(
      List<List<String>> rows, Map<String, Integer> numbers, List<List<String>> records) {
    for (List<String> row : rows.subList(1, rows.size())) {
      numbers.put(row.get(0), records.size());
      records.add(row.subList(1, row.size()));
    }
  }

  private static Set<Long> same(List<String> entities) {
    Map<String, List<Integer>> groups = new HashMap<>();
    for (int i = 0; i < entities.size(); i++) {
      groups.computeIfAbsent(entities.get(i), any -> new ArrayList<>()).add(i);
    }
    Set<Long> pairs = new HashSet<>();
    for (List<Integer> group : groups.values()) {
      for (int i = 0; i < group.size(); i++) {
        for (int j = i + 1; j < group.size(); j++) {
          pairs.add(AllRecords.pair(group.get(i), group.get(j)));
        }
      }
    }
    return pairs;
  }
}
