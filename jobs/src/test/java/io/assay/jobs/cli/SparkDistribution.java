package io.assay.jobs.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A directory like that of an installed Spark 3.5, with those jars of this build that its
 * distribution holds ({@code dev/deps} in Spark's sources names them all), and the application as
 * jars to be submitted to it.
 */
final class SparkDistribution {
  private static final Pattern JAR = Pattern.compile("(.+?)-\\d.*\\.jar");

  private final Path home;

  private SparkDistribution(Path home) {
    this.home = home;
  }

  static SparkDistribution in(Path home) throws IOException {
    Path jars = Files.createDirectories(home.resolve("jars"));
    Files.createFile(home.resolve("RELEASE"));
    Set<String> held = new HashSet<>(Files.readAllLines(names()));
    for (Path entry : classPath()) {
      Matcher name = JAR.matcher(entry.getFileName().toString());
      if (name.matches() && held.contains(name.group(1))) {
        Files.copy(entry, jars.resolve(entry.getFileName()));
      }
    }
    return new SparkDistribution(home);
  }

  private static Path names() {
    return Path.of("src/test/resources/spark-distribution.txt");
  }

  private static List<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath())
        .toList();
  }

  Path home() {
    return home;
  }

  /** What the build copies for spark-submit, and our own modules as they are compiled now. */
  List<Path> submitted() throws IOException {
    List<Path> jars = new ArrayList<>();
    for (Path entry : classPath()) {
      if (Files.isDirectory(entry) && entry.endsWith("target/classes")) {
        jars.add(packed(entry));
      } else if (entry.getFileName().toString().startsWith("assay-")) {
        jars.add(entry);
      }
    }
    try (Stream<Path> copied = Files.list(Path.of("target/submit").toAbsolutePath())) {
      copied.filter(jar -> !jar.getFileName().toString().startsWith("assay-")).forEach(jars::add);
    }
    return jars;
  }

  private Path packed(Path classes) throws IOException {
    String module = classes.getParent().getParent().getFileName().toString();
    Path jar = home.resolve("assay-" + module + ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      files.filter(Files::isRegularFile).sorted().forEach(file -> add(out, classes, file));
    }
    return jar;
  }

  private static void add(JarOutputStream out, Path classes, Path file) {
    try {
      out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
      Files.copy(file, out);
      out.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was printed, for a test that failed. */
  static String lastOf(Path log) {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
