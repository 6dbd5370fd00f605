package io.assay.jobs.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program in a process of its own, started as the launcher starts it. */
final class AssayProcess {
  private AssayProcess() {}

  /**
   * A command that is not started yet.
   *
   * @param flags more for the virtual machine
   */
  static ProcessBuilder of(List<String> flags, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("@" + Path.of("../bin/jvm.options").toAbsolutePath());
    command.add("-Dassay.home=" + Path.of("..").toAbsolutePath().normalize());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Assay.class.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }
}
