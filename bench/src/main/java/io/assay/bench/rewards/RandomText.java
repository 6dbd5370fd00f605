package io.assay.bench.rewards;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts of made-up words, a few of which are as frequent as in any language. */
final class RandomText {
  private static final int WORDS = 3000;
  private static final String[] SYLLABLES = {
    "ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu"
  };

  private final Random random;

  RandomText(Random random) {
    this.random = random;
  }

  /** One word, small numbers being frequent. */
  String word() {
    double place = random.nextDouble();
    return word((int) (WORDS * place * place));
  }

  /** So many words. */
  List<String> words(int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(word());
    }
    return words;
  }

  /** A record of 25 to 40 words. */
  String record() {
    return String.join(" ", words(25 + random.nextInt(16)));
  }

  /** The same text with some words exchanged. */
  String changed(String text, int words) {
    String[] all = text.split(" ", -1);
    for (int i = 0; i < words; i++) {
      all[random.nextInt(all.length)] = word();
    }
    return String.join(" ", all);
  }

  private static String word(int number) {
    StringBuilder word = new StringBuilder();
    int rest = number + SYLLABLES.length;
    while (rest > 0) {
      word.append(SYLLABLES[rest % SYLLABLES.length]);
      rest /= SYLLABLES.length;
    }
    return word.toString();
  }
}
