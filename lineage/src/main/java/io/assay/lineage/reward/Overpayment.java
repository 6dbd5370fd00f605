package io.assay.lineage.reward;

import io.assay.lineage.provenance.Pseudonym;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What people owe for work of one batch, its bounties included, that was found bad later. It
 * depends on all that was found bad so far, and not on when each piece of it was: what a cap cut
 * off is deducted once, and numerators are summed before they are rounded.
 */
public final class Overpayment {
  private final PieceValue value;
  private final SortedMap<Pseudonym, BigInteger> cut;

  /**
   * @param value of the batch that paid the work
   * @param cut what its cap for contributors cut off, which nobody got, by person
   */
  public Overpayment(PieceValue value, SortedMap<Pseudonym, BigInteger> cut) {
    this.value = value;
    this.cut = new TreeMap<>(cut);
  }

  /**
   * Work that was paid and is bad.
   *
   * @param people who share each piece: ascending and distinct, at least one
   * @param weight of a piece, its quality included
   * @param bounty weight of the bounty of a piece, 0 for none
   * @param count of pieces
   */
  public record Recalled(
      List<Pseudonym> people, WorkKind kind, BigInteger weight, BigInteger bounty, long count) {
    public Recalled {
      people = List.copyOf(people);
    }

    /** Without a bounty. */
    public Recalled(List<Pseudonym> people, WorkKind kind, BigInteger weight, long count) {
      this(people, kind, weight, BigInteger.ZERO, count);
    }
  }

  /**
   * What is newly owed, above 0 each.
   *
   * @param before what was found bad, and booked, before
   * @param now what is found bad now
   */
  public SortedMap<Pseudonym, BigInteger> found(List<Recalled> before, List<Recalled> now) {
    SortedMap<Pseudonym, BigInteger> booked = owed(before);
    List<Recalled> all = new ArrayList<>(before);
    all.addAll(now);
    SortedMap<Pseudonym, BigInteger> found = new TreeMap<>();
    owed(all)
        .forEach(
            (person, amount) -> {
              BigInteger more = amount.subtract(booked.getOrDefault(person, BigInteger.ZERO));
              if (more.signum() > 0) {
                found.put(person, more);
              }
            });
    return found;
  }

  private SortedMap<Pseudonym, BigInteger> owed(List<Recalled> recalled) {
    SortedMap<WorkShares.Line, BigInteger> numerators = new TreeMap<>();
    for (Recalled work : recalled) {
      BigInteger count = BigInteger.valueOf(work.count());
      EqualShares.of(value.numerator(work.weight()), work.people())
          .forEach(
              (person, own) ->
                  numerators.merge(
                      new WorkShares.Line(person, work.kind()),
                      own.multiply(count),
                      BigInteger::add));
    }
    SortedMap<Pseudonym, BigInteger> earned = new TreeMap<>();
    if (value.totalWeight().signum() > 0) {
      // Line by line, as they were rounded when they were paid: never more than a line had.
      numerators.forEach(
          (line, numerator) ->
              earned.merge(line.person(), numerator.divide(value.totalWeight()), BigInteger::add));
    }
    if (value.bounties().totalWeight().signum() > 0) {
      bountyNumerators(recalled)
          .forEach(
              (person, numerator) ->
                  earned.merge(
                      person, numerator.divide(value.bounties().totalWeight()), BigInteger::add));
    }
    SortedMap<Pseudonym, BigInteger> owed = new TreeMap<>();
    for (Map.Entry<Pseudonym, BigInteger> entry : earned.entrySet()) {
      BigInteger kept = cut.getOrDefault(entry.getKey(), BigInteger.ZERO);
      owed.put(entry.getKey(), entry.getValue().subtract(kept).max(BigInteger.ZERO));
    }
    return owed;
  }

  private SortedMap<Pseudonym, BigInteger> bountyNumerators(List<Recalled> recalled) {
    SortedMap<Pseudonym, BigInteger> numerators = new TreeMap<>();
    for (Recalled work : recalled) {
      BigInteger count = BigInteger.valueOf(work.count());
      EqualShares.of(value.bountyNumerator(work.weight(), work.bounty()), work.people())
          .forEach((person, own) -> numerators.merge(person, own.multiply(count), BigInteger::add));
    }
    return numerators;
  }
}
