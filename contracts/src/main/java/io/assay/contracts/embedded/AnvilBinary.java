package io.assay.contracts.embedded;

import io.assay.contracts.client.ChainUnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The program that serves the embedded chain, as the build installed it or the user names it. */
public final class AnvilBinary {

  /** Names the program's file. */
  public static final String VARIABLE = "ASSAY_ANVIL";

  private AnvilBinary() {}

  /**
   * The file that the environment names, else the one that the build leaves.
   *
   * @param installed where the build leaves it
   * @throws ChainUnavailableException when it is not there
   */
  public static Path locate(Map<String, String> environment, Path installed) {
    @Nullable String named = environment.get(VARIABLE);
    return require(named == null || named.isBlank() ? installed : Path.of(named));
  }

  static Path require(Path binary) {
    if (!Files.isExecutable(binary)) {
      throw new ChainUnavailableException(
          "No program for the embedded chain at "
              + binary
              + " (expected: Anvil). Build once with 'mvn package', which installs it, or name one with "
              + VARIABLE
              + ".");
    }
    return binary;
  }
}
