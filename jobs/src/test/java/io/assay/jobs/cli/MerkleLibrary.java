package io.assay.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.TestAbortedException;

/**
 * Node with the package {@code @openzeppelin/merkle-tree}, which the build of {@code contracts}
 * installs. Without it the tests that need it are skipped loudly, or fail where {@code
 * ASSAY_REQUIRE_MERKLE_TREE} is set.
 */
final class MerkleLibrary {
  private static final String REQUIRED = "ASSAY_REQUIRE_MERKLE_TREE";
  private static final Path CONTRACTS = Path.of("..", "contracts").toAbsolutePath().normalize();

  private MerkleLibrary() {}

  /** What a script printed, errors too, and its exit code. */
  record Printed(int code, String text) {}

  /** The directory whose {@code node_modules} has the package. */
  static Path find() {
    if (Files.isDirectory(CONTRACTS.resolve("node_modules/@openzeppelin/merkle-tree"))) {
      return CONTRACTS;
    }
    String message =
        "@openzeppelin/merkle-tree is not in contracts/node_modules. Payouts are NOT compared with the original library. Run the build of contracts first.";
    if (System.getenv(REQUIRED) != null) {
      return fail(message);
    }
    System.err.println("\n*** SKIPPED: " + message + "\n");
    Assumptions.abort(message);
    throw new TestAbortedException(message);
  }

  /** Runs a script of Node to its end. */
  static Printed run(Path script, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", script.toString()));
    command.addAll(Arrays.asList(arguments));
    Process node = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(node.getInputStream().readAllBytes(), UTF_8);
    return new Printed(node.waitFor(), text);
  }
}
