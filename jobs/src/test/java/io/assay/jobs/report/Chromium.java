package io.assay.jobs.report;

import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.TestAbortedException;

/**
 * A headless browser that opens one page and ends. Without one the tests that need it are skipped
 * loudly, or fail where {@code ASSAY_REQUIRE_CHROMIUM} is set.
 */
public final class Chromium {
  private static final String REQUIRED = "ASSAY_REQUIRE_CHROMIUM";
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final Pattern CONSOLE = Pattern.compile(":CONSOLE[:(].*");
  private static final Pattern DATA =
      Pattern.compile("<data value=\"([^\"]*)\" data-name=\"([^\"]*)\"");

  private final Path binary;

  private Chromium(Path binary) {
    this.binary = binary;
  }

  /** The browser on the PATH. */
  public static Chromium find() {
    for (String name : NAMES) {
      for (String directory : System.getenv("PATH").split(File.pathSeparator)) {
        Path binary = Path.of(directory, name);
        if (Files.isExecutable(binary)) {
          return new Chromium(binary);
        }
      }
    }
    String message =
        "No Chromium on the PATH (expected: one of %s). The report is NOT checked in a browser. Install Debian's package chromium."
            .formatted(NAMES);
    if (System.getenv(REQUIRED) != null) {
      return fail(message);
    }
    System.err.println("\n*** SKIPPED: " + message + "\n");
    Assumptions.abort(message);
    throw new TestAbortedException(message);
  }

  /** Opens a page and waits until it is shown. */
  public Page open(Path page) throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("chromium");
    Path dom = work.resolve("dom.html");
    Path log = work.resolve("log.txt");
    List<String> command = new ArrayList<>();
    command.add(binary.toString());
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--enable-logging=stderr",
            "--user-data-dir=" + work.resolve("profile"),
            "--dump-dom",
            page.toUri().toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(dom.toFile())
            .redirectError(log.toFile())
            .start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      fail("Chromium did not end within 120 seconds");
    }
    return new Page(
        Files.readString(dom),
        // The log may quote bytes of any kind.
        new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1)
            .lines()
            .filter(line -> CONSOLE.matcher(line).find())
            .toList());
  }

  /**
   * A page as the browser sees it.
   *
   * @param dom serialised after loading
   * @param console lines on the console: errors, warnings, violations of the page's policy
   */
  public record Page(String dom, List<String> console) {

    /** The numbers that the page shows, by name; of a repeated name the last. */
    public Map<String, String> numbers() {
      Map<String, String> numbers = new TreeMap<>();
      Matcher data = DATA.matcher(dom);
      while (data.find()) {
        numbers.put(data.group(2), data.group(1));
      }
      return numbers;
    }
  }
}
