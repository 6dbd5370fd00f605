package io.assay.bench.duplicates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What a fifth of all records have in common: a template of made-up words, around a payload of
 * their own.
 *
 * @param templates how many there are; records take them in turn
 * @param words of each template
 * @param leastPayload words of the shortest payload
 * @param mostPayload words of the longest payload
 * @param place where the payload stands
 */
record Shape(int templates, int words, int leastPayload, int mostPayload, Place place) {

  private static final int VOCABULARY = 200_000;
  private static final int NUMBERS = 1000;
  private static final int PHRASES = 2000;
  private static final int PHRASE_WORDS = 8;
  private static final int SECTIONS = 100;

  /** Where what is a record's own stands. */
  enum Place {
    START,
    MIDDLE,
    END,
    /** The end, with one of a thousand numbers in the middle of the template. */
    END_AND_NUMBER,
    /** The end, mostly in phrases that others use too. */
    END_IN_PHRASES,
    /** The end, of which half is one of a hundred sections: templates that extend a template. */
    END_BEHIND_SECTION
  }

  static Shape of(int words, int leastPayload, int mostPayload) {
    return new Shape(1, words, leastPayload, mostPayload, Place.END);
  }

  /** No template, but texts as long as with one: what the length alone costs. */
  Shape withoutTemplate() {
    return new Shape(0, words, leastPayload, mostPayload, place);
  }

  List<String> texts(int count) {
    Random random = new Random(count + 31L * words);
    List<List<String>> all = new ArrayList<>();
    for (int i = 0; i < templates; i++) {
      all.add(words(random, words));
    }
    List<List<String>> pool = pool(random);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> template = templates == 0 ? words(random, words) : all.get(i % templates);
      texts.add(text(random, template, pool));
    }
    return texts;
  }

  private String text(Random random, List<String> template, List<List<String>> pool) {
    List<String> text = new ArrayList<>(template);
    int half = words / 2;
    int at = place == Place.START ? 0 : place == Place.MIDDLE ? half : words;
    text.addAll(at, payload(random, pool));
    if (place == Place.END_AND_NUMBER) {
      text.set(half, Integer.toString(random.nextInt(NUMBERS)));
    }
    return String.join(" ", text);
  }

  private List<String> payload(Random random, List<List<String>> pool) {
    int count = leastPayload + random.nextInt(mostPayload - leastPayload + 1);
    List<String> payload = new ArrayList<>();
    while (!pool.isEmpty() && payload.size() + pool.get(0).size() <= count) {
      payload.addAll(pool.get(random.nextInt(pool.size())));
    }
    payload.addAll(words(random, count - payload.size()));
    return payload;
  }

  /** What payloads take from each other. */
  private List<List<String>> pool(Random random) {
    return switch (place) {
      case END_IN_PHRASES -> phrases(random, PHRASES, PHRASE_WORDS);
      // More than half, so that there is room for one.
      case END_BEHIND_SECTION -> phrases(random, SECTIONS, mostPayload / 2 + 1);
      case START, MIDDLE, END, END_AND_NUMBER -> List.of();
    };
  }

  private static List<List<String>> phrases(Random random, int count, int words) {
    return Stream.generate(() -> words(random, words)).limit(count).toList();
  }

  private static List<String> words(Random random, int count) {
    return Stream.generate(() -> "w" + random.nextInt(VOCABULARY)).limit(count).toList();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%2d of %4d words, payload of %3d to %3d at %-18s",
        templates,
        words,
        leastPayload,
        mostPayload,
        place.name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }
}
