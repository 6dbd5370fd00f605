package io.assay.rules.dedupe;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.VersionInfo;
import io.assay.rules.charter.NormalisationStep;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes texts comparable: which letters, not which bytes. The charter chooses the steps; their
 * order is fixed, and they are repeated until nothing changes, so normalising twice is the same as
 * once.
 *
 * <ol>
 *   <li>{@code zero-width}: characters that show nothing go: Default_Ignorable_Code_Point, and
 *       control characters that are not white space.
 *   <li>{@code control}: these control characters alone.
 *   <li>{@code nfkc}: Unicode normalisation form KC (UAX 15), of which no run of more than 30
 *       combining marks is left.
 *   <li>{@code case}: Unicode full case folding, without regard to locale.
 *   <li>{@code confusables}: the skeleton of UTS 39, which letters of other scripts that look alike
 *       share ({@code раypal} in part Cyrillic and {@code paypal}); with {@code case} capitals that
 *       look alike as well ({@link LookalikeCapitals}).
 *   <li>{@code punctuation}: each character of general category P becomes a space.
 *   <li>{@code whitespace}: every run of what is seen as a space ({@link
 *       io.assay.rules.dedupe.shingle.BlankCharacter}) becomes one space, none at the ends.
 * </ol>
 *
 * <p>This is for comparing only and loses meaning: joiners matter in Persian and in emoji. An
 * absent field counts as an empty one. Immutable; a partition may share one instance.
 */
public final class Normalisation implements Serializable {

  private static final long serialVersionUID = 1L;

  /** No text is known that needs more than three; a hostile one must not run for ever. */
  private static final int MOST_REPETITIONS = 16;

  private final boolean nfkc;
  private final boolean fold;
  private final int invisible;
  private final boolean confusables;
  private final boolean punctuation;
  private final boolean whitespace;
  private final String id;

  private Normalisation(Set<NormalisationStep> steps) {
    this.nfkc = steps.contains(NormalisationStep.NFKC);
    this.fold = steps.contains(NormalisationStep.CASE);
    this.invisible =
        steps.contains(NormalisationStep.ZERO_WIDTH)
            ? CharacterTraits.IGNORABLE | CharacterTraits.CONTROL
            : steps.contains(NormalisationStep.CONTROL) ? CharacterTraits.CONTROL : 0;
    this.confusables = steps.contains(NormalisationStep.CONFUSABLES);
    this.punctuation = steps.contains(NormalisationStep.PUNCTUATION);
    this.whitespace = steps.contains(NormalisationStep.WHITESPACE);
    this.id =
        "v3/"
            + steps.stream().map(NormalisationStep::key).collect(Collectors.joining(","))
            + "/icu-"
            + VersionInfo.ICU_VERSION.getVersionString(2, 2)
            + "/unicode-"
            + UCharacter.getUnicodeVersion().getVersionString(2, 2);
  }

  /** The normalisation with these steps; their order and repetition are irrelevant. */
  public static Normalisation of(Collection<NormalisationStep> steps) {
    Set<NormalisationStep> distinct = EnumSet.noneOf(NormalisationStep.class);
    distinct.addAll(steps);
    return new Normalisation(distinct);
  }

  /**
   * Steps and library version; digests under different ids are not comparable, so an index is
   * rebuilt when the id changes.
   */
  public String id() {
    return id;
  }

  /** The normalised text; the same instance if nothing changes. */
  public String apply(String text) {
    String plain = confusables ? null : plain(text);
    return plain == null ? stepByStep(text) : plain;
  }

  /** Each of the fields normalised; an absent one is null and stays so. */
  public List<@Nullable String> apply(List<@Nullable String> fields) {
    List<@Nullable String> normalised = new ArrayList<>(fields.size());
    for (String field : fields) {
      normalised.add(field == null ? null : apply(field));
    }
    return normalised;
  }

  /**
   * The digest that equal content shares: 32 bytes of SHA-256 over the number of fields and each
   * normalised field behind its length, so that fields cannot run into each other.
   *
   * @param fields the content fields in the charter's order; an absent one is null
   */
  public byte[] digest(List<@Nullable String> fields) {
    return digestOf(apply(fields));
  }

  /** The same of fields that {@link #apply} has normalised. */
  public static byte[] digestOf(List<@Nullable String> normalised) {
    ContentDigester digester = new ContentDigester(normalised.size());
    for (String field : normalised) {
      digester.add(field == null ? "" : field);
    }
    return digester.digest();
  }

  /** What {@link #apply} gives for any text, at ten times the cost. */
  String stepByStep(String text) {
    String before = text;
    String after = once(before);
    for (int i = 1; i < MOST_REPETITIONS && !after.equals(before); i++) {
      before = after;
      after = once(before);
    }
    return after;
  }

  private String once(String text) {
    // A skeleton has none of the blanks that are not white space, so they are taken first.
    String spaced = whitespace && confusables ? collapsed(text) : text;
    String result = CharacterTraits.anyIn(spaced, invisible) ? withoutInvisible(spaced) : spaced;
    if (nfkc || confusables) {
      result = CombiningMarks.bounded(result);
    }
    if (nfkc) {
      result = Normalizer2.getNFKCInstance().normalize(result);
    }
    if (fold && confusables) {
      result = LookalikeCapitals.replaced(result);
    }
    if (fold && CharacterTraits.anyIn(result, CharacterTraits.FOLDS)) {
      result = UCharacter.foldCase(result, true);
    }
    if (confusables) {
      result = Confusables.skeleton(result);
    }
    if (punctuation && CharacterTraits.anyIn(result, CharacterTraits.PUNCTUATION)) {
      result = withoutPunctuation(result);
    }
    return whitespace ? collapsed(result) : result;
  }

  /** The text if each of its characters has an image, else null. */
  private @Nullable String plain(String text) {
    CharacterImages images = CharacterImages.of(nfkc, fold, punctuation, whitespace, invisible);
    int length = text.length();
    char[] kept = new char[length];
    int size = 0;
    boolean same = true;
    boolean afterSpace = whitespace;
    for (int i = 0; i < length; i++) {
      char original = text.charAt(i);
      char image = images.of(original);
      if (image == CharacterImages.NONE) {
        return null;
      }
      same &= image == original;
      boolean space = whitespace && image == ' ';
      if (image != CharacterImages.NOTHING && !(space && afterSpace)) {
        kept[size++] = image;
        afterSpace = space;
      }
    }
    size -= whitespace && afterSpace && size > 0 ? 1 : 0;
    return same && size == length ? text : new String(kept, 0, size);
  }

  private String withoutInvisible(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      i += Character.charCount(character);
      if (!CharacterTraits.has(character, invisible)) {
        kept.appendCodePoint(character);
      }
    }
    return kept.length() == text.length() ? text : kept.toString();
  }

  private static String withoutPunctuation(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().forEach(c -> kept.appendCodePoint(isPunctuation(c) ? ' ' : c));
    return kept.toString();
  }

  private static boolean isPunctuation(int character) {
    return CharacterTraits.has(character, CharacterTraits.PUNCTUATION);
  }

  private static String collapsed(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    boolean pending = false;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      i += Character.charCount(character);
      if (CharacterTraits.has(character, CharacterTraits.SPACE)) {
        pending = kept.length() > 0;
      } else {
        if (pending) {
          kept.append(' ');
          pending = false;
        }
        kept.appendCodePoint(character);
      }
    }
    return kept.length() == text.length() && text.contentEquals(kept) ? text : kept.toString();
  }
}
