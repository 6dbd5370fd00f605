package io.assay.rules.representation.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;

/**
 * The language of a text, by Apache OpenNLP's model of 103 languages, from nothing but the text.
 * Not thread-safe; the model is loaded once for all, in about half a second.
 */
public final class TextLanguage {
  /** With fewer letters a language is a guess. */
  public static final int FEWEST_LETTERS = 20;

  /** What is read of a text, in UTF-16 code units. */
  public static final int LONGEST = 4000;

  private static final String MODEL = "/langdetect-183.bin";

  private final LanguageDetectorME detector = new LanguageDetectorME(Loaded.MODEL);

  /** The shortest BCP 47 code, such as {@code de} or {@code yue}; null for too short a text. */
  public @Nullable String of(String text) {
    String read = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    if (read.codePoints().filter(Character::isLetter).limit(FEWEST_LETTERS).count()
        < FEWEST_LETTERS) {
      return null;
    }
    String code = detector.predictLanguage(read).getLang();
    return Loaded.SHORT.getOrDefault(code, code);
  }

  /** Only where a text is asked for. */
  private static final class Loaded {
    private static final LanguageDetectorModel MODEL = model();
    private static final Map<String, String> SHORT = shortCodes();

    private static LanguageDetectorModel model() {
      try (InputStream in =
          Objects.requireNonNull(
              TextLanguage.class.getResourceAsStream(TextLanguage.MODEL), TextLanguage.MODEL)) {
        return new LanguageDetectorModel(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The model has codes of three letters (ISO 639-3). */
    private static Map<String, String> shortCodes() {
      Map<String, String> codes = new HashMap<>();
      for (String two : Locale.getISOLanguages()) {
        try {
          codes.putIfAbsent(Locale.forLanguageTag(two).getISO3Language(), two);
        } catch (MissingResourceException e) {
          continue; // It has no code of three letters, so the model has no such language.
        }
      }
      codes.put("cmn", "zh"); // Mandarin, as CLDR writes it.
      return Map.copyOf(codes);
    }
  }
}
