package io.assay.jobs.cli;

import io.assay.jobs.exit.ExitException;
import io.assay.jobs.label.RelabelRequests;
import io.assay.jobs.run.BatchLog;
import io.assay.jobs.run.BatchState;
import io.assay.jobs.stage.Batch;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.warehouse.AtomicFile;
import io.assay.jobs.warehouse.StorageFault;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.Format;
import io.assay.rules.charter.VotesIntake;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay relabel}: the answers that are most worth asking for. */
@Command(
    name = "relabel",
    description = "Hands out the items whose labels are most worth another answer.",
    mixinStandardHelpOptions = true,
    subcommands = RelabelCommand.Export.class)
final class RelabelCommand {

  /** {@code assay relabel export}. */
  @Command(
      name = "export",
      description = {
        "Writes the queue of the newest batch as CSV, in the columns of the charter's votes: a row",
        "for each answer, the most worth first. Fill in annotator and label, and deliver the file",
        "with the next batch: assay run --votes FILE. Rows without a label go to quarantine."
      },
      mixinStandardHelpOptions = true)
  static final class Export implements Callable<Integer> {
    private static final List<String> ASKED = List.of("answer", "gain", "content");

    @Mixin private final CharterOptions charter = new CharterOptions();
    @Mixin private final WarehouseOptions warehouse = new WarehouseOptions();
    @Mixin private final SparkOptions spark = new SparkOptions();
    @Mixin private final NarrationOptions told = new NarrationOptions();

    @Option(
        names = "--output",
        paramLabel = "FILE",
        required = true,
        description = "Where to write.")
    private @Nullable Path output;

    @Override
    public Integer call() {
      VotesIntake votes = votes(charter.load());
      Warehouse place = warehouse.warehouse();
      WarehouseDescriptor.read(place);
      Path file = output;
      if (file == null) {
        throw new IllegalStateException("picocli requires --output");
      }
      try (OpenSpark open = spark.open()) {
        LongAdder rows = new LongAdder();
        TableStore tables = new TableStore(open.session(), place.tables());
        AtomicFile.write(
            file.toAbsolutePath(), bytes -> rows.add(print(votes, requests(tables), bytes)));
        told.narration().say("%s: %d answers to ask for.".formatted(file, rows.sum()));
        return 0;
      } catch (IOException e) {
        throw ExitException.failure(
            "Cannot write %s: %s. Check disk and permissions.".formatted(file, StorageFault.of(e)),
            e);
      }
    }

    private static VotesIntake votes(Charter charter) {
      VotesIntake votes = charter.intake().votes();
      if (votes == null || charter.labels() == null) {
        throw ExitException.usage(
            "The charter has no section labels (expected: one, with a relabel-budget). Nothing is asked of annotators.");
      }
      if (votes.format() != Format.CSV) {
        throw ExitException.usage(
            "intake.votes.format is %s (expected: csv). The queue is handed out as CSV, and must come back as it went."
                .formatted(votes.format().key()));
      }
      return votes;
    }

    private static Iterator<RelabelRequests.Request> requests(TableStore tables) {
      List<Batch.Past> history =
          BatchLog.read(tables).valid().stream()
              .filter(BatchState::isHistory)
              .map(state -> new Batch.Past(state.key(), state.sequence()))
              .toList();
      return RelabelRequests.of(tables, history);
    }

    /** Writes the file, and says how many answers it asks for. */
    static long print(
        VotesIntake votes, Iterator<RelabelRequests.Request> requests, OutputStream out)
        throws IOException {
      String votedAt = votes.votedAt();
      List<String> at = votedAt == null ? List.of() : List.of(votedAt);
      write(out, List.of(votes.item(), votes.annotator(), votes.label()), at, ASKED);
      long rows = 0;
      while (requests.hasNext()) {
        RelabelRequests.Request request = requests.next();
        write(
            out,
            List.of(request.item(), "", ""),
            at.stream().map(column -> "").toList(),
            List.of(
                Long.toString(request.answer()),
                String.format(Locale.ROOT, "%.6f", request.gain()),
                SpreadsheetLine.excerpt(request.content())));
        rows++;
      }
      out.flush();
      return rows;
    }

    @SafeVarargs
    private static void write(OutputStream out, List<String>... fields) throws IOException {
      List<String> line = Stream.of(fields).flatMap(List::stream).toList();
      out.write((SpreadsheetLine.of(line) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
