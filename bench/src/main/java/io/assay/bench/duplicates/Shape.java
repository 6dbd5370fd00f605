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

  /** Where what is a record's own stands. */
  enum Place {
    START,
    MIDDLE,
    END,
    /** The end, with one of a thousand numbers in the middle of the template. */
    END_AND_NUMBER
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
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> template = templates == 0 ? words(random, words) : all.get(i % templates);
      texts.add(text(random, template));
    }
    return texts;
  }

  private String text(Random random, List<String> template) {
    List<String> text = new ArrayList<>(template);
    int half = words / 2;
    int at = place == Place.START ? 0 : place == Place.MIDDLE ? half : words;
    text.addAll(at, words(random, leastPayload + random.nextInt(mostPayload - leastPayload + 1)));
    if (place == Place.END_AND_NUMBER) {
      text.set(half, Integer.toString(random.nextInt(NUMBERS)));
    }
    return String.join(" ", text);
  }

  private static List<String> words(Random random, int count) {
    return Stream.generate(() -> "w" + random.nextInt(VOCABULARY)).limit(count).toList();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%2d of %4d words, payload of %3d to %3d at %-14s",
        templates,
        words,
        leastPayload,
        mostPayload,
        place.name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }
}
