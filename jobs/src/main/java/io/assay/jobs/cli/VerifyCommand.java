package io.assay.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.assay.jobs.exit.ExitCode;
import io.assay.jobs.exit.ExitException;
import io.assay.lineage.merkle.AnchoredRoots;
import io.assay.lineage.merkle.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code assay verify}: checks a single proof, without Spark, or all of a warehouse against the
 * chain.
 */
@Command(
    name = "verify",
    description = {
      "With --proof: checks a proof against an anchored root and says in words what it proves;",
      "neither warehouse nor chain is needed, the root is what you trust.",
      "Without: computes every root of a warehouse again and compares it with the chain."
    },
    footer = {"", "Exit codes: 0 all holds, 1 something does not, 2 a file or an option is wrong."},
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  private static final long MAX_BYTES = 1 << 26;

  @Option(
      names = "--proof",
      paramLabel = "FILE",
      description = "One proof a line, as 'assay prove' gives them.")
  private @Nullable Path proof;

  @Option(
      names = "--root",
      paramLabel = "HASH",
      description = "The anchored root that the proof must lead to.")
  private @Nullable String root;

  @Option(
      names = "--anchor",
      paramLabel = "FILE",
      description = "JSON with the fields of the anchored batch, read from the chain.")
  private @Nullable Path anchor;

  @Option(
      names = "--batch",
      paramLabel = "ID",
      description = "Without --proof: this batch alone (default: all anchored ones).")
  private @Nullable String batch;

  @Mixin private final WarehouseOptions warehouse = new WarehouseOptions();
  @Mixin private final SparkOptions spark = new SparkOptions();
  @Mixin private final ChainOptions chain = new ChainOptions();
  @Mixin private final NarrationOptions told = new NarrationOptions();

  @Override
  public Integer call() throws IOException {
    if (proof == null) {
      return verifyWarehouse().number();
    }
    if ((root == null) == (anchor == null)) {
      throw ExitException.usage(
          "%s of --root and --anchor (expected: one of them). A proof is worth what its root is worth."
              .formatted(root == null ? "Neither" : "Both"));
    }
    ProofCheck check =
        root == null
            ? ProofCheck.against(anchored(String.valueOf(anchor)))
            : ProofCheck.against(root(root));
    return verify(proof, check).number();
  }

  private ExitCode verifyWarehouse() {
    if (root != null || anchor != null) {
      throw ExitException.usage(
          "--root or --anchor without --proof (expected: a file that 'assay prove' wrote). See: assay verify --help");
    }
    return new FullVerification(warehouse.warehouse(), spark, chain, told.narration()).run(batch);
  }

  private ExitCode verify(Path file, ProofCheck check) throws IOException {
    List<String> lines = read(file, "proof").lines().filter(line -> !line.isBlank()).toList();
    if (lines.isEmpty()) {
      throw ExitException.usage(
          "Cannot read proof %s: it is empty (expected: one proof a line). Ask for the proof again."
              .formatted(file));
    }
    ExitCode code = ExitCode.DONE;
    for (String line : lines) {
      ProofCheck.Result result = check.of(file.toString(), line);
      String words = Printable.of(result.words());
      told.narration()
          .tell(Narration.node().put("holds", result.holds()).put("message", words), words);
      code = result.holds() ? code : ExitCode.FAILURE;
    }
    return code;
  }

  private static AnchoredRoots anchored(String file) throws IOException {
    return AnchoredRoots.parse(file, read(Path.of(file), "anchor"));
  }

  private static Hash root(String text) {
    try {
      return Hash.ofHex(text);
    } catch (IllegalArgumentException e) {
      throw ExitException.usage(
          "--root: %s (expected: 0x and 64 hex digits). Copy the root anew."
              .formatted(Printable.of(text)));
    }
  }

  private static String read(Path file, String what) throws IOException {
    try {
      if (Files.isDirectory(file) || Files.size(file) > MAX_BYTES) {
        throw ExitException.usage(
            "Cannot read %s %s: a directory or too large (expected: a file of at most 64 MiB). Name the file itself."
                .formatted(what, file));
      }
      return new String(Files.readAllBytes(file), UTF_8);
    } catch (NoSuchFileException e) {
      throw ExitException.usage(
          "Cannot read %s %s: there is no such file. Check the path.".formatted(what, file));
    }
  }
}
