package io.assay.contracts.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.contracts.client.ChainUnavailableException;
import io.assay.contracts.client.JsonRpc;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedChainTest {

  @TempDir Path directory;

  private EmbeddedChain start() {
    return EmbeddedChain.start(directory, TestAnvil.binary());
  }

  private static long block(EmbeddedChain chain) {
    return Long.decode(rpc(chain).call("eth_blockNumber").asText());
  }

  private static void mine(EmbeddedChain chain, int blocks) {
    rpc(chain).call("anvil_mine", "0x" + Integer.toHexString(blocks));
  }

  private static JsonRpc rpc(EmbeddedChain chain) {
    return new JsonRpc(chain.rpcUrl(), Duration.ofSeconds(5));
  }

  private static void kill(long pid) {
    ProcessHandle node = ProcessHandle.of(pid).orElseThrow();
    node.destroyForcibly();
    node.onExit().orTimeout(5, TimeUnit.SECONDS).join();
  }

  @Test
  void startsEmptyAndKeepsItsStateAfterClose() {
    try (EmbeddedChain chain = start()) {
      assertThat(chain.origin()).isEqualTo(StateOrigin.NONE);
      assertThat(block(chain)).isZero();
      mine(chain, 5);
    }
    try (EmbeddedChain chain = start()) {
      assertThat(chain.origin()).isEqualTo(StateOrigin.LIVE_FILE);
      assertThat(block(chain)).isEqualTo(5);
    }
  }

  @Test
  void listensOnLoopbackOnlyAndHasTheEmbeddedChainId() {
    try (EmbeddedChain chain = start()) {
      assertThat(chain.rpcUrl().getHost()).isEqualTo("127.0.0.1");
      assertThat(rpc(chain).call("eth_chainId").asText()).isEqualTo("0x7a69");
      assertThat(chain.chainId()).isEqualTo(31_337);
    }
  }

  @Test
  void savedStateSurvivesAKilledNode() {
    EmbeddedChain chain = start();
    mine(chain, 7);
    chain.saveState();
    kill(chain.pid());
    assertThatThrownBy(() -> block(chain)).isInstanceOf(ChainUnavailableException.class);
    chain.close();

    try (EmbeddedChain again = start()) {
      assertThat(block(again)).isEqualTo(7);
    }
  }

  @Test
  void tornStateFallsBackToTheGoodCopy() throws IOException {
    try (EmbeddedChain chain = start()) {
      mine(chain, 3);
    }
    Path live = directory.resolve("state.json");
    byte[] whole = Files.readAllBytes(live);
    Files.write(live, java.util.Arrays.copyOf(whole, whole.length / 2));

    try (EmbeddedChain chain = start()) {
      assertThat(chain.origin()).isEqualTo(StateOrigin.GOOD_COPY);
      assertThat(block(chain)).isEqualTo(3);
    }
    assertThat(directory.resolve("state.torn.json")).hasSize(whole.length / 2);
  }

  @Test
  void emptyStateFileFallsBackToTheGoodCopy() throws IOException {
    try (EmbeddedChain chain = start()) {
      mine(chain, 3);
    }
    Files.write(directory.resolve("state.json"), new byte[0]);

    try (EmbeddedChain chain = start()) {
      assertThat(block(chain)).isEqualTo(3);
    }
  }

  @Test
  void refusesWhenNeitherStateIsWhole() throws IOException {
    Files.writeString(directory.resolve("state.json"), "{\"best_block_number\":");
    Files.writeString(directory.resolve("state.good.json"), "not json");

    assertThatThrownBy(this::start)
        .isInstanceOf(EmbeddedStateException.class)
        .hasMessageContaining("state.good.json is whole JSON");
    assertThat(directory.resolve("state.json")).exists();
  }

  @Test
  void namesTheProcessThatUsesTheChain() {
    try (EmbeddedChain chain = start()) {
      assertThat(chain.pid()).isPositive();
      assertThatThrownBy(this::start)
          .isInstanceOf(EmbeddedStateException.class)
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void closingTwiceIsHarmless() {
    EmbeddedChain chain = start();
    chain.close();
    chain.close();
    assertThat(directory.resolve("anvil.pid")).doesNotExist();
  }

  @Test
  void endsTheNodeOfAKilledProcessAndKeepsItsBlocks() throws Exception {
    Process owner = ownerProcess();
    String[] answer = readLine(owner).split(" ", -1);
    long node = Long.parseLong(answer[0]);
    owner.destroyForcibly();
    assertThat(owner.waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(ProcessHandle.of(node)).isPresent();

    try (EmbeddedChain chain = start()) {
      assertThat(ProcessHandle.of(node).filter(ProcessHandle::isAlive)).isEmpty();
      assertThat(block(chain)).isEqualTo(4);
    }
  }

  @Test
  void nodeEndsWithItsProcess() throws Exception {
    Process owner = ownerProcess();
    long node = Long.parseLong(readLine(owner).split(" ", -1)[0]);
    owner.destroy();
    assertThat(owner.waitFor(20, TimeUnit.SECONDS)).isTrue();

    assertThat(ProcessHandle.of(node).filter(ProcessHandle::isAlive)).isEmpty();
    try (EmbeddedChain chain = start()) {
      assertThat(block(chain)).isEqualTo(4);
    }
  }

  @Test
  void leavesAForeignProcessWithTheRecordedIdAlone() throws Exception {
    Process foreign = new ProcessBuilder("sleep", "60").start();
    try {
      long started = foreign.info().startInstant().orElseThrow().toEpochMilli();
      Files.writeString(directory.resolve("anvil.pid"), foreign.pid() + " " + started + "\n");
      start().close();
      assertThat(foreign.isAlive()).isTrue();
    } finally {
      foreign.destroyForcibly();
    }
  }

  @Test
  void saysWhatToDoWithoutTheProgram() {
    Path missing = directory.resolve("no-anvil");

    assertThatThrownBy(() -> EmbeddedChain.start(directory, missing))
        .isInstanceOf(ChainUnavailableException.class)
        .hasMessageContaining("No program for the embedded chain at " + missing)
        .hasMessageContaining("ASSAY_ANVIL");
  }

  @Test
  void programThatFailsIsReportedWithItsLastWords() throws IOException {
    Path broken = script("echo first\necho the disk is on fire\nexit 1\n");

    assertThatThrownBy(() -> EmbeddedChain.start(directory, broken))
        .isInstanceOf(ChainUnavailableException.class)
        .hasMessageContaining("does not start: the disk is on fire");
    start().close();
  }

  @Test
  void lostPortIsTriedAgain() throws IOException {
    Path once = directory.resolve("lost-once");
    Path program =
        script(
            "[ -e %s ] && exec %s \"$@\"\ntouch %s\necho Error: Address already in use\nexit 1\n"
                .formatted(once, TestAnvil.binary().toAbsolutePath(), once));

    try (EmbeddedChain chain = EmbeddedChain.start(directory, program)) {
      assertThat(block(chain)).isZero();
    }
  }

  @Test
  void anotherNodeOnThePortIsNotTakenForOurs() throws IOException {
    Path once = directory.resolve("foreign-once");
    String anvil = TestAnvil.binary().toAbsolutePath().toString();
    // The first node does not carry our mark, as if somebody else's had been faster.
    Path program =
        script(
            "[ -e %s ] && exec %s \"$@\"\ntouch %s\nexec %s --silent --port \"$4\"\n"
                .formatted(once, anvil, once, anvil));

    try (EmbeddedChain chain = EmbeddedChain.start(directory, program)) {
      mine(chain, 2);
      assertThat(block(chain)).isEqualTo(2);
    }
    try (EmbeddedChain chain = start()) {
      assertThat(block(chain)).isEqualTo(2);
    }
  }

  private Path script(String body) throws IOException {
    Path file = directory.resolve("program");
    Files.writeString(file, "#!/bin/sh\n" + body);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  @Test
  void environmentNamesTheProgram() {
    assertThat(AnvilBinary.locate(Map.of("ASSAY_ANVIL", "/bin/sh"), directory))
        .isEqualTo(Path.of("/bin/sh"));
  }

  /** Another virtual machine that starts the chain, mines 4 blocks, prints the node's id, waits. */
  private Process ownerProcess() throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Owner.class.getName(),
            directory.toString(),
            TestAnvil.binary().toString());
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static String readLine(Process process) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = process.getInputStream().read();
        b >= 0 && b != '\n';
        b = process.getInputStream().read()) {
      line.append((char) b);
    }
    return line.toString();
  }

  /** Owns a chain until it is killed. */
  static final class Owner {

    private Owner() {}

    public static void main(String[] arguments) throws Exception {
      EmbeddedChain chain = EmbeddedChain.start(Path.of(arguments[0]), Path.of(arguments[1]));
      mine(chain, 4);
      System.out.write((chain.pid() + " \n").getBytes(StandardCharsets.US_ASCII));
      System.out.flush();
      Thread.sleep(60_000);
    }
  }
}
