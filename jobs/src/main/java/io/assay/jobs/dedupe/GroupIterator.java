package io.assay.jobs.dedupe;

import io.assay.jobs.table.Digests;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Runs over rows that are sorted by digest, group by group, holding no more than what the group has
 * to say at once.
 */
final class GroupIterator implements Iterator<Row> {

  /** One group of equal digests; says what it has to say as rows come, and once they end. */
  interface Group {
    void add(Row row, Consumer<Row> out);

    void end(Consumer<Row> out);
  }

  /** Makes the next group. */
  interface Groups {
    Group start();
  }

  private final Iterator<Row> rows;
  private final Groups groups;
  private final Deque<Row> waiting = new ArrayDeque<>();
  private byte @Nullable [] digest;
  private @Nullable Group group;

  GroupIterator(Iterator<Row> rows, Groups groups) {
    this.rows = rows;
    this.groups = groups;
  }

  @Override
  public boolean hasNext() {
    while (waiting.isEmpty() && (rows.hasNext() || group != null)) {
      if (rows.hasNext()) {
        take(rows.next());
      } else {
        end();
      }
    }
    return !waiting.isEmpty();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return waiting.remove();
  }

  private void take(Row row) {
    byte[] of = row.getAs(Digests.DIGEST);
    if (group != null && !Arrays.equals(of, digest)) {
      end();
    }
    Group current = group == null ? groups.start() : group;
    group = current;
    digest = of;
    current.add(row, waiting::add);
  }

  private void end() {
    if (group != null) {
      group.end(waiting::add);
      group = null;
    }
  }
}
