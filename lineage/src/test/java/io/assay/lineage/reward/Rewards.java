package io.assay.lineage.reward;

import io.assay.lineage.provenance.Pseudonym;
import io.assay.rules.charter.CuratorBasis;
import io.assay.rules.charter.RevenueBasis;
import io.assay.rules.charter.RewardsSection;
import io.assay.rules.charter.VoteBasis;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Terms, people and work for the tests of this package. */
final class Rewards {
  static final String TREASURY = "0x00000000000000000000000000000000000000A1";
  static final BigInteger LARGEST = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);

  static final RewardsSection.Payment AT_ONCE =
      new RewardsSection.Payment(0, RevenueBasis.NONE, null);

  private Rewards() {}

  /** The same terms with other caps and bounties. */
  static RewardsSection with(
      RewardsSection terms,
      RewardsSection.Caps caps,
      RewardsSection.@Nullable BountyTerms bounties) {
    return new RewardsSection(
        terms.poolPerBatch(),
        terms.split(),
        terms.treasury(),
        terms.weights(),
        terms.bases(),
        caps,
        terms.quality(),
        bounties,
        terms.payment());
  }

  /** The person whose pseudonym ends in the given letter and has zeros before it. */
  static Pseudonym person(String suffix) {
    return new Pseudonym("0".repeat(64 - suffix.length()) + suffix);
  }

  /** 8500, 500 and 1000 basis points; weights 100, 30 and 5. */
  static RewardsSection terms(BigInteger pool, @Nullable BigInteger cap) {
    return new RewardsSection(
        pool,
        new RewardsSection.Split(8500, 500, 1000),
        TREASURY,
        new RewardsSection.Weights(100, 30, 20, 40, 5),
        new RewardsSection.Bases(VoteBasis.AGREEMENT, CuratorBasis.DECISION),
        new RewardsSection.Caps(cap, null),
        null,
        null,
        AT_ONCE);
  }

  static RewardInput input(RewardsSection terms, long carryIn, List<WorkUnit> work) {
    return new RewardInput(terms, big(carryIn), work, new TreeMap<>());
  }

  static SortedMap<Pseudonym, Long> decisions(Map<Pseudonym, Long> counts) {
    return new TreeMap<>(counts);
  }

  static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  /** Terms with extremes: pool 0, 1 or 2^256 - 1, any split, weight 0, no cap, cap 0. */
  static RewardsSection randomTerms(Random random) {
    int contributors = random.nextInt(10_001);
    int curators = random.nextInt(10_001 - contributors);
    BigInteger pool =
        switch (random.nextInt(5)) {
          case 0 -> big(random.nextInt(2));
          case 1 -> LARGEST;
          case 2 -> new BigInteger(80, random);
          default -> big(random.nextInt(5_000));
        };
    BigInteger cap =
        switch (random.nextInt(4)) {
          case 0 -> BigInteger.ZERO;
          case 1 -> big(1 + random.nextInt(300));
          default -> null;
        };
    return new RewardsSection(
        pool,
        new RewardsSection.Split(contributors, curators, 10_000 - contributors - curators),
        TREASURY,
        new RewardsSection.Weights(
            weight(random), weight(random), weight(random), weight(random), weight(random)),
        new RewardsSection.Bases(
            random.nextBoolean() ? VoteBasis.AGREEMENT : VoteBasis.INFORMATION,
            CuratorBasis.DECISION),
        new RewardsSection.Caps(cap, null),
        null,
        null,
        AT_ONCE);
  }

  static List<WorkUnit> randomWork(Random random) {
    List<WorkUnit> work = new ArrayList<>();
    int units = random.nextInt(12);
    for (int i = 0; i < units; i++) {
      List<Pseudonym> people = new ArrayList<>();
      int size = 1 + random.nextInt(3);
      for (int j = 0; j < size; j++) {
        people.add(person(Integer.toHexString(1 + random.nextInt(9))));
      }
      work.add(new WorkUnit(people, kind(random), quality(random), random.nextInt(40)));
    }
    return work;
  }

  /** Whole in half of the cases. */
  static int quality(Random random) {
    return random.nextBoolean() ? Quality.WHOLE : random.nextInt(Quality.WHOLE + 1);
  }

  static WorkKind kind(Random random) {
    return WorkKind.values()[random.nextInt(WorkKind.values().length)];
  }

  private static int weight(Random random) {
    return random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(120);
  }
}
