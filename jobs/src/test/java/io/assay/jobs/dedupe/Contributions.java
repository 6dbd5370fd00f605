package io.assay.jobs.dedupe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Made-up records with exact repeats, edits and chains of edits, and the judgement of them by
 * comparing all with all, which shares no code with what it checks.
 */
final class Contributions {
  /** What {@link #judged} applies. */
  static final String CHARTER =
      """
      duplicates:
        normalise: [nfkc, case, whitespace]
        near: { fields: [text], shingle: word-2, jaccard: 0.6, containment: 0.8, revision: 0.9 }
      """;

  private static final String[] WORDS =
      "sun moon star sea sand rock leaf root bird fish wolf deer rain snow wind fire".split(" ");
  private static final String NO_WORD = "?";
  private static final String[] PEOPLE = {"ann", "bob", "cem"};

  private Contributions() {}

  record One(String id, String text, Instant at, String who) {}

  /** In order of priority. */
  static List<One> random(Random random, int size) {
    List<String> texts = new ArrayList<>();
    List<One> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String text = texts.isEmpty() ? fresh(random) : next(random, texts);
      texts.add(text);
      all.add(
          new One(
              "i%03d".formatted(i),
              text,
              Instant.EPOCH.plusSeconds(i / 3), // Some are submitted at the same instant.
              PEOPLE[random.nextInt(PEOPLE.length)]));
    }
    return all;
  }

  private static String next(Random random, List<String> texts) {
    String earlier = texts.get(random.nextInt(texts.size()));
    return switch (random.nextInt(8)) {
      case 0, 1 -> fresh(random);
      case 2 -> earlier;
      case 3 -> earlier.toUpperCase(Locale.ROOT).replace(" ", "  ");
      case 4 -> earlier + " " + fresh(random);
      case 5 -> NO_WORD;
      default -> earlier.equals(NO_WORD) ? fresh(random) : edited(random, earlier);
    };
  }

  private static String fresh(Random random) {
    List<String> words = new ArrayList<>();
    for (int i = 3 + random.nextInt(12); i > 0; i--) {
      words.add(WORDS[random.nextInt(WORDS.length)]);
    }
    return String.join(" ", words);
  }

  private static String edited(Random random, String text) {
    String[] words = text.split("\\s+");
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      words[random.nextInt(words.length)] = WORDS[random.nextInt(WORDS.length)];
    }
    return String.join(" ", words);
  }

  /** For each item that is no plain kept one what it is, of which item, and the counts. */
  static Map<String, String> judged(List<One> all) {
    List<One> kept = new ArrayList<>();
    Map<String, String> told = new TreeMap<>();
    for (One one : all) {
      String verdict = verdict(one, kept);
      if (verdict != null) {
        told.put(one.id(), verdict);
      }
      if (verdict == null || verdict.startsWith("revision")) {
        kept.add(one);
      }
    }
    return told;
  }

  private static String verdict(One one, List<One> kept) {
    for (One other : kept) {
      if (plain(one).equals(plain(other)) && !one.id().equals(other.id())) {
        return "exact " + other.id();
      }
    }
    String revision = null;
    for (One other : kept) {
      Set<String> mine = pairs(one);
      Set<String> theirs = pairs(other);
      Set<String> both = new HashSet<>(mine);
      both.retainAll(theirs);
      int union = mine.size() + theirs.size() - both.size();
      int smaller = Math.min(mine.size(), theirs.size());
      boolean near =
          smaller > 0 && (both.size() * 5 >= union * 3 || both.size() * 5 >= smaller * 4);
      if (near && !one.id().equals(other.id())) {
        String counts =
            " %s %d/%d/%d".formatted(other.id(), both.size(), mine.size(), theirs.size());
        boolean extended =
            one.who().equals(other.who())
                && mine.size() > theirs.size()
                && both.size() * 10 >= theirs.size() * 9;
        if (!extended) {
          return "near" + counts;
        }
        revision = revision == null ? "revision" + counts : revision;
      }
    }
    return revision;
  }

  private static String plain(One one) {
    return one.text().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  private static Set<String> pairs(One one) {
    List<String> words =
        Arrays.stream(plain(one).split(" ")).filter(word -> !word.equals(NO_WORD)).toList();
    Set<String> pairs = new HashSet<>();
    for (int i = 1; i < words.size(); i++) {
      pairs.add(words.get(i - 1) + " " + words.get(i));
    }
    return pairs;
  }
}
