package io.assay.lineage.reward;

import io.assay.lineage.provenance.Pseudonym;
import io.assay.rules.charter.RewardsSection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The gaps that a batch was asked to fill, and the accepted items that fill them. Stale contents
 * are one such gap, which refreshes fill. What they earn beside their own weight is in {@link
 * BountyShares}.
 *
 * @param cells what was missing before the batch, each cell once
 * @param claims accepted new records of the batch by cell, in any order; an item that is in several
 *     cells fills each of them
 */
public record Bounties(List<Cell> cells, List<Claim> claims) {
  /** No gap is asked for. */
  public static final Bounties NONE = new Bounties(List.of(), List.of());

  /** How it is known that an item belongs to a cell. */
  public enum Evidence {
    /** From the content itself. */
    DERIVED,
    /** A curator accepted the item with what it says of itself. */
    CONFIRMED,
    /** The contributor says so. It earns nothing: whoever is paid for a word says it. */
    DECLARED
  }

  /** What a cell lacks. */
  public enum Kind {
    /** Items of some categories. */
    GAP,
    /** Fresh contents in place of stale ones. */
    STALE;

    /** Weight that each item which fills the cell has beside its own. */
    int weight(RewardsSection.BountyTerms offered) {
      return this == GAP ? offered.weight() : offered.refresh();
    }
  }

  /**
   * A combination of categories, or what is stale.
   *
   * @param name dimension and category, as the table {@code gaps} names them
   * @param missing items that were missing before the batch, 0 or more
   */
  public record Cell(String name, long missing, Kind kind) {
    /** A combination of categories. */
    public Cell(String name, long missing) {
      this(name, missing, Kind.GAP);
    }

    public Cell {
      if (missing < 0) {
        throw new IllegalArgumentException(
            "missing of %s: %d (expected: 0 or more)".formatted(name, missing));
      }
    }
  }

  /**
   * Items in a cell by the same people.
   *
   * @param cell name of the cell; one that is not missing earns nothing
   * @param contributors who share each item: at least one, kept distinct and ascending
   * @param evidence how the category is known
   * @param count of items, 0 or more
   */
  public record Claim(String cell, List<Pseudonym> contributors, Evidence evidence, long count) {
    public Claim {
      contributors = contributors.stream().distinct().sorted().toList();
      if (contributors.isEmpty()) {
        throw new IllegalArgumentException("contributors: none (expected: at least one)");
      }
      if (count < 0) {
        throw new IllegalArgumentException("count: %d (expected: 0 or more)".formatted(count));
      }
    }

    /** A claim of one person, or of several who share it. */
    public static Claim of(
        String cell, Collection<Pseudonym> contributors, Evidence evidence, long count) {
      return new Claim(cell, List.copyOf(contributors), evidence, count);
    }
  }

  public Bounties {
    cells = List.copyOf(cells);
    claims = List.copyOf(claims);
    Set<String> names = new HashSet<>();
    for (Cell cell : cells) {
      if (!names.add(cell.name())) {
        throw new IllegalArgumentException(
            "cell: %s twice (expected: once)".formatted(cell.name()));
      }
    }
  }

  /**
   * These, and the refreshes among the work as claims on what is stale. A refresh is one by the
   * instants at which contents were accepted, which no contributor says, so it is evidence enough.
   *
   * @param work each stale item refreshed at most once
   */
  public Bounties withRefreshes(List<WorkUnit> work) {
    List<Claim> all = new ArrayList<>(claims);
    for (Cell cell : cells) {
      for (WorkUnit unit : work) {
        if (cell.kind() == Kind.STALE && unit.kind() == WorkKind.REFRESH) {
          all.add(new Claim(cell.name(), unit.contributors(), Evidence.DERIVED, unit.count()));
        }
      }
    }
    return new Bounties(cells, all);
  }
}
