package io.assay.rules.charter;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be done with the dataset, and where, beside what its licences say.
 *
 * @param sensitive whether the community holds it to have sensitive personal information; null
 *     where it has not looked
 * @param consent how people consented, or where that is documented
 * @param copyright whose rights there are in it
 * @param processedIn countries, ISO 3166, in which it may be processed; empty where nothing is said
 * @param storedIn countries in which it may be stored; empty where nothing is said
 */
public record Handling(
    @Nullable ConfidentialityLevel confidentiality,
    @Nullable Availability availability,
    @Nullable Boolean sensitive,
    @Nullable String consent,
    @Nullable String copyright,
    List<String> processedIn,
    List<String> storedIn)
    implements Serializable {
  /** Nothing is said. */
  public static final Handling NONE =
      new Handling(null, null, null, null, null, List.of(), List.of());

  public Handling {
    processedIn = List.copyOf(processedIn);
    storedIn = List.copyOf(storedIn);
  }
}
