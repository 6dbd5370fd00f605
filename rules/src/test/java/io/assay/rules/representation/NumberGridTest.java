package io.assay.rules.representation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberGridTest {

  @Test
  void keepsFewNumbersExactly() {
    NumberGrid grid = new NumberGrid();
    for (double number : new double[] {-2.5, 0.1, -0.0, 1e300, 0.1}) {
      grid.add(number, Amount.ofItems(1));
    }
    assertThat(grid.amounts().keySet()).containsExactly(-2.5, 0.0, 0.1, 1e300);
    assertThat(grid.amounts()).containsEntry(0.1, Amount.ofItems(2));
    assertThat(grid.dropped()).isZero();
  }

  @Test
  void isTheSameForAnyOrderAndAnyParts() {
    double[] numbers = new Random(4).doubles(100_000, -1000, 5000).toArray();
    NumberGrid whole = new NumberGrid();
    NumberGrid first = new NumberGrid();
    NumberGrid second = new NumberGrid();
    for (int i = 0; i < numbers.length; i++) {
      whole.add(numbers[numbers.length - 1 - i], Amount.ofItems(1));
      (i % 7 == 0 ? first : second).add(numbers[i], Amount.ofItems(1));
    }
    NumberGrid merged = new NumberGrid();
    for (NumberGrid part : List.of(first, second)) {
      merged.coarsen(part.dropped());
      part.amounts().forEach(merged::add);
    }
    assertThat(whole.amounts()).hasSizeBetween(1000, NumberGrid.MOST);
    assertThat(merged.amounts()).isEqualTo(whole.amounts());
    assertThat(whole.amounts().values().stream().mapToLong(Amount::count).sum()).isEqualTo(100_000);
  }
}
