package io.assay.rules.dedupe.join;

import io.assay.rules.dedupe.similarity.SimilarityRule;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * An inverted index on primitive arrays: for each key the records that hold it, with their size and
 * the key's position. Short lists are chains of entries; a list that grows long becomes {@link
 * HotPostings}.
 */
final class Postings implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int EMPTY = -1;
  private static final int FIRST_HOT = -2;
  private static final int LONGEST_CHAIN = 24;
  private static final int FIELDS = 4;

  private long[] keys = new long[1 << 10];
  private int[] heads = filled(1 << 10);
  private int used;

  /** Number, size, position and next entry of each posting, one behind the other. */
  private int[] entries = new int[1 << 12];

  private int end;
  private final List<HotPostings> hot = new ArrayList<>();

  void add(long key, int number, Positions at, int crowd) {
    int slot = slot(key);
    if (heads[slot] == EMPTY) {
      if (2 * ++used > keys.length) {
        grow();
        slot = slot(key);
      }
      keys[slot] = key;
    }
    if (heads[slot] > FIRST_HOT && isLong(heads[slot])) {
      heads[slot] = toHot(heads[slot], at.rule());
    }
    if (heads[slot] <= FIRST_HOT) {
      hot.get(FIRST_HOT - heads[slot]).add(number, at.size(), at.reach(), crowd);
    } else {
      heads[slot] = chain(heads[slot], number, at.size(), at.position());
    }
  }

  void collect(long key, Positions probe, Candidates into, IntPredicate accepts) {
    int head = heads[slot(key)];
    if (head <= FIRST_HOT) {
      hot.get(FIRST_HOT - head).collect(probe, into, accepts);
      return;
    }
    for (int at = head; at != EMPTY; at = entries[at + 3]) {
      if (probe.admits(entries[at + 1], entries[at + 2])) {
        into.add(entries[at], accepts);
      }
    }
  }

  boolean matches(long key, Positions probe) {
    int head = heads[slot(key)];
    if (head <= FIRST_HOT) {
      return hot.get(FIRST_HOT - head).matches(probe);
    }
    for (int at = head; at != EMPTY; at = entries[at + 3]) {
      if (probe.admits(entries[at + 1], entries[at + 2])) {
        return true;
      }
    }
    return false;
  }

  private int chain(int head, int number, int size, int position) {
    if (end + FIELDS > entries.length) {
      entries = Arrays.copyOf(entries, Math.multiplyExact(entries.length, 2));
    }
    entries[end] = number;
    entries[end + 1] = size;
    entries[end + 2] = position;
    entries[end + 3] = head;
    end += FIELDS;
    return end - FIELDS;
  }

  private boolean isLong(int head) {
    int length = 0;
    for (int at = head; at != EMPTY && length < LONGEST_CHAIN; at = entries[at + 3]) {
      length++;
    }
    return length == LONGEST_CHAIN;
  }

  /** A chain has the latest first. */
  private int toHot(int head, SimilarityRule rule) {
    int[] chain = new int[LONGEST_CHAIN];
    int from = LONGEST_CHAIN;
    for (int at = head; at != EMPTY; at = entries[at + 3]) {
      chain[--from] = at;
    }
    HotPostings list = new HotPostings();
    for (int at : chain) {
      Positions stands = new Positions(rule, entries[at + 1], entries[at + 2]);
      list.add(entries[at], stands.size(), stands.reach(), Crowds.NONE);
    }
    hot.add(list);
    return FIRST_HOT - (hot.size() - 1);
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> Integer.SIZE) & mask;
    while (heads[slot] != EMPTY && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldHeads = heads;
    keys = new long[2 * oldKeys.length];
    heads = filled(keys.length);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldHeads[i] != EMPTY) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        heads[slot] = oldHeads[i];
      }
    }
  }

  private static int[] filled(int length) {
    int[] heads = new int[length];
    Arrays.fill(heads, EMPTY);
    return heads;
  }
}
