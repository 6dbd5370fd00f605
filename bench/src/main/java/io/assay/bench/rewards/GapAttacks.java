package io.assay.bench.rewards;

import io.assay.lineage.provenance.Pseudonym;
import io.assay.lineage.reward.Allocation;
import io.assay.lineage.reward.Funds;
import io.assay.lineage.reward.GapPlaces;
import io.assay.lineage.reward.Ledger;
import io.assay.lineage.reward.Quality;
import io.assay.lineage.reward.RewardInput;
import io.assay.lineage.reward.WorkKind;
import io.assay.lineage.reward.WorkUnit;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.CharterParser;
import io.assay.rules.charter.QualityTerms;
import io.assay.rules.charter.RewardsSection;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * What attacks on the bounties for gaps earn beside honest work, over many batches, each of which
 * is played twice with the same honest people: once with the attacker at honest work, and once
 * attacking. Both bring the same records: what bounties add to doing wrong is what is measured.
 *
 * <p>Usage: {@code GapAttacks CHARTER BATCHES [SEED]}; the charter's bounties, or half of a
 * record's weight out of a tenth of the part.
 */
public final class GapAttacks {
  private static final int ATTACKER = Party.ATTACKER;
  private static final int CELLS = 3;
  private static final int SECONDS = 100_000;
  private static final int COPIES = 40;
  private static final int TOO_MANY = 20;
  private static final String ELSEWHERE = "";

  /** Gains below this part of an honest pay are rounding. */
  private static final double NOTHING = 1e-9;

  private final Charter charter;
  private final RewardsSection terms;
  private final QualityTerms quality;

  private GapAttacks(Charter charter) {
    RewardsSection rewards = Objects.requireNonNull(charter.rewards());
    this.charter = charter;
    this.quality = Objects.requireNonNull(rewards.quality());
    this.terms =
        rewards.bounties() != null
            ? rewards
            : new RewardsSection(
                rewards.poolPerBatch(),
                rewards.split(),
                rewards.treasury(),
                rewards.weights(),
                rewards.bases(),
                rewards.caps(),
                quality,
                new RewardsSection.BountyTerms(rewards.weights().acceptedRecord() / 2, 0, 1000),
                rewards.payment());
  }

  /** What the attacker does with records beyond an honest day's work. */
  private enum Trick {
    /** Says of all records that they are of a rare kind, which nobody confirms. */
    DECLARED("self-declared rare values"),
    /**
     * Known records with some words exchanged, into the gaps, said to be earlier than all others.
     */
    NEAR_COPIES("near copies into a gap"),
    /** More good records than are missing, when the gaps are full. */
    OVERSHOOT("overshooting a gap"),
    /** The same records under a hundred names. */
    SYBIL("gap filled by 100 accounts"),
    /** The same records, said to be earlier than all others. */
    BACKDATED("overshooting, said to be first");

    private final String words;

    Trick(String words) {
      this.words = words;
    }
  }

  /** An accepted record, of which it is known in which cell it is. */
  private record Piece(int account, String cell, int quality, int time) {}

  /** What the attacker and the honest get. */
  private record Paid(double attacker, double honest) {}

  /** Measures, and prints a table. */
  public static void main(String[] arguments) {
    GapAttacks attacks = new GapAttacks(CharterParser.load(Path.of(arguments[0]), Map.of()));
    int batches = Integer.parseInt(arguments[1]);
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
    System.out.printf(
        "%-32s %8s %13s %13s %13s %14s%n",
        "attack", "batches", "no gain in %", "mean gain %", "worst gain %", "honest lose %");
    for (Trick trick : Trick.values()) {
      double[][] played =
          LongStream.range(0, batches)
              .parallel()
              .mapToObj(number -> attacks.play(trick, seed * 1_000_003 + number))
              .toArray(double[][]::new);
      print(trick, played);
    }
  }

  private static void print(Trick trick, double[][] played) {
    long without = 0;
    double gains = 0;
    double worst = Double.NEGATIVE_INFINITY;
    double losses = 0;
    for (double[] each : played) {
      without += each[0] <= NOTHING ? 1 : 0;
      gains += each[0];
      worst = Math.max(worst, each[0]);
      losses += each[1];
    }
    System.out.printf(
        Locale.ROOT,
        "%-32s %8d %13.2f %13.2f %13.2f %14.2f%n",
        trick.words,
        played.length,
        100.0 * without / played.length,
        100 * gains / played.length,
        100 * worst,
        100 * losses / played.length);
  }

