package io.assay.jobs.cli;

import io.assay.jobs.stage.StageName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A run in a process of its own that tells its stages as JSON lines, and may be killed. */
final class KilledRun implements AutoCloseable {
  private static final Pattern STAGE = Pattern.compile("\"stage\":\"([a-z]+)\".*\"millis\":(\\d+)");

  /** As Linux tells it of a process that a signal ended. */
  private static final int ENDED_BY_SIGKILL = 128 + 9;

  private final Process process;
  private final BufferedReader lines;

  /**
   * @param process with its standard error as a pipe
   */
  KilledRun(Process process) {
    this.process = process;
    this.lines =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
  }

  /** What is told at the end of a stage. */
  record Line(StageName stage, long millis) {}

  /** The next stage that is done, or null at the end. */
  @Nullable Line next() throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher told = STAGE.matcher(line);
      if (told.find()) {
        return new Line(
            StageName.valueOf(told.group(1).toUpperCase(Locale.ROOT)),
            Long.parseLong(told.group(2)));
      }
    }
    return null;
  }

  /** The next that is this stage or a later one: a stage done in an earlier run tells nothing. */
  @Nullable Line nextFrom(StageName stage) throws IOException {
    Line line = next();
    while (line != null && line.stage().compareTo(stage) < 0) {
      line = next();
    }
    return line;
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** Kills, and says whether that is what ended the run: not so if it had ended before. */
  boolean kill() throws InterruptedException {
    return process.destroyForcibly().waitFor() == ENDED_BY_SIGKILL;
  }

  /** Kills that many milliseconds later, and says whether that is what ended the run. */
  boolean killAfter(long millis) throws InterruptedException {
    return !process.waitFor(millis, TimeUnit.MILLISECONDS) && kill();
  }

  int waitFor() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() throws Exception {
    kill();
    lines.close();
  }
}
