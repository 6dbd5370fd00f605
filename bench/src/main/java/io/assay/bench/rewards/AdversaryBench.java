package io.assay.bench.rewards;

import io.assay.rules.charter.Charter;
import io.assay.rules.charter.CharterParser;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

/**
 * What attacks earn beside honest work, over many epochs. Each epoch is played twice with the same
 * honest people, texts and answers: once with the attacker at honest work, and once attacking.
 *
 * <p>Usage: {@code AdversaryBench CHARTER EPOCHS [SEED]}; an epoch for each attack.
 */
public final class AdversaryBench {
  /** Gains below this part of an honest pay are rounding. */
  private static final double NOTHING = 1e-9;

  /**
   * Gains below this part are luck: what an attacker sends moves the estimates of labels a little.
   */
  private static final double LUCK = 0.01;

  private AdversaryBench() {}

  /** Measures, and prints a table. */
  public static void main(String[] arguments) {
    Charter charter = CharterParser.load(Path.of(arguments[0]), Map.of());
    int epochs = Integer.parseInt(arguments[1]);
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
    System.out.printf(
        "%-30s %8s %13s %15s %13s %13s %14s%n",
        "attack",
        "epochs",
        "no gain in %",
        "at most 1% in %",
        "mean gain %",
        "worst gain %",
        "honest lose %");
    Map<Attack, double[][]> bases = new EnumMap<>(Attack.class);
    for (Attack base : List.of(Attack.HONEST, Attack.EXTENSION, Attack.TEAM)) {
      bases.put(base, play(charter, base, epochs, seed));
    }
    for (Attack attack : Attack.values()) {
      if (!bases.containsKey(attack)) {
        print(
            attack,
            Objects.requireNonNull(bases.get(attack.baseline())),
            play(charter, attack, epochs, seed));
      }
    }
  }

  /** What the attacker and the honest get in each epoch. */
  private static double[][] play(Charter charter, Attack attack, int epochs, long seed) {
    return LongStream.range(0, epochs)
        .parallel()
        .mapToObj(
            number -> {
              Epoch epoch = Epoch.of(charter, attack, seed * 1_000_003 + number);
              return new double[] {epoch.attacker(), epoch.honest()};
            })
        .toArray(double[][]::new);
  }

  private static void print(Attack attack, double[][] base, double[][] played) {
    int without = 0;
    int hardly = 0;
    double gains = 0;
    double worst = Double.NEGATIVE_INFINITY;
    double losses = 0;
    for (int epoch = 0; epoch < played.length; epoch++) {
      double gain = played[epoch][0] / base[epoch][0] - 1;
      without += gain <= NOTHING ? 1 : 0;
      hardly += gain <= LUCK ? 1 : 0;
      gains += gain;
      worst = Math.max(worst, gain);
      losses += 1 - played[epoch][1] / base[epoch][1];
    }
    System.out.printf(
        Locale.ROOT,
        "%-30s %8d %13.2f %15.2f %13.2f %13.2f %14.2f%n",
        attack.words(),
        played.length,
        100.0 * without / played.length,
        100.0 * hardly / played.length,
        100 * gains / played.length,
        100 * worst,
        100 * losses / played.length);
  }
}
