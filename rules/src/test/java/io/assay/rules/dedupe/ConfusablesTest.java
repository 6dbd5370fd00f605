package io.assay.rules.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.SpoofChecker;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConfusablesTest {

  private final SpoofChecker library = new SpoofChecker.Builder().build();

  @Test
  void skeletonOfEachCharacterIsThatOfTheLibrary() {
    for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
      String text = "x" + Character.toString(character) + "\u0301\u0323";
      String skeleton = Confusables.skeleton(text);
      if (!skeleton.equals(library.getSkeleton(text))) {
        assertThat(skeleton).as("U+%04X", character).isEqualTo(library.getSkeleton(text));
      }
    }
  }

  @Test
  void skeletonOfEachTextIsThatOfTheLibrary() {
    int[] starts = {0x20, 0x80, 0x300, 0x370, 0x400, 0x1100, 0x2000, 0xAC00, 0xFF00, 0x1D400};
    Random random = new Random(1);
    for (int n = 0; n < 5000; n++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(20); i > 0; i--) {
        text.appendCodePoint(starts[random.nextInt(starts.length)] + random.nextInt(0x80));
      }
      assertThat(Confusables.skeleton(text.toString()))
          .as("text %d", n)
          .isEqualTo(library.getSkeleton(text));
    }
  }
}
