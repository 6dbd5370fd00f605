package io.assay.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.query.AddressStory;
import io.assay.jobs.query.ItemFinder;
import io.assay.jobs.query.ItemStories;
import io.assay.jobs.query.SetAside;
import io.assay.jobs.query.StoryText;
import io.assay.jobs.run.BatchLog;
import io.assay.jobs.run.BatchState;
import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.rules.charter.CharterParser;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay explain}: what became of one item. */
@Command(
    name = "explain",
    description = {
      "Tells in plain words what was found, decided and paid for an item, over all batches.",
      "ITEM is its id, the beginning of its id, or the place FILE:RECORD of its delivery; or an",
      "address, of which it tells what went to it and what was cut off, owed, paid back and let go.",
      "An ITEM that begins with a dash stands behind --, as in: assay explain -- -1"
    },
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  @Mixin private final WarehouseOptions warehouse = new WarehouseOptions();
  @Mixin private final SparkOptions spark = new SparkOptions();
  @Mixin private final DocumentForm form = new DocumentForm();
  @Mixin private final NarrationOptions told = new NarrationOptions();

  private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");

  @Option(
      names = "--exact",
      description = "ITEM is a whole id, also where it looks like an address or a place.")
  private boolean isExact;

  @Parameters(paramLabel = "ITEM", description = "Id, beginning of an id, or FILE:RECORD.")
  private String item = "";

  @Override
  public Integer call() throws JsonProcessingException {
    Warehouse place = warehouse.warehouse();
    WarehouseDescriptor.read(place);
    try (OpenSpark open = spark.open()) {
      explain(place, new TableStore(open.session(), place.tables()));
      return 0;
    }
  }

  private void explain(Warehouse place, TableStore tables) throws JsonProcessingException {
    List<BatchState> batches = BatchLog.read(tables).valid();
    List<BatchKey> keys = batches.stream().map(BatchState::key).toList();
    ItemFinder finder = new ItemFinder(tables, keys);
    if (!isExact && ADDRESS.matcher(item).matches()) {
      AddressStory books = AddressStory.of(tables, keys, item);
      print(books, new StoryText(Printable::of).of(books));
      if (finder.isId(item)) {
        told.narration()
            .warn("There is an item of this id too. See: assay explain --exact " + item);
      }
      return;
    }
    List<String> items = isExact ? exactly(finder) : finder.items(item);
    List<SetAside> unreadable = items.isEmpty() && !isExact ? finder.quarantined(item) : List.of();
    if (!unreadable.isEmpty()) {
      print(unreadable, new StoryText(Printable::of).of(unreadable));
      return;
    }
    ItemStories stories =
        new ItemStories(tables, batches, hash -> CharterParser.load(place.charter(hash), Map.of()));
    var story = stories.of(theOne(items));
    print(story, new StoryText(Printable::of).of(story));
  }

  private List<String> exactly(ItemFinder finder) {
    return finder.isId(item) ? List.of(item) : List.of();
  }

  private String theOne(List<String> items) {
    if (items.isEmpty()) {
      throw ExitException.usage(
          "No batch has an item %s (expected: an id, the first 8 or more characters of one, or FILE:RECORD as delivered, such as 2026-01.csv:17). Ids are listed by: assay sql 'select item_id, file, record_number from items'"
              .formatted(Printable.of(item)));
    }
    if (items.size() > 1) {
      throw ExitException.usage(
          "%s means more than one item (expected: one of %s). Give more of the id, or a whole one with --exact."
              .formatted(Printable.of(item), Printable.of(String.join(", ", items))));
    }
    return items.get(0);
  }

  private void print(Object story, List<String> lines) throws JsonProcessingException {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    if (form.chosen(told.narration()).isJson()) {
      ObjectMapper mapper = new ObjectMapper();
      if (!told.narration().isJson()) {
        mapper.enable(SerializationFeature.INDENT_OUTPUT); // For people who read JSON.
      }
      out.println(mapper.writeValueAsString(story));
    } else {
      lines.forEach(out::println);
    }
    out.flush();
  }
}
