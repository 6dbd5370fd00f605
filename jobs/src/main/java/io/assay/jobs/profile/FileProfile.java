package io.assay.jobs.profile;

import io.assay.jobs.delivery.RecordFile;
import io.assay.jobs.stage.DeclaredDuplicates;
import io.assay.jobs.stage.ReferredFiles;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.DuplicatesSection;
import io.assay.rules.charter.NearDuplicates;
import io.assay.rules.charter.NearDuplicates.Shingle;
import io.assay.rules.charter.NearDuplicates.Thresholds;
import io.assay.rules.charter.NearDuplicates.Unit;
import io.assay.rules.charter.NormalisationStep;
import io.assay.rules.dedupe.BoilerplateSample;
import io.assay.rules.dedupe.DuplicateProfile;
import io.assay.rules.item.FileShape;
import io.assay.rules.item.Item;
import io.assay.rules.item.ItemReader;
import io.assay.rules.item.ItemReading;
import io.assay.rules.item.RawRecords;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Files of contributions, looked at as the duplicate stage would: a sample of {@link
 * BoilerplateSample#RECORDS} records at most, drawn by hash of their content, so that the same
 * files always give the same. Each file is read twice, and never held.
 *
 * @param readable records that could be read
 * @param unreadable records that would go to quarantine
 * @param comparison how records were compared, in words
 * @param duplicates what was found in the sample
 */
public record FileProfile(
    long readable, long unreadable, String comparison, DuplicateProfile.Result duplicates) {

  /** Of a charter that has none: five words in a row, four fifths of them shared. */
  private static final Shingle SHINGLE = new Shingle(Unit.WORD, 5);

  private static final Shingle FALLBACK = new Shingle(Unit.CHAR, 5);
  private static final BigDecimal JACCARD = new BigDecimal("0.8");

  /**
   * Reads files by the charter's intake section.
   *
   * @param referred files that the charter names
   * @param options of the batch that the charter asks for
   * @throws io.assay.rules.item.IntakeException if a file as a whole cannot be used, or an option
   *     is missing
   */
  public static FileProfile of(
      Charter charter, ReferredFiles referred, Map<String, String> options, List<Path> files) {
    FileShape shape = ItemReader.shape(charter.intake());
    long records = 0;
    for (Path file : files) {
      records += RecordFile.inspect(file, shape).records();
    }
    DuplicatesSection section = section(charter, referred);
    Reading reading =
        new Reading(charter, section, Math.floorDiv(records, BoilerplateSample.RECORDS) + 1);
    for (Path file : files) {
      reading.read(file, shape, options);
    }
    return new FileProfile(
        reading.readable, reading.unreadable, words(section), reading.profile.result());
  }

  /** The charter's own, with near duplicates over all content where it has none. */
  private static DuplicatesSection section(Charter charter, ReferredFiles referred) {
    DuplicatesSection section = DeclaredDuplicates.of(charter, referred);
    if (section != null && section.near() != null) {
      return section;
    }
    List<NormalisationStep> steps =
        section == null
            ? List.of(NormalisationStep.NFKC, NormalisationStep.CASE, NormalisationStep.WHITESPACE)
            : section.normalise();
    return new DuplicatesSection(
        steps,
        true,
        new NearDuplicates(
            charter.intake().columns().content(),
            SHINGLE,
            FALLBACK,
            new Thresholds(List.of(JACCARD), null, null)),
        section == null ? List.of() : section.boilerplate());
  }

  private static String words(DuplicatesSection section) {
    NearDuplicates near = Objects.requireNonNull(section.near(), "near");
    return "%s of %s, Jaccard %s"
        .formatted(
            near.shingle().unit().key() + "-" + near.shingle().size(),
            String.join(", ", near.fields()),
            String.join(
                ", ",
                near.thresholds().jaccard().stream().map(BigDecimal::toPlainString).toList()));
  }

  /** The second reading of all files. */
  private static final class Reading {
    private final Charter charter;
    private final List<String> content;
    private final List<String> compared;
    private final long every;
    private final DuplicateProfile profile;
    private long readable;
    private long unreadable;

    Reading(Charter charter, DuplicatesSection section, long every) {
      this.charter = charter;
      this.content = charter.intake().columns().content();
      this.compared = Objects.requireNonNull(section.near(), "near").fields();
      this.every = every;
      this.profile = new DuplicateProfile(section);
    }

    void read(Path file, FileShape shape, Map<String, String> options) {
      try (RecordFile open = RecordFile.open(file, file.toString(), shape)) {
        RawRecords records = open.records();
        ItemReader reader = ItemReader.of(charter.intake(), options, records.columns());
        while (records.hasNext()) {
          ItemReading reading = reader.read(records.next());
          if (reading instanceof Item item) {
            readable++;
            add(item);
          } else {
            unreadable++;
          }
        }
      }
    }

    private void add(Item item) {
      if (Math.floorMod(item.content().hashCode() * 0x9E3779B97F4A7C15L, every) == 0) {
        profile.add(
            texts(item, content), texts(item, compared), String.join(";", item.contributors()));
      }
    }

    private static List<@Nullable String> texts(Item item, List<String> fields) {
      List<@Nullable String> texts = new ArrayList<>();
      fields.forEach(field -> texts.add(item.content().get(field)));
      return texts;
    }
  }
}
