package io.assay.rules.label.suspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfidentLearningTest {

  /** Ten sure items of each of two labels, and one of each that is surely of the other class. */
  private static final int[] GIVEN = new int[22];

  private static final double[][] PROBABILITIES = new double[22][];

  static {
    for (int item = 0; item < 22; item++) {
      GIVEN[item] = item % 2;
      double own = item < 20 ? 0.9 : 0.05;
      PROBABILITIES[item] =
          item % 2 == 0 ? new double[] {own, 1 - own} : new double[] {1 - own, own};
    }
  }

  @Test
  void findsLabelsThatContradictConfidentProbabilities() {
    assertThat(ConfidentLearning.suspects(GIVEN, PROBABILITIES))
        .extracting(ConfidentLearning.Suspect::item)
        .containsExactly(20, 21);
    assertThat(ConfidentLearning.suspects(GIVEN, PROBABILITIES).get(0).suggested()).isEqualTo(1);
  }

  /** Thresholds and joint computed by hand for three labels of class 0 and three of class 1. */
  @Test
  void countsAnItemForTheClassWhoseThresholdItReaches() {
    int[] given = {0, 0, 0, 0, 0, 0, 0, 1};
    double[] first = {0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.2, 0.3};
    ConfidentJoint.Thresholds thresholds = new ConfidentJoint.Thresholds(2);
    for (int item = 0; item < 8; item++) {
      thresholds.add(given[item], new double[] {first[item], 1 - first[item]});
    }
    ConfidentJoint joint = new ConfidentJoint(thresholds);
    for (int item = 0; item < 8; item++) {
      joint.add(given[item], new double[] {first[item], 1 - first[item]});
    }
    // Class 0 from 0.8, class 1 from 0.7: six of seven are right, and the last label is.
    assertThat(joint.wrong()).isEqualTo(new long[][] {{6, 1}, {0, 1}});
  }

  @Test
  void sumsOfPartitionsAddUp() {
    ConfidentJoint.Thresholds one = new ConfidentJoint.Thresholds(2);
    ConfidentJoint.Thresholds other = new ConfidentJoint.Thresholds(2);
    for (int item = 0; item < 22; item++) {
      (item < 9 ? one : other).add(GIVEN[item], PROBABILITIES[item]);
    }
    one.add(other);
    ConfidentJoint first = new ConfidentJoint(one);
    ConfidentJoint second = new ConfidentJoint(one);
    for (int item = 0; item < 22; item++) {
      (item < 5 ? first : second).add(GIVEN[item], PROBABILITIES[item]);
    }
    assertThat(first.add(second).wrong()).isEqualTo(new long[][] {{10, 1}, {1, 10}});
  }

  @Test
  void leavesRareLabelsAlone() {
    int[] given = {0, 0, 0, 0, 1, 1, 1, 1};
    double[][] probabilities = new double[8][];
    for (int item = 0; item < 8; item++) {
      probabilities[item] = new double[] {0.1 * item, 1 - 0.1 * item};
    }
    assertThat(ConfidentLearning.suspects(given, probabilities)).isEmpty();
    assertThat(ConfidentLearning.suspects(new int[0], new double[0][])).isEmpty();
    assertThatThrownBy(() -> ConfidentLearning.suspects(given, new double[0][]))
        .hasMessageStartingWith("given: 8");
  }

  /**
   * Numbers that the published procedure (cleanlab 1.0, as run in the tutorial of the label-errors
   * repository) prints for MNIST and CIFAR-10; that for 20news is from an independent version of it
   * in NumPy, which gives the same two.
   */
  @ParameterizedTest
  @CsvSource({"mnist, 15", "cifar10, 284", "20news, 95"})
  void flagsAsManyAsThePublishedProcedure(String set, int expected) throws IOException {
    Path directory =
        Path.of(Objects.requireNonNullElse(System.getenv("ASSAY_SHARED_DATA"), "../../shared/data"))
            .resolve("label_errors");
    assumeTrue(
        Files.isDirectory(directory),
        "The label_errors sets are not at ../shared/data; name them in ASSAY_SHARED_DATA");
    ByteBuffer labels =
        array(
            directory.resolve("original_test_labels/" + set + "_test_set_original_labels.npy"),
            "<u2");
    ByteBuffer values =
        array(
            directory.resolve(
                "cross_validated_predicted_probabilities/" + set + "_test_set_pyx.npy"),
            "<f8");
    int[] given = new int[labels.remaining() / 2];
    int classes = values.remaining() / 8 / given.length;
    double[][] probabilities = new double[given.length][classes];
    for (int item = 0; item < given.length; item++) {
      given[item] = labels.getShort();
      for (int label = 0; label < classes; label++) {
        probabilities[item][label] = values.getDouble();
      }
    }
    assertThat(ConfidentLearning.suspects(given, probabilities)).hasSize(expected);
  }

  /** The elements of a NumPy array file in C order. */
  private static ByteBuffer array(Path file, String type) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int header = 10 + bytes.getShort(8);
    String description = new String(bytes.array(), 10, header - 10, StandardCharsets.US_ASCII);
    assertThat(description).contains("'" + type + "'").contains("'fortran_order': False");
    return bytes.position(header);
  }
}
