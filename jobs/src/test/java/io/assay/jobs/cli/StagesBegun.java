package io.assay.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.jobs.stage.StageName;
import io.assay.lineage.log.LogSegments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the log of a warehouse says of its stages.
 *
 * @param stages every stage that began, as often as it did
 * @param open the one that began last, if it has not ended; else null
 */
record StagesBegun(List<StageName> stages, @Nullable StageName open) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static StagesBegun of(Path warehouse) throws IOException {
    List<StageName> begun = new ArrayList<>();
    StageName[] open = new StageName[1];
    Path log = warehouse.resolve("lineage");
    if (Files.isDirectory(log)) {
      new LogSegments(log)
          .forEach(
              entry -> {
                JsonNode event = event(entry);
                String job = event.at("/job/name").asText();
                String name = job.substring(job.lastIndexOf('.') + 1);
                if (!name.equals("run")) {
                  boolean begins = event.path("eventType").asText().equals("START");
                  StageName stage = StageName.valueOf(name.toUpperCase(Locale.ROOT));
                  open[0] = begins ? stage : null;
                  if (begins) {
                    begun.add(stage);
                  }
                }
              });
    }
    return new StagesBegun(begun, open[0]);
  }

  /** How often this stage or a later one began. */
  long from(StageName stage) {
    return stages.stream().filter(begun -> begun.compareTo(stage) >= 0).count();
  }

  private static JsonNode event(byte[] entry) {
    try {
      return JSON.readTree(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
