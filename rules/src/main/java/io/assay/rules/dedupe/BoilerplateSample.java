package io.assay.rules.dedupe;

import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.charter.NearDuplicates;
import io.assay.rules.charter.NearDuplicates.Unit;
import io.assay.rules.dedupe.boilerplate.BoilerplateSearch;
import io.assay.rules.dedupe.boilerplate.DeclaredBoilerplate;
import io.assay.rules.dedupe.boilerplate.Payloads;
import io.assay.rules.dedupe.boilerplate.Suggestion;
import io.assay.rules.dedupe.shingle.Shingler;
import io.assay.rules.dedupe.similarity.NearRule;
import io.assay.rules.dedupe.similarity.SimilarityRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sample of records that is searched for texts which a charter should perhaps declare as
 * boilerplate: those that many records share whose rest differs. Near duplicates belong to it,
 * since what a long template without declaration is found by is that the records under it look like
 * copies; exact ones do not. The texts are held, up to {@value #MOST_CHARACTERS} characters in all
 * and {@value #MOST_OF_ONE} of each record; what is declared already is not found again. For one
 * thread.
 */
public final class BoilerplateSample {
  /** So many records are enough to find what one in two hundred holds. */
  public static final int RECORDS = 20_000;

  private static final int MOST_CHARACTERS = 1 << 25;
  private static final int MOST_OF_ONE = 20_000;

  /** A text is worth declaring when at least one record in so many holds it. */
  private static final int ONE_IN = 200;

  private static final int LEAST_RECORDS = 5;
  private static final int LEAST_CONTRIBUTORS = 3;

  /** Shingles in a row: ten words with shingles of five, forty characters and more. */
  private static final int LEAST_WORD_SHINGLES = 6;

  private static final int LEAST_CHARACTER_SHINGLES = 40;

  private final Normalisation normalisation;
  private final Shingler shingler;
  private final DeclaredBoilerplate declared;
  private final SimilarityRule rule;
  private final int leastShingles;
  private final List<String> texts = new ArrayList<>();
  private final List<String> contributors = new ArrayList<>();
  private long characters;

  /** For a section that has near duplicates. */
  public BoilerplateSample(DuplicatesSection section) {
    NearDuplicates near = Objects.requireNonNull(section.near(), "near");
    normalisation = Normalisation.of(section.normalise());
    shingler = new Shingler(near.shingle(), near.fallback());
    declared = RecordShingles.declared(section, normalisation, shingler);
    rule = NearRule.together(near);
    leastShingles =
        near.shingle().unit() == Unit.WORD ? LEAST_WORD_SHINGLES : LEAST_CHARACTER_SHINGLES;
  }

  /** Takes a record, unless the sample is full. */
  public void add(List<@Nullable String> comparedFields, String contributor) {
    if (characters < MOST_CHARACTERS && texts.size() < RECORDS) {
      String text = normalisation.apply(RecordShingles.joined(comparedFields));
      String held = text.length() <= MOST_OF_ONE ? text : text.substring(0, MOST_OF_ONE);
      characters += held.length();
      texts.add(held);
      contributors.add(contributor);
    }
  }

  /** Records held. */
  public int size() {
    return texts.size();
  }

  /** What was found, the texts that most records share first. */
  public List<Suggestion> suggestions() {
    BoilerplateSearch search =
        new BoilerplateSearch(
            shingler,
            new BoilerplateSearch.Demand(
                Math.max(LEAST_RECORDS, texts.size() / ONE_IN), LEAST_CONTRIBUTORS, leastShingles),
            shingle -> !declared.holds(shingle));
    for (int i = 0; i < texts.size(); i++) {
      search.count(texts.get(i), contributors.get(i));
    }
    for (int i = 0; i < texts.size(); i++) {
      search.collect(texts.get(i), contributors.get(i));
    }
    Payloads payloads = new Payloads(search, declared, rule);
    for (int i = 0; i < texts.size(); i++) {
      payloads.add(texts.get(i), contributors.get(i));
    }
    return payloads.templates();
  }
}
