package io.assay.jobs.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.decision.Deliveries;
import io.assay.jobs.spark.SharedSpark;
import io.assay.jobs.table.Duplicates;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Real prompts, each with copies in disguise and with more and more words exchanged. */
@Tag("spark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedSpark.class)
class DisguisedTextTest {
  private static final String FRAME =
      "I want you to act as the person named below and to answer in that role and in no other";
  private static final String CHARTER =
      """
      duplicates:
        normalise: [nfkc, case, zero-width, whitespace, confusables]
        near: { fields: [text], shingle: word-3, jaccard: 0.8 }
        boilerplate: ["%s"]
      """
          .formatted(FRAME);
  private static final int ORIGINALS = 30;
  private static final int MOST_EDITS = 9;

  @TempDir static Path directory;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private Map<String, Row> duplicates;

  @BeforeAll
  void judge(SparkSession spark) {
    List<String> originals = originals(spark);
    for (int i = 0; i < originals.size(); i++) {
      String text = "Café number " + spelled(i) + " " + originals.get(i);
      texts.put(i + ".original", text);
      texts.put(i + ".spaced", "\t" + text.replace(" ", " \u3000\n"));
      texts.put(i + ".upper", text.toUpperCase(Locale.ROOT));
      texts.put(i + ".zero-width", text.replace("e", "e\u200b"));
      texts.put(i + ".variation", text.replace("e", "e\ufe0f").replace("o", "o\u034f"));
      texts.put(i + ".filled", text.replace(" ", "\u3164"));
      texts.put(i + ".homoglyph", text.replace('a', '\u0430').replace('o', '\u043e'));
      texts.put(i + ".decomposed", Normalizer.normalize(text, Normalizer.Form.NFD));
      for (int edits = 1; edits <= MOST_EDITS; edits++) {
        texts.put(i + ".edit-" + edits, edited(text, edits));
      }
      texts.put(i + ".framed", FRAME + ": " + spelled(i) + " of the " + spelled(i + 7) + " hills");
    }
    Deliveries commons = new Deliveries(spark, directory).charter(CHARTER);
    Deliveries.Rows rows = commons.batch("b");
    List<String> ids = new ArrayList<>(texts.keySet());
    for (int i = 0; i < ids.size(); i++) {
      rows.text(ids.get(i), "new", texts.get(ids.get(i)), Instant.ofEpochSecond(i), "ann");
    }
    new DedupeStage().run(rows.write());
    duplicates = commons.rows(Duplicates.TABLE, "b");
  }

  @Test
  void everyDisguiseIsFound() {
    for (int i = 0; i < ORIGINALS; i++) {
      for (String disguise :
          List.of(
              ".spaced",
              ".filled",
              ".upper",
              ".zero-width",
              ".variation",
              ".homoglyph",
              ".decomposed")) {
        Row row = duplicates.get(i + disguise);
        assertThat(row).as(texts.get(i + disguise)).isNotNull();
        assertThat(row.<String>getAs(Duplicates.KIND)).isEqualTo(Duplicates.EXACT);
        assertThat(row.<String>getAs(Duplicates.KEPT_ITEM_ID)).isEqualTo(i + ".original");
      }
    }
  }

  @Test
  void editsAreFoundExactlyIfTheyReachTheThreshold() {
    int found = 0;
    int missed = 0;
    for (int i = 0; i < ORIGINALS; i++) {
      for (int edits = 1; edits <= MOST_EDITS; edits++) {
        String item = i + ".edit-" + edits;
        boolean reaches = reaches(i + ".original", item);
        Row row = duplicates.get(item);
        if (reaches) {
          found++;
          assertThat(row).as(item).isNotNull();
          assertThat(row.<String>getAs(Duplicates.KEPT_ITEM_ID)).isEqualTo(i + ".original");
        } else {
          missed++;
          // It may still be near an edit that was kept.
          assertThat(row == null || !kept(row).equals(i + ".original")).as(item).isTrue();
        }
      }
    }
    assertThat(found).isGreaterThan(ORIGINALS);
    assertThat(missed).isGreaterThan(ORIGINALS / 2);
  }

  @Test
  void whatIsRemovedReachesTheThresholdAndIsAttachedToAKeptItem() {
    duplicates.forEach(
        (item, row) -> {
          assertThat(duplicates).doesNotContainKey(kept(row));
          if (row.<String>getAs(Duplicates.KIND).equals(Duplicates.NEAR)) {
            assertThat(reaches(kept(row), item)).as(item + " and " + kept(row)).isTrue();
          }
        });
  }

  @Test
  void whatSharesADeclaredFrameAloneStays() {
    for (int i = 0; i < ORIGINALS; i++) {
      assertThat(duplicates).doesNotContainKey(i + ".framed");
    }
  }

  private static String kept(Row row) {
    return row.getAs(Duplicates.KEPT_ITEM_ID);
  }

  /** Plain English of 60 to 200 words. */
  private static List<String> originals(SparkSession spark) {
    return spark
        .read()
        .option("header", true)
        .option("multiLine", true)
        .option("escape", "\"")
        .csv("src/main/demo/prompts/2026-01.csv")
        .selectExpr("prompt")
        .where(
            "prompt rlike '^[A-Za-z0-9 ,.;:!?()-]*$' and size(split(prompt, ' ')) between 60 and 200")
        .orderBy("prompt")
        .limit(ORIGINALS)
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  /** Each number as a word of its own. */
  private static String spelled(int number) {
    return "q" + "abcdefghij".charAt(number / 10) + "abcdefghij".charAt(number % 10) + "z";
  }

  private static String edited(String text, int edits) {
    String[] words = text.split(" ");
    for (int i = 1; i <= edits; i++) {
      words[i * words.length / (edits + 1)] = "changed" + spelled(10 * edits + i - 1);
    }
    return String.join(" ", words);
  }

  private boolean reaches(String kept, String item) {
    Set<String> one = triples(texts.get(kept));
    Set<String> other = triples(texts.get(item));
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    return 5 * both.size() >= 4 * (one.size() + other.size() - both.size());
  }

  private static Set<String> triples(String text) {
    List<String> words =
        List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).stream()
            .filter(word -> !word.isEmpty())
            .toList();
    Set<String> triples = new HashSet<>();
    for (int i = 2; i < words.size(); i++) {
      triples.add(words.get(i - 2) + " " + words.get(i - 1) + " " + words.get(i));
    }
    return triples;
  }
}
