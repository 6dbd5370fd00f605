package io.assay.jobs.report.document;

import io.assay.jobs.report.document.DatasetFacts.Batch;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What tells this dataset, and this state of it, from all others. */
final class Identity {
  private final DatasetFacts facts;

  Identity(DatasetFacts facts) {
    this.facts = facts;
  }

  /**
   * A UUID of version 3 over chain, registry and dataset id, which are together unique: the
   * registry keeps one history for each dataset.
   */
  Fact<String> uuid() {
    String name =
        "%d/%s/%s"
            .formatted(
                facts.chain().id(), facts.chain().registry(), facts.charter().dataset().id());
    return new Fact<>(
        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
        List.of(
            Origin.warehouse("chainId"),
            Origin.warehouse("registry"),
            Origin.charter("dataset.id")));
  }

  /**
   * Major: version of the charter's format. Minor: batches so far, as each adds and none changes
   * what is there.
   */
  Fact<String> version() {
    return facts.batches().map(batches -> "1.%d.0".formatted(batches.size()));
  }

  /** When the dataset began: what its first batch was as of. */
  Fact<String> created() {
    return facts.batches().map(batches -> batches.get(0).asOf().toString());
  }

  /** When it came to stand as it does: what its last batch was as of. */
  Fact<String> modified() {
    return facts.last().map(Batch::asOf).map(Instant::toString);
  }

  /**
   * When it was decided, by the clock of that run, what it consists of; null where that is not
   * recorded.
   */
  @Nullable Fact<String> built() {
    Instant decided = facts.last().value().decided();
    return decided == null ? null : facts.last().map(any -> decided.toString());
  }

  /** What the batch before the last one was as of; null if there is none. */
  @Nullable Fact<String> previous() {
    int batches = facts.batches().value().size();
    return batches < 2 ? null : facts.batches().map(all -> all.get(batches - 2).asOf().toString());
  }
}
