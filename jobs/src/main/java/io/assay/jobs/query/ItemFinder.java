package io.assay.jobs.query;

import static io.assay.jobs.table.TableDefinition.BATCH_ID;
import static io.assay.jobs.table.TableDefinition.ITEM_ID;
import static org.apache.spark.sql.functions.col;

import io.assay.jobs.table.BatchKey;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.Quarantine;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.wording.IntakeWording;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/**
 * Finds what a person means: an item by its id, by the beginning of its id, or by the place {@code
 * file:record} where it was delivered.
 */
public final class ItemFinder {
  private static final Pattern PLACE = Pattern.compile("(.+):([1-9][0-9]{0,17})", Pattern.DOTALL);
  private static final int SHORTEST_BEGINNING = 8;
  private static final int MOST = 10;

  private final TableStore tables;
  private final List<BatchKey> batches;

  /**
   * @param batches where to look: the valid attempts
   */
  public ItemFinder(TableStore tables, List<BatchKey> batches) {
    this.tables = tables;
    this.batches = List.copyOf(batches);
  }

  /** Whether an item has exactly this id. */
  public boolean isId(String text) {
    return !tables.read(Items.TABLE, batches).where(col(ITEM_ID).equalTo(text)).isEmpty();
  }

  /**
   * Ids of the items that are meant, at most {@value #MOST}; the exact id alone if it is one,
   * unless the text is the place of another: who chose such an id must not hide that one.
   */
  public List<String> items(String wanted) {
    Column isWanted = col(ITEM_ID).equalTo(wanted);
    if (wanted.length() >= SHORTEST_BEGINNING) {
      isWanted = isWanted.or(col(ITEM_ID).startsWith(wanted));
    }
    Matcher place = PLACE.matcher(wanted);
    boolean mayBePlace = place.matches();
    if (mayBePlace) {
      isWanted = isWanted.or(isAt(place, Items.FILE, Items.RECORD_NUMBER));
    }
    List<String> found =
        tables
            .read(Items.TABLE, batches)
            .where(isWanted)
            .select(col(ITEM_ID))
            .distinct()
            .orderBy(col(ITEM_ID))
            .limit(MOST)
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList();
    return found.contains(wanted) && !mayBePlace ? List.of(wanted) : found;
  }

  /** Records at the place that could not be read. */
  public List<SetAside> quarantined(String wanted) {
    Matcher place = PLACE.matcher(wanted);
    if (!place.matches() || !tables.exists(Quarantine.TABLE)) {
      return List.of();
    }
    return tables
        .read(Quarantine.TABLE, batches)
        .where(isAt(place, Quarantine.FILE, Quarantine.RECORD_NUMBER))
        .orderBy(col(BATCH_ID), col(Quarantine.KIND))
        .limit(MOST)
        .collectAsList()
        .stream()
        .map(row -> setAside(wanted, row))
        .toList();
  }

  private static Column isAt(Matcher place, String file, String record) {
    return col(file)
        .equalTo(place.group(1))
        .and(col(record).equalTo(Long.parseLong(place.group(2))));
  }

  private static SetAside setAside(String place, Row row) {
    String reason = row.getAs(Quarantine.REASON);
    String detail = row.getAs(Quarantine.DETAIL);
    return new SetAside(
        row.getAs(BATCH_ID),
        place,
        row.getAs(Quarantine.KIND),
        reason,
        IntakeWording.reason(reason),
        detail == null ? "" : detail);
  }
}
