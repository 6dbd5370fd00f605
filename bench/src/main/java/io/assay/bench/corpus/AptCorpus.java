package io.assay.bench.corpus;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.rules.digest.Hex;
import io.assay.rules.digest.Sha256;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes nested samples of package descriptions as JSON Lines: {@code id, text, lang, section,
 * maintainer, release, package, source}. A sample holds whole source packages, so that near
 * duplicates are as dense in a small one as in a large one; {@code NAME-next.jsonl} is as large and
 * shares no source package with {@code NAME.jsonl}, as a second batch.
 *
 * <p>Usage: {@code AptCorpus LISTS DIRECTORY}, with the directory where apt keeps package indices.
 * The licences of the texts are those of the packages: for measuring, not for handing on.
 */
public final class AptCorpus {
  private static final List<String> RELEASES = List.of("bullseye", "bookworm", "trixie");
  private static final List<Integer> THOUSANDS = List.of(20, 100, 200, 500, 750);

  private record Description(String id, String source, String order, ObjectNode json) {}

  private AptCorpus() {}

  /** Writes the samples. */
  public static void main(String[] arguments) throws IOException {
    List<Description> descriptions = new ArrayList<>();
    for (String release : RELEASES) {
      read(Path.of(arguments[0]), release, descriptions);
    }
    descriptions.sort(Comparator.comparing(Description::order));
    Map<String, Integer> sizes = new HashMap<>();
    descriptions.forEach(each -> sizes.merge(each.source(), 1, Integer::sum));
    List<String> sources = new ArrayList<>(sizes.keySet());
    sources.sort(Comparator.comparing(source -> hash("source:" + source)));
    for (int thousands : THOUSANDS) {
      int most = thousands * 1000;
      int used = 0;
      for (String suffix : List.of("k.jsonl", "k-next.jsonl")) {
        Set<String> chosen = new HashSet<>();
        int count = 0;
        while (count < most && used < sources.size()) {
          count += sizes.getOrDefault(sources.get(used), 0);
          chosen.add(sources.get(used));
          used++;
        }
        boolean isShort = count < most && suffix.contains("next");
        if (!isShort) {
          write(Path.of(arguments[1], thousands + suffix), descriptions, chosen, most);
        }
      }
    }
  }

  private static void read(Path lists, String release, List<Description> all) throws IOException {
    Map<String, Map<String, String>> packages = new HashMap<>();
    for (Path file :
        Translation.matching(lists, "*_dists_" + release + "_main_binary-amd64_Packages")) {
      ControlFile.forEach(file, stanza -> packages.put(stanza.getOrDefault("Package", ""), stanza));
    }
    Set<String> seen = new HashSet<>();
    Translation.forEach(
        lists,
        release,
        "*",
        each -> {
          String digest = each.digest().substring(0, Math.min(8, each.digest().length()));
          String id = String.join("/", release, each.language(), each.packaged(), digest);
          if (!each.text().isEmpty() && seen.add(id)) {
            Map<String, String> fields = packages.getOrDefault(each.packaged(), Map.of());
            all.add(describe(id, release, each, fields));
          }
        });
  }

  private static Description describe(
      String id, String release, Translation translation, Map<String, String> fields) {
    String name = translation.packaged();
    String source = fields.getOrDefault("Source", name).split(" ", 2)[0];
    ObjectNode json =
        new ObjectMapper()
            .createObjectNode()
            .put("id", id)
            .put("text", translation.text())
            .put("lang", translation.language())
            .put("section", fields.getOrDefault("Section", ""))
            .put("maintainer", fields.getOrDefault("Maintainer", "unknown"))
            .put("release", release)
            .put("package", name)
            .put("source", source);
    return new Description(id, source, hash(id), json);
  }

  private static void write(Path file, List<Description> all, Set<String> sources, int most)
      throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      all.stream()
          .filter(each -> sources.contains(each.source()))
          .limit(most)
          .forEach(each -> line(out, each));
    }
    System.out.printf("%-20s %,d MB%n", file.getFileName(), Files.size(file) / 1_000_000);
  }

  private static void line(BufferedWriter out, Description description) {
    try {
      out.write(description.json().toString());
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    return Hex.encode(Sha256.of(text.getBytes(StandardCharsets.UTF_8))).substring(0, 16);
  }
}
