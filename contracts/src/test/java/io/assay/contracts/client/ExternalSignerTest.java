package io.assay.contracts.client;

import static io.assay.contracts.client.Samples.hash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.contracts.embedded.EmbeddedChain;
import io.assay.contracts.embedded.TestAnvil;
import io.assay.lineage.attestation.Address;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program that holds the key, over HTTP, against a chain. */
class ExternalSignerTest {

  private static final BigInteger KEY = BigInteger.valueOf(4_711);
  private static final Address ACCOUNT = Signer.ofPrivateKey(KEY).address();

  @TempDir static Path directory;
  private static EmbeddedChain chain;

  private SigningServer server;

  @BeforeAll
  static void start() {
    chain = EmbeddedChain.start(directory, TestAnvil.binary());
    new JsonRpc(chain.rpcUrl(), Duration.ofSeconds(5))
        .call("anvil_setBalance", ACCOUNT.toString(), "0x3635c9adc5dea00000");
  }

  @AfterAll
  static void stop() {
    chain.close();
  }

  @BeforeEach
  void serve() throws IOException {
    server = new SigningServer(KEY);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private ChainClient connect(Address account) {
    return ChainClient.connect(
        ChainClient.Endpoint.embedded(chain.rpcUrl(), FeeBound.usual()),
        Signer.external(server.url(), account),
        TransactionJournal.inMemory());
  }

  @Test
  void whatItSignsIsMined() {
    ChainClient client = connect(ACCOUNT);
    Deployment deployment =
        client
            .deploy(
                new DeploymentTerms(
                    hash("signed elsewhere"),
                    hash("charter"),
                    null,
                    Samples.TREASURY,
                    Duration.ZERO,
                    Duration.ZERO,
                    DeploymentTerms.Authority.all(ACCOUNT)))
            .deployment();
    BatchRegistryContract registry = client.registry(deployment);
    BatchPayload payload = Samples.payload(hash("signed elsewhere"), "b1");

    registry.anchor(registry.plan(payload));

    assertThat(registry.batch(hash("signed elsewhere"), 1)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "to, 0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
    "data, 0x",
    "value, 0x1",
    "nonce, 0xff",
    "gas, 0xffffff",
    "maxFeePerGas, 0xffffffffff",
    "maxPriorityFeePerGas, 0x0",
    "chainId, 0x1"
  })
  void anotherTransactionThanWasAskedForIsNotSent(String field, String value) {
    server.tamper(request -> request.put(field, value));

    assertThatThrownBy(() -> Samples.deploy(connect(ACCOUNT), hash("tampered")))
        .isInstanceOf(KeyException.class)
        .hasMessageContaining("signed another transaction");
  }

  @Test
  void anotherKeyThanWasAskedForIsNoticed() {
    Address other = Signer.ofPrivateKey(BigInteger.TWO).address();
    new JsonRpc(chain.rpcUrl(), Duration.ofSeconds(5))
        .call("anvil_setBalance", other.toString(), "0x3635c9adc5dea00000");
    server.tamper(request -> request.put("from", ACCOUNT.toString()));

    assertThatThrownBy(() -> Samples.deploy(connect(other), hash("other key")))
        .isInstanceOf(KeyException.class)
        .hasMessageContaining("signed another transaction, or with another key");
  }

  @Test
  void itsRefusalIsTold() {
    Address other = Signer.ofPrivateKey(BigInteger.TWO).address();

    assertThatThrownBy(() -> Samples.deploy(connect(other), hash("unknown key")))
        .isInstanceOf(KeyException.class)
        .hasMessageContaining("refuses to sign for " + other)
        .hasMessageContaining("No identity for this address");
  }

  @Test
  void whereNothingAnswersTheOptionIsNamed() {
    ChainClient client = connect(ACCOUNT);
    server.close();

    assertThatThrownBy(() -> Samples.deploy(client, hash("away")))
        .isInstanceOf(ChainUnavailableException.class)
        .hasMessageContaining("Cannot reach the external signer")
        .hasMessageContaining("--signer-url");
  }
}
