package io.assay.contracts.client;

import static io.assay.contracts.client.Samples.hash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.contracts.embedded.EmbeddedChain;
import io.assay.contracts.embedded.TestAnvil;
import io.assay.lineage.merkle.Hash;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The node dies by SIGKILL; the intent is repeated on the chain that is started after it. */
class KilledNodeTest {

  private static final Hash DATASET = hash("prompt-commons");

  @TempDir Path directory;

  private EmbeddedChain start() {
    return EmbeddedChain.start(directory, TestAnvil.binary());
  }

  private static ChainClient connect(EmbeddedChain chain) {
    return Samples.connect(chain);
  }

  private static void kill(EmbeddedChain chain) {
    ProcessHandle node = ProcessHandle.of(chain.pid()).orElseThrow();
    node.destroyForcibly();
    node.onExit().orTimeout(5, TimeUnit.SECONDS).join();
    chain.close();
  }

  @Test
  void savedAnchorSurvives() {
    EmbeddedChain chain = start();
    Deployment deployment = Samples.deploy(connect(chain), DATASET);
    BatchRegistryContract registry = connect(chain).registry(deployment);
    AnchorIntent intent = registry.plan(Samples.payload(DATASET, "b1"));
    AnchorReceipt receipt = registry.anchor(intent);
    chain.saveState();
    kill(chain);

    assertThatThrownBy(() -> registry.anchor(intent))
        .isInstanceOf(ChainUnavailableException.class)
        .hasMessageStartingWith("Could not anchor batch number 1 of dataset " + DATASET);
    try (EmbeddedChain again = start()) {
      assertThat(connect(again).registry(deployment).anchor(intent)).isEqualTo(receipt);
    }
  }

  @Test
  void historyIsTheSameWheneverTheNodeDies() {
    Random random = new Random(7);
    Deployment deployment = null;
    long number = 1;
    for (int round = 0; round < 6; round++) {
      EmbeddedChain chain = start();
      CompletableFuture<Void> death =
          CompletableFuture.runAsync(
              () -> kill(chain),
              CompletableFuture.delayedExecutor(100 + random.nextInt(900), TimeUnit.MILLISECONDS));
      try {
        ChainClient client = connect(chain);
        Deployment found = Samples.deploy(client, DATASET);
        assertThat(deployment == null ? found.distributor() : deployment.distributor())
            .as("seed 7")
            .isEqualTo(found.distributor());
        deployment = found;
        client.registry(found).replay(intents(number - 1));
        for (; ; number++) {
          client.registry(found).anchor(intent(number));
        }
      } catch (ChainUnavailableException died) {
        death.join();
      }
    }
    try (EmbeddedChain chain = start()) {
      ChainClient client = connect(chain);
      BatchRegistryContract registry = client.registry(Samples.deploy(client, DATASET));
      registry.replay(intents(number - 1));
      registry.anchor(intent(number));
      assertThat(registry.history(DATASET)).as("seed 7").hasSize((int) number);
      assertThat(registry.head(DATASET).number()).isEqualTo(number);
    }
  }

  private static List<AnchorIntent> intents(long last) {
    return LongStream.rangeClosed(1, last).mapToObj(KilledNodeTest::intent).toList();
  }

  private static AnchorIntent intent(long number) {
    return new AnchorIntent(number, number, Samples.payload(DATASET, "b" + number));
  }
}