  /** Gain of the attacker and loss of the honest, as parts of what they get without the attack. */
  private double[] play(Trick trick, long seed) {
    Random random = new Random(seed);
    Map<String, Long> missing = new TreeMap<>();
    for (int cell = 0; cell < CELLS; cell++) {
      missing.put("c" + cell, 1L + random.nextInt(8));
    }
    List<Piece> honest = new ArrayList<>();
    for (int account = 0; account < Party.CONTRIBUTORS; account++) {
      honest.addAll(work(random, account));
    }
    List<Piece> own = work(random, ATTACKER);
    List<Piece> base = new ArrayList<>(own);
    List<Piece> attack = new ArrayList<>(own);
    switch (trick) {
      case DECLARED -> {
        for (int i = 0; i < TOO_MANY; i++) {
          attack.add(new Piece(ATTACKER, ELSEWHERE, Quality.WHOLE, SECONDS));
        }
        base.addAll(attack.subList(own.size(), attack.size()));
      }
      case OVERSHOOT -> overshoot(missing, honest, attack, base, tooMany(SECONDS));
      case BACKDATED -> overshoot(missing, honest, attack, base, tooMany(-1));
      case NEAR_COPIES -> overshoot(missing, honest, attack, base, copies(random));
      case SYBIL ->
          attack.replaceAll(
              piece ->
                  new Piece(
                      ATTACKER + random.nextInt(Party.ACCOUNTS),
                      piece.cell(),
                      piece.quality(),
                      piece.time()));
    }
    Paid before = pay(missing, honest, base);
    Paid after = pay(missing, honest, attack);
    return new double[] {
      after.attacker() / before.attacker() - 1, 1 - after.honest() / before.honest()
    };
  }

  private static List<Piece> work(Random random, int account) {
    List<Piece> work = new ArrayList<>();
    for (int i = 0; i < Party.RECORDS; i++) {
      int cell = random.nextInt(2 * CELLS);
      work.add(
          new Piece(
              account,
              cell < CELLS ? "c" + cell : ELSEWHERE,
              Quality.WHOLE,
              random.nextInt(SECONDS)));
    }
    return work;
  }

  /**
   * As many good records more on both sides: in the attack all in the gaps, else as many there as
   * the gaps have room for when everybody is done, and the others elsewhere.
   *
   * @param more of the attack
   */
  private static void overshoot(
      Map<String, Long> missing,
      List<Piece> honest,
      List<Piece> attack,
      List<Piece> base,
      List<Piece> more) {
    GapPlaces left = new GapPlaces(missing);
    honest.forEach(piece -> left.take(piece.cell(), piece.quality()));
    attack.forEach(piece -> left.take(piece.cell(), piece.quality()));
    for (Piece piece : more) {
      boolean isOpen = left.take(piece.cell(), piece.quality()) > 0;
      String cell = isOpen ? piece.cell() : ELSEWHERE;
      base.add(new Piece(ATTACKER, cell, piece.quality(), SECONDS));
      attack.add(piece);
    }
  }

  private static List<Piece> tooMany(int time) {
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < TOO_MANY; i++) {
      pieces.add(new Piece(ATTACKER, "c" + i % CELLS, Quality.WHOLE, time));
    }
    return pieces;
  }

  /** Those that are no duplicates have the quality that is left by their novelty. */
  private List<Piece> copies(Random random) {
    Gatekeeper gatekeeper = new Gatekeeper(charter);
    RandomText text = new RandomText(random);
    List<Piece> copies = new ArrayList<>();
    int id = 0;
    List<String> known = new ArrayList<>();
    for (int i = 0; i < 2 * Party.CONTRIBUTORS; i++) {
      known.add(text.record());
      gatekeeper.judge(new Submission(id++, 0, known.get(i), 0, true, i), any -> true);
    }
    for (int i = 0; i < COPIES; i++) {
      String copy = text.changed(known.get(random.nextInt(known.size())), 1 + random.nextInt(10));
      int time = SECONDS + i;
      Gatekeeper.Finding finding =
          gatekeeper.judge(new Submission(id++, ATTACKER, copy, 0, false, time), any -> true);
      if (finding.kept() == null && finding.root() == null) {
        int left = new Quality(Quality.WHOLE, Quality.WHOLE, finding.novelty()).weigh(quality);
        copies.add(new Piece(ATTACKER, "c" + random.nextInt(CELLS), left, SECONDS));
      }
    }
    return copies;
  }

  private Paid pay(Map<String, Long> missing, List<Piece> honest, List<Piece> attacker) {
    List<Piece> all = new ArrayList<>(honest);
    all.addAll(attacker);
    all.sort(Comparator.comparingInt(Piece::time));
    GapPlaces places = new GapPlaces(missing);
    List<WorkUnit> work = new ArrayList<>();
    for (Piece piece : all) {
      work.add(
          new WorkUnit(
              List.of(Community.pseudonym(piece.account())),
              WorkKind.ACCEPTED_RECORD,
              piece.quality(),
              places.take(piece.cell(), piece.quality()),
              1));
    }
    Ledger ledger =
        Allocation.of(
            new RewardInput(terms, Funds.carried(BigInteger.ZERO), work, new TreeMap<>()));
    double theirs = 0;
    double others = 0;
    for (Map.Entry<Pseudonym, BigInteger> entry : ledger.byPerson().entrySet()) {
      boolean isHonest =
          honest.stream()
              .anyMatch(piece -> Community.pseudonym(piece.account()).equals(entry.getKey()));
      if (isHonest) {
        others += entry.getValue().doubleValue();
      } else {
        theirs += entry.getValue().doubleValue();
      }
    }
    return new Paid(theirs, others);
  }
}
