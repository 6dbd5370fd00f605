package io.assay.jobs.label;

import io.assay.jobs.decision.Deliveries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/**
 * Honest annotators of different skill, some who guess and some who copy from one, drawn from a
 * seed. Every tenth item is gold; every twentieth gets more votes later.
 */
final class DrawnCrowd {
  static final int ITEMS = 400;

  private static final List<String> LABELS = List.of("cat", "dog", "emu");
  private static final int HONEST = 24;
  private static final int VOTES = 6;

  private record Given(String item, String annotator, String label) {}

  private final Map<String, String> truth = new TreeMap<>();
  private final List<Given> early = new ArrayList<>();
  private final List<Given> late = new ArrayList<>();
  private final List<String> guessing = names("guess", 5);
  private final List<String> copying = names("copy", 4);

  DrawnCrowd(long seed) {
    Random random = new Random(seed);
    List<String> honest = names("honest", HONEST);
    for (int item = 0; item < ITEMS; item++) {
      String id = "item-" + item;
      String right = LABELS.get(random.nextInt(LABELS.size()));
      truth.put(id, right);
      Collections.shuffle(honest, random);
      for (int vote = 0; vote < VOTES; vote++) {
        early.add(honest(id, honest.get(vote), random));
      }
      for (String annotator : guessing) {
        if (random.nextInt(3) == 0) {
          early.add(new Given(id, annotator, LABELS.get(random.nextInt(LABELS.size()))));
        }
      }
      if (item % 3 == 0) {
        String copied = random.nextDouble() < 0.6 ? right : LABELS.get(random.nextInt(3));
        copying.forEach(annotator -> early.add(new Given(id, annotator, copied)));
      }
      if (item % 20 == 0) {
        for (int vote = VOTES; vote < 2 * VOTES; vote++) {
          late.add(honest(id, honest.get(vote), random));
        }
      }
    }
  }

  private Given honest(String item, String annotator, Random random) {
    double skill = 0.5 + 0.45 * Integer.parseInt(annotator.substring(7)) / HONEST;
    String right = truth.get(item);
    int other = (LABELS.indexOf(right) + 1 + random.nextInt(2)) % LABELS.size();
    return new Given(item, annotator, random.nextDouble() < skill ? right : LABELS.get(other));
  }

  private static List<String> names(String kind, int count) {
    return new ArrayList<>(
        IntStream.range(0, count).mapToObj(number -> kind + "-" + number).toList());
  }

  Deliveries.Rows first(Deliveries.Rows rows) {
    truth.keySet().forEach(item -> rows.item(item, "contributor"));
    early.forEach(vote -> add(rows, vote));
    return rows;
  }

  Deliveries.Rows second(Deliveries.Rows rows) {
    late.forEach(vote -> add(rows, vote));
    return rows;
  }

  private static void add(Deliveries.Rows rows, Given vote) {
    rows.vote(vote.item(), vote.annotator(), vote.label(), Instant.EPOCH);
  }

  String gold() {
    StringBuilder gold = new StringBuilder("item,label\n");
    for (int item = 0; item < ITEMS; item += 10) {
      gold.append("item-").append(item).append(',').append(truth("item-" + item)).append('\n');
    }
    return gold.append("nobody-delivered-this,cat\n").toString();
  }

  String truth(String item) {
    return truth.get(item);
  }

  /** The label with most early votes, the lowest of several. */
  String majority(String item) {
    Map<String, Integer> counts = new HashMap<>();
    early.stream()
        .filter(vote -> vote.item().equals(item))
        .forEach(vote -> counts.merge(vote.label(), 1, Integer::sum));
    return LABELS.stream()
        .max((one, other) -> counts.getOrDefault(one, 0) - counts.getOrDefault(other, 0))
        .orElseThrow();
  }

  double accuracy(Map<String, Row> labels) {
    long right =
        labels.entrySet().stream()
            .filter(label -> truth.get(label.getKey()).equals(label.getValue().getAs("label")))
            .count();
    return right / (double) labels.size();
  }

  Set<String> votedLater() {
    Set<String> items = new TreeSet<>();
    late.forEach(vote -> items.add(vote.item()));
    return items;
  }

  List<String> guessing() {
    return guessing;
  }

  List<String> copying() {
    return copying;
  }
}
