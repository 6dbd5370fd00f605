package io.assay.rules.dedupe;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import org.jspecify.annotations.Nullable;

/**
 * What a text looks like, whichever script its letters come from: the skeleton of UTS 39 section 4.
 * For comparing only; {@code m} becomes {@code rn}. The skeleton of a text is the decomposed form
 * of the skeletons of its decomposed characters, so those of the basic plane are looked up once:
 * the library alone reads 10 MB/s.
 */
final class Confusables {

  private static final SpoofChecker CHECKER = new SpoofChecker.Builder().build();
  private static final int BASIC_PLANE = 0x10000;

  /** Filled as characters come; threads that race write equal values. */
  private static final @Nullable String[] BASIC = new String[BASIC_PLANE];

  private Confusables() {}

  static String skeleton(String text) {
    Normalizer2 nfd = Normalizer2.getNFDInstance();
    String decomposed = nfd.normalize(text);
    StringBuilder skeleton = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); ) {
      int character = decomposed.codePointAt(i);
      i += Character.charCount(character);
      skeleton.append(prototype(character));
    }
    return nfd.normalize(skeleton);
  }

  private static String prototype(int character) {
    String known = character < BASIC_PLANE ? BASIC[character] : null;
    if (known == null) {
      known = CHECKER.getSkeleton(Character.toString(character));
      if (character < BASIC_PLANE) {
        BASIC[character] = known;
      }
    }
    return known;
  }
}
