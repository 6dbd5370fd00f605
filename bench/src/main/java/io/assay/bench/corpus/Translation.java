package io.assay.bench.corpus;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A package's description in one language, from the indices that apt keeps.
 *
 * @param digest MD5 of the English description that it says
 * @param text synopsis and long description; may be empty
 */
public record Translation(String packaged, String language, String digest, String text) {

  /**
   * Those of a release, file by file.
   *
   * @param lists where apt keeps indices
   * @param languages a glob pattern
   */
  public static void forEach(
      Path lists, String release, String languages, Consumer<Translation> consumer)
      throws IOException {
    String glob = "*_dists_" + release + "_main_i18n_Translation-" + languages;
    for (Path file : matching(lists, glob)) {
      String name = file.getFileName().toString();
      String language = name.substring(name.lastIndexOf("Translation-") + 12).replace("%5f", "_");
      ControlFile.forEach(
          file,
          stanza ->
              consumer.accept(
                  new Translation(
                      stanza.getOrDefault("Package", ""),
                      language,
                      stanza.getOrDefault("Description-md5", ""),
                      text(stanza))));
    }
  }

  /** The files of a directory that match, in order of their names. */
  static List<Path> matching(Path directory, String glob) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, glob)) {
      found.forEach(files::add);
    }
    files.sort(Comparator.naturalOrder());
    return files;
  }

  /** The long description; a lone point stands for an empty line. */
  private static String text(Map<String, String> stanza) {
    return stanza.entrySet().stream()
        .filter(field -> field.getKey().startsWith("Description-"))
        .filter(field -> !field.getKey().equals("Description-md5"))
        .map(field -> field.getValue().replaceAll("(?m)^\\s*\\.\\s*$", "").strip())
        .findFirst()
        .orElse("");
  }
}
