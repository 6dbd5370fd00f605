package io.assay.lineage.reward;

/**
 * What a revision adds to the text that its chain began with, in basis points of a whole. A text of
 * size r that has grown to n has added 1 - r / n; a revision is paid what it raises this by, beyond
 * the most that the chain was paid for. So all revisions of a text together earn less than one
 * whole, into however many steps the same growth is cut.
 */
public final class Growth {
  private Growth() {}

  /**
   * @param root size of the text at the beginning of the chain, 0 or more
   * @param before largest size that the chain was paid for, at least {@code root}
   * @param now size of the revision
   * @return 0 to 10000
   */
  public static int of(long root, long before, long now) {
    return now <= before ? 0 : added(root, now) - added(root, before);
  }

  private static int added(long root, long size) {
    return size == 0 ? 0 : Quality.WHOLE - Math.toIntExact(Quality.WHOLE * root / size);
  }
}
