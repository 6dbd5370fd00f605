package io.assay.bench.duplicates;

import io.assay.bench.corpus.Translation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Packages whose description in one release is that in the next, or a revision of it, with both
 * texts from apt's indices.
 *
 * @param pairs those of which both texts are there
 * @param missing of so many a text is not in the indices any more
 */
record RevisedPackages(List<Pair> pairs, int missing) {
  private static final String EARLIER = "bullseye";
  private static final String LATER = "bookworm";

  /**
   * Both descriptions of a package.
   *
   * @param jaccard of their character 3-grams, as the file tells
   */
  record Pair(String earlier, String later, boolean identical, double jaccard) {}

  /**
   * @param file compressed, with a head line: package, MD5 in both releases, relation, similarity
   */
  static RevisedPackages read(Path lists, Path file) throws IOException {
    Map<String, String> earlier = texts(lists, EARLIER);
    Map<String, String> later = texts(lists, LATER);
    List<Pair> pairs = new ArrayList<>();
    int missing = 0;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split("\t", -1);
        String before = earlier.get(cells[0] + "/" + cells[1]);
        String after = later.get(cells[0] + "/" + cells[2]);
        if (before == null || after == null) {
          missing++;
        } else {
          boolean identical = cells[3].equals("identical");
          pairs.add(new Pair(before, after, identical, Double.parseDouble(cells[4])));
        }
      }
    }
    return new RevisedPackages(List.copyOf(pairs), missing);
  }

  private static Map<String, String> texts(Path lists, String release) throws IOException {
    Map<String, String> texts = new HashMap<>();
    Translation.forEach(
        lists,
        release,
        "en",
        each -> texts.put(each.packaged() + "/" + each.digest(), each.text()));
    return texts;
  }
}
