package io.assay.jobs.stage;

import io.assay.rules.charter.Charter;
import io.assay.rules.charter.DuplicatesSection;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files that a charter names relative to its own directory.
 *
 * @param registry the contributors' registry, null if the charter names none
 * @param gold known labels, null if the charter names none
 * @param reference the population's shares, null if the charter names none
 * @param boilerplate texts that are set aside before near duplicates are compared
 */
public record ReferredFiles(
    @Nullable Path registry,
    @Nullable Path gold,
    @Nullable Path reference,
    List<Path> boilerplate) {

  /** Of a charter that names none, or for stages that read none. */
  public static final ReferredFiles NONE = new ReferredFiles(null, null, null, List.of());

  /** Copies. */
  public ReferredFiles {
    boilerplate = List.copyOf(boilerplate);
  }

  /** The files of a charter that lies in this directory. */
  public static ReferredFiles of(Charter charter, Path directory) {
    String registry = charter.contributors() == null ? null : charter.contributors().registry();
    String gold = charter.labels() == null ? null : charter.labels().gold();
    String reference =
        charter.representativeness() == null ? null : charter.representativeness().reference();
    DuplicatesSection duplicates = charter.duplicates();
    List<String> boilerplate = duplicates == null ? List.of() : duplicates.boilerplateFiles();
    return new ReferredFiles(
        registry == null ? null : directory.resolve(registry),
        gold == null ? null : directory.resolve(gold),
        reference == null ? null : directory.resolve(reference),
        boilerplate.stream().map(directory::resolve).toList());
  }
}
