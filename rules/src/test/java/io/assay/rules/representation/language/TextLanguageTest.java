package io.assay.rules.representation.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextLanguageTest {
  private final TextLanguage language = new TextLanguage();

  @ParameterizedTest
  @CsvSource({
    "en, The accepted records are compared with the population that they should represent.",
    "de, 'Die angenommenen Beiträge werden mit der Bevölkerung verglichen, für die sie stehen sollen.'",
    "fr, Les contributions acceptées sont comparées à la population qu’elles doivent représenter.",
    "sw, 'Watu wote wamezaliwa huru, hadhi na haki zao ni sawa. Wote wamejaliwa akili na dhamiri.'",
    "ru, Все люди рождаются свободными и равными в своём достоинстве и правах.",
    "ja, すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。",
    "zh, 人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。"
  })
  void isWrittenWithItsShortestCode(String code, String text) {
    assertThat(language.of(text)).isEqualTo(code);
    assertThat(language.of(text)).as("again").isEqualTo(code);
  }

  @Test
  void isUnknownForTooFewLetters() {
    assertThat(language.of("")).isNull();
    assertThat(language.of("12345 67890 !!! 12345 67890 12345")).isNull();
    assertThat(language.of("nineteen letters no")).isNull();
  }

  @Test
  void isReadFromTheBeginning() {
    String english = "This sentence is written in English. ".repeat(200);
    assertThat(language.of(english + "Dieser Satz ist deutsch. ".repeat(2000))).isEqualTo("en");
  }
}
