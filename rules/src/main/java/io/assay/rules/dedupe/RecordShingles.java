package io.assay.rules.dedupe;

import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.charter.NearDuplicates;
import io.assay.rules.dedupe.boilerplate.DeclaredBoilerplate;
import io.assay.rules.dedupe.shingle.Shingler;
import io.assay.rules.dedupe.similarity.FieldTokens;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The set of shingles by which a record is compared: of its fields after normalisation, without
 * declared boilerplate. If the charter compares all fields together they are read one after the
 * other as one text; if each by itself, the set holds {@link FieldTokens}, and a field that has no
 * shingles has its whole text as its only token. A record of which no field has shingles has an
 * empty set and is judged by the exact stage only. For one thread.
 */
public final class RecordShingles {

  private static final long[] NOTHING = {};
  private static final String BETWEEN_FIELDS = "\n";

  private final Normalisation normalisation;
  private final Shingler shingler;
  private final DeclaredBoilerplate boilerplate;
  private final NearDuplicates near;

  /** For a section that has near duplicates. */
  public RecordShingles(DuplicatesSection section) {
    near = Objects.requireNonNull(section.near(), "near");
    normalisation = Normalisation.of(section.normalise());
    shingler = new Shingler(near.shingle(), near.fallback());
    boilerplate = declared(section, normalisation, shingler);
  }

  /** What the section declares, as the shingler reads it. */
  static DeclaredBoilerplate declared(
      DuplicatesSection section, Normalisation normalisation, Shingler shingler) {
    return DeclaredBoilerplate.of(
        shingler,
        section.boilerplate().stream().map(normalisation::apply).toList(),
        Objects.requireNonNull(section.near(), "near").shingle().size());
  }

  /** Names everything that a stored set depends on but the boilerplate: steps, units, sizes. */
  public String id() {
    return normalisation.id()
        + "/shingles-3/"
        + near.shingle().unit().key()
        + "-"
        + near.shingle().size()
        + "/"
        + near.fallback().unit().key()
        + "-"
        + near.fallback().size();
  }

  /**
   * @param fields the compared fields in the charter's order; an absent one is null
   * @return ascending and distinct
   */
  public long[] of(List<@Nullable String> fields) {
    return near.comparesEachField()
        ? eachField(normalisation.apply(fields))
        : together(normalisation.apply(joined(fields)));
  }

  /**
   * The same where each field has been normalised for another purpose, which spares doing it again
   * unless several are read as one text.
   *
   * @param normalised what {@link Normalisation} makes of each field
   */
  public long[] of(List<@Nullable String> fields, List<@Nullable String> normalised) {
    if (near.comparesEachField()) {
      return eachField(normalised);
    }
    int only = onlyOneIn(fields);
    return together(only < 0 ? normalisation.apply(joined(fields)) : text(normalised.get(only)));
  }

  private static int onlyOneIn(List<@Nullable String> fields) {
    int only = -1;
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i) != null && only >= 0) {
        return -1;
      }
      only = fields.get(i) == null ? only : i;
    }
    return only;
  }

  private static String text(@Nullable String field) {
    return field == null ? "" : field;
  }

  private long[] together(String normalised) {
    return boilerplate.setAside(shingler.shingles(normalised));
  }

  /** All fields as one text. */
  static String joined(List<@Nullable String> fields) {
    StringBuilder text = new StringBuilder();
    for (String field : fields) {
      if (field != null) {
        text.append(text.isEmpty() ? "" : BETWEEN_FIELDS).append(field);
      }
    }
    return text.toString();
  }

  private long[] eachField(List<@Nullable String> normalised) {
    long[][] sets = new long[normalised.size()][];
    boolean comparable = false;
    int size = 0;
    for (int i = 0; i < sets.length; i++) {
      String text = text(normalised.get(i));
      long[] shingles = boilerplate.setAside(shingler.shingles(text));
      comparable |= shingles.length > 0;
      sets[i] = shingles.length > 0 ? shingles : new long[] {Shingler.wholeText(text)};
      size += sets[i].length;
    }
    return comparable ? inOne(sets, size) : NOTHING;
  }

  /** Sorted anew and distinct, since a token keeps fewer bits than its shingle. */
  private static long[] inOne(long[][] sets, int size) {
    long[] tokens = new long[size];
    int next = 0;
    for (int field = 0; field < sets.length; field++) {
      for (long shingle : sets[field]) {
        tokens[next++] = FieldTokens.of(field, shingle);
      }
    }
    return Arrays.stream(tokens).sorted().distinct().toArray();
  }
}
