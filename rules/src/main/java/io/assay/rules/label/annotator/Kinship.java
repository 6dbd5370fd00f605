package io.assay.rules.label.annotator;

import java.io.Serializable;
import java.util.BitSet;

/**
 * Pairs of annotators whose answers may have one source, so that neither is a witness about the
 * other. Far more pairs are kin than copy, since it is enough that something speaks for it: to do
 * without a witness costs little, to believe an accomplice costs all.
 */
public final class Kinship implements Serializable {
  private static final long serialVersionUID = 1L;

  private final BitSet[] kin;

  private Kinship(int annotators) {
    this.kin = new BitSet[annotators];
    for (int annotator = 0; annotator < annotators; annotator++) {
      kin[annotator] = new BitSet();
    }
  }

  /** Nobody is kin. */
  public static Kinship none(int annotators) {
    return new Kinship(annotators);
  }

  void add(int one, int other) {
    kin[one].set(other);
    kin[other].set(one);
  }

  /** Whether the two are kin; nobody is one's own. */
  public boolean contains(int one, int other) {
    return kin[one].get(other);
  }
}
