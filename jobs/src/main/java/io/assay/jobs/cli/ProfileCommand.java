package io.assay.jobs.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.profile.FileProfile;
import io.assay.rules.charter.Charter;
import io.assay.rules.dedupe.DuplicateProfile;
import io.assay.rules.dedupe.boilerplate.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay profile}: what a charter should perhaps say, from data that is to be delivered. */
@Command(
    name = "profile",
    description = {
      "Reads files by a charter's intake section, and says how many records repeat others and",
      "which texts to declare as boilerplate, perhaps. Changes nothing; starts no Spark."
    },
    mixinStandardHelpOptions = true)
final class ProfileCommand implements Callable<Integer> {
  private static final int SUGGESTIONS = 10;

  @Mixin private final CharterOptions charter = new CharterOptions();
  @Mixin private final ReferredWarehouse warehouse = new ReferredWarehouse();
  @Mixin private final NarrationOptions told = new NarrationOptions();

  @Option(
      names = "--input",
      paramLabel = "FILE",
      arity = "1..*",
      required = true,
      description = "Files of contributions, plain or gzip. Repeatable.")
  private final List<Path> files = new ArrayList<>();

  @Option(
      names = "--submitted-at",
      paramLabel = "INSTANT",
      description = "Submission instant, where the charter takes it as an option.")
  private @Nullable String submittedAt;

  @Option(
      names = "--option",
      paramLabel = "NAME=VALUE",
      description = "Any other option of a batch that the charter asks for. Repeatable.")
  private final Map<String, String> options = new LinkedHashMap<>();

  @Override
  public Integer call() {
    Charter loaded = charter.load();
    warehouse.requireDatasetOf(loaded);
    Map<String, String> all = new LinkedHashMap<>(options);
    if (submittedAt != null) {
      all.put("submitted-at", submittedAt);
    }
    print(FileProfile.of(loaded, charter.referred(loaded), all, files));
    return 0;
  }

  private void print(FileProfile profile) {
    DuplicateProfile.Result found = profile.duplicates();
    if (found.records() == 0) {
      throw ExitException.usage(
          "--input: none of %,d records can be read (expected: at least one). Run assay ingest to see the reasons in quarantine."
              .formatted(profile.unreadable()));
    }
    if (told.narration().isJson()) {
      told.narration().tell(json(profile));
      return;
    }
    line("records", "%,d, and %,d unreadable", profile.readable(), profile.unreadable());
    line("looked at", "%,d, drawn by hash", found.records());
    line("comparing", "%s", profile.comparison());
    line("exact repeats", "%,d", found.exact());
    line("near repeats", "%,d", found.near());
    line("too short", "%,d of the others have no shingles", found.unshingled());
    line("shingles", "%,d in the median record", found.medianShingles());
    List<Suggestion> texts = shown(found);
    if (texts.isEmpty()) {
      Console.say("No text is shared by enough records to be declared as boilerplate.");
      return;
    }
    Console.say("");
    Console.say("# Texts that many records share whose rest differs. Declare what is a template:");
    Console.say("duplicates:");
    Console.say("  boilerplate:");
    for (Suggestion text : texts) {
      Console.say(
          String.format(
              Locale.ROOT,
              "    # in %,d records of at least %,d contributors",
              text.records(),
              text.contributors()));
      Console.say("    - " + quoted(text.text()));
    }
  }

  private static ObjectNode json(FileProfile profile) {
    DuplicateProfile.Result found = profile.duplicates();
    ObjectNode fields =
        Narration.node()
            .put("readable", profile.readable())
            .put("unreadable", profile.unreadable())
            .put("looked_at", found.records())
            .put("comparing", profile.comparison())
            .put("exact_repeats", found.exact())
            .put("near_repeats", found.near())
            .put("too_short", found.unshingled())
            .put("median_shingles", found.medianShingles());
    ArrayNode texts = fields.putArray("boilerplate");
    for (Suggestion text : shown(found)) {
      texts
          .addObject()
          .put("text", text.text())
          .put("records", text.records())
          .put("contributors", text.contributors());
    }
    return fields;
  }

  private static List<Suggestion> shown(DuplicateProfile.Result found) {
    List<Suggestion> all = found.suggestions();
    return all.subList(0, Math.min(SUGGESTIONS, all.size()));
  }

  private static void line(String name, String format, Object... values) {
    Console.say(
        String.format(Locale.ROOT, "%-14s ", name) + String.format(Locale.ROOT, format, values));
  }

  /** A double-quoted scalar of YAML, in which nothing can repaint a screen or end the line. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            point -> {
              String shown = Character.toString(point);
              if (point == '"' || point == '\\') {
                quoted.append('\\').append(shown);
              } else if (Printable.of(shown).equals(shown)) {
                quoted.append(shown);
              } else {
                quoted.append(String.format(Locale.ROOT, "\\U%08x", point));
              }
            });
    return quoted.append('"').toString();
  }
}
