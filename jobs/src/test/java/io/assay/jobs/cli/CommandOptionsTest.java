package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.exit.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What may be said to every command, so that a scheduler need not know which is which. */
class CommandOptionsTest {
  private static final Map<String, CommandSpec> COMMANDS = commands();

  @Test
  void everyNamedCommandIsThere() {
    assertThat(COMMANDS.keySet())
        .contains(
            "demo",
            "run",
            "init",
            "ingest",
            "screen",
            "dedupe",
            "label",
            "represent",
            "decide",
            "reward",
            "anchor",
            "report",
            "status",
            "sql",
            "explain",
            "profile",
            "review export",
            "review import",
            "verify",
            "prove",
            "payouts build",
            "charter check");
  }

  @Test
  void everyCommandTellsWhatItDoesAsJsonLinesToo() {
    assertThat(without("--log-format")).isEmpty();
  }

  /** Of no warehouse is only the format of charters in general. */
  @Test
  void everyCommandTakesAWarehouse() {
    assertThat(without("--warehouse")).containsExactly("charter schema");
  }

  @Test
  void whateverReadsACharterTakesOverrides() {
    Set<String> expected = new TreeSet<>(Set.of("demo"));
    COMMANDS.forEach(
        (name, command) -> {
          if (command.findOption("--charter") != null) {
            expected.add(name);
          }
        });
    Set<String> found = new TreeSet<>(COMMANDS.keySet());
    found.removeAll(without("--set"));
    assertThat(found).isEqualTo(expected).contains("run", "init", "charter check", "profile");
  }

  /** Whatever only looks, or writes the one file that it is asked for, has nothing to leave out. */
  @Test
  void whateverWritesAWarehouseAChainOrPayoutFilesHasADryRun() {
    assertThat(without("--dry-run"))
        .containsExactlyInAnyOrder(
            "status",
            "sql",
            "explain",
            "profile",
            "prove",
            "verify",
            "charter check",
            "charter schema",
            "review export",
            "relabel export");
  }

  @Test
  void whateverStartsSparkTakesAMaster() {
    for (String name : List.of("demo", "run", "anchor", "status", "sql", "explain", "verify")) {
      assertThat(COMMANDS.get(name).findOption("--master")).as(name).isNotNull();
    }
  }

  @Test
  void theReadmeTellsOfEveryCommandAndOfEveryExitCode() throws IOException {
    String readme = Files.readString(Path.of("../README.md"));
    String table = readme.substring(readme.indexOf("## Commands"), readme.indexOf("## For reward"));
    for (String name : COMMANDS.keySet()) {
      String told = name.startsWith("payouts ") && !name.endsWith("build") ? "payouts …" : name;
      assertThat(table).containsPattern("`" + Pattern.quote(told) + "[` ]");
    }
    String codes = readme.substring(readme.indexOf("## Exit codes"));
    for (ExitCode code : ExitCode.values()) {
      assertThat(codes).contains("\n| " + code.number() + " | ");
    }
    String help = CommandLineRun.of("--help").out();
    for (ExitCode code : ExitCode.values()) {
      assertThat(help).containsPattern("\\b" + code.number() + " [a-z]");
    }
  }

  private static Set<String> without(String option) {
    Set<String> names = new TreeSet<>();
    COMMANDS.forEach(
        (name, command) -> {
          if (command.findOption(option) == null) {
            names.add(name);
          }
        });
    return names;
  }

  /** Those that do something, by name. */
  private static Map<String, CommandSpec> commands() {
    Map<String, CommandSpec> found = new TreeMap<>();
    collect(Assay.commands(), "", found);
    return found;
  }

  private static void collect(CommandLine line, String prefix, Map<String, CommandSpec> found) {
    line.getSubcommands()
        .forEach(
            (name, command) -> {
              if (command.getSubcommands().isEmpty()) {
                found.put(prefix + name, command.getCommandSpec());
              } else {
                collect(command, prefix + name + " ", found);
              }
            });
  }
}
