package io.assay.jobs.cli;

import io.assay.jobs.decision.ReviewQueue;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.run.BatchLog;
import io.assay.jobs.run.BatchState;
import io.assay.jobs.stage.Batch;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.warehouse.AtomicFile;
import io.assay.jobs.warehouse.StorageFault;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.rules.charter.CharterParser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay review}: the curator's queue out, the decisions in. */
@Command(
    name = "review",
    description = "Hands out what waits for a person, and takes the decisions back.",
    mixinStandardHelpOptions = true,
    subcommands = {ReviewCommand.Export.class, ReviewCommand.Import.class})
final class ReviewCommand {

  /** {@code assay review export}. */
  @Command(
      name = "export",
      description = {
        "Writes all that waits for review as CSV. Fill in decision (accept or reject), reviewer",
        "and reason; rows without a decision are passed over when the file comes back.",
        "Beside each attribute that bounties depend on, write confirmed, denied or",
        "corrected: VALUE under check, if you looked at it; to accept confirms nothing."
      },
      mixinStandardHelpOptions = true)
  static final class Export implements Callable<Integer> {
    @Mixin private final WarehouseOptions warehouse = new WarehouseOptions();
    @Mixin private final SparkOptions spark = new SparkOptions();
    @Mixin private final NarrationOptions told = new NarrationOptions();

    @Option(
        names = "--output",
        paramLabel = "FILE",
        description = "Where to write (default: standard output).")
    private @Nullable Path output;

    @Option(
        names = "--batch",
        paramLabel = "ID",
        description = "Only what this batch delivered (default: all batches).")
    private @Nullable String batch;

    @Override
    public Integer call() {
      if (output == null && told.narration().isJson()) {
        throw ExitException.usage(
            "--output is missing (expected: with --log-format json, a file). The queue is CSV, and would stand among the JSON.");
      }
      Warehouse place = warehouse.warehouse();
      WarehouseDescriptor.read(place);
      try (OpenSpark open = spark.open()) {
        write(place, new TableStore(open.session(), place.tables()));
        return 0;
      }
    }

    private void write(Warehouse place, TableStore tables) {
      List<BatchState> known = BatchLog.read(tables).valid();
      requireKnown(known);
      List<Batch.Past> history =
          known.stream()
              .filter(BatchState::isHistory)
              .map(state -> new Batch.Past(state.key(), state.sequence()))
              .toList();
      Iterator<ReviewQueue.Waiting> queue = ReviewQueue.of(tables, history);
      ReviewFile form = form(place, known);
      Path file = output;
      if (file == null) {
        try {
          print(form, queue, System.out);
        } catch (IOException e) {
          throw ExitException.failure(
              "Cannot write to standard output: %s. Give --output FILE.".formatted(e.getMessage()),
              e);
        }
        return;
      }
      LongAdder rows = new LongAdder();
      try {
        AtomicFile.write(file.toAbsolutePath(), bytes -> rows.add(print(form, queue, bytes)));
      } catch (IOException e) {
        throw ExitException.failure(
            "Cannot write %s: %s. Check disk and permissions.".formatted(file, StorageFault.of(e)),
            e);
      }
      told.narration().say("%s: %d waiting.".formatted(file, rows.sum()));
    }

    /** By the charter of the last batch, under which decisions will count. */
    private static ReviewFile form(Warehouse place, List<BatchState> known) {
      return known.isEmpty()
          ? ReviewFile.plain()
          : ReviewFile.of(
              CharterParser.load(
                  place.charter(known.get(known.size() - 1).charterHash()), Map.of()));
    }

    private long print(ReviewFile form, Iterator<ReviewQueue.Waiting> queue, OutputStream out)
        throws IOException {
      long rows = 0;
      out.write(utf8(form.header() + "\r\n"));
      while (queue.hasNext()) {
        ReviewQueue.Waiting waiting = queue.next();
        if (batch == null || batch.equals(waiting.batch())) {
          out.write(utf8(form.line(waiting) + "\r\n"));
          rows++;
        }
      }
      out.flush();
      return rows;
    }

    private static byte[] utf8(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    private void requireKnown(List<BatchState> known) {
      String wanted = batch;
      if (wanted != null && known.stream().noneMatch(s -> s.key().batchId().equals(wanted))) {
        throw ExitException.usage(
            "--batch: %s is not known (expected: one that was run). See: assay status"
                .formatted(Printable.of(wanted)));
      }
    }
  }

  /** {@code assay review import}. */
  @Command(
      name = "import",
      description = {
        "Takes decisions in as a batch of their own, like: assay run --decisions FILE.",
        "Each decided item gets a new verdict there, which supersedes the old one."
      },
      mixinStandardHelpOptions = true)
  static final class Import implements Callable<Integer> {
    @Mixin private final CharterOptions charter = new CharterOptions();
    @Mixin private final WarehouseOptions warehouse = new WarehouseOptions();
    @Mixin private final BatchOptions batch = new BatchOptions();
    @Mixin private final SparkOptions spark = new SparkOptions();
    @Mixin private final ChainOptions chain = new ChainOptions();
    @Mixin private final OutputOptions output = new OutputOptions();

    @Parameters(
        paramLabel = "FILE",
        arity = "1..*",
        description = "CSV files with the columns item, decision, reviewer, reason.")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
      batch.decisions.addAll(files);
      return new BatchRunner(warehouse.warehouse(), spark, chain, output)
          .run("assay review import --batch " + batch.id, batch.id, () -> batch.request(charter))
          .code()
          .number();
    }
  }
}
