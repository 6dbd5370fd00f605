package io.assay.bench.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a piece of work cost. CPU is that of all threads of the process, the compiler's and the
 * collector's among them, user and system.
 *
 * @param cpuSeconds CPU of the process
 * @param elapsedSeconds on the clock
 */
public record Cost(double cpuSeconds, double elapsedSeconds) {
  private static final double NANOS = 1e9;

  /** Does it and measures it. */
  public static Cost of(Runnable work) {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    work.run();
    long elapsed = System.nanoTime() - start;
    return new Cost((system.getProcessCpuTime() - cpu) / NANOS, elapsed / NANOS);
  }

  /** The middle one by CPU; of an even number the lower. */
  public static Cost median(List<Cost> costs) {
    return costs.stream()
        .sorted(Comparator.comparingDouble(Cost::cpuSeconds))
        .toList()
        .get((costs.size() - 1) / 2);
  }

  /** The median of each quantity by itself; of an even number the lower. */
  public static Cost medians(List<Cost> costs) {
    double elapsed =
        costs.stream().map(Cost::elapsedSeconds).sorted().toList().get((costs.size() - 1) / 2);
    return new Cost(median(costs).cpuSeconds(), elapsed);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.1f s of CPU, %.1f s elapsed", cpuSeconds, elapsedSeconds);
  }
}
