package io.assay.lineage.reward;

import java.util.HashMap;
import java.util.Map;

/**
 * The places that are free in the cells of a batch, and who takes them. A piece takes as much of a
 * place as its quality, if there is so much left; pieces come in the order of priority. So whatever
 * comes when a cell is full takes nothing, and nothing away: nobody gains by bringing more than is
 * missing, by cutting work into names, or by copies, which weigh together what they add. Mutable,
 * for one thread.
 */
public final class GapPlaces {
  private final Map<String, Long> room = new HashMap<>();

  /**
   * @param missing records by cell, 0 or more; a cell that is not among them has no room
   */
  public GapPlaces(Map<String, Long> missing) {
    missing.forEach(
        (cell, records) -> {
          if (records < 0) {
            throw new IllegalArgumentException(
                "missing of %s: %d (expected: 0 or more)".formatted(cell, records));
          }
          room.put(cell, Math.multiplyExact(records, Quality.WHOLE));
        });
  }

  /**
   * Of a place in the cell, what the next piece takes, in basis points.
   *
   * @param quality 0 to 10000
   */
  public int take(String cell, int quality) {
    long left = room.getOrDefault(cell, 0L);
    int taken = (int) Math.min(left, quality);
    room.put(cell, left - taken);
    return taken;
  }
}
