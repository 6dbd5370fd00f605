package io.assay.contracts.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractErrorsTest {

  private final ContractErrors errors =
      ContractErrors.of(List.of(Artifact.abi("BatchRegistry"), Artifact.abi("RewardDistributor")));

  private static String word(String end) {
    return "0".repeat(64 - end.length()) + end;
  }

  @Test
  void readsACustomErrorWithItsValues() {
    String account = "70997970c51812dc3a010c7d01b50e0d17dc79c8";
    String data =
        selector("NothingToClaim(address,uint256,uint256)") + word(account) + word("5") + word("6");

    assertThat(errors.decode(data))
        .isEqualTo(
            new ContractErrors.Revert(
                "NothingToClaim",
                "the account has received this amount already, NothingToClaim(account: 0x"
                    + account
                    + ", cumulative: 5, settled: 6)"));
  }

  @Test
  void readsBytes32AsHex() {
    String data = selector("NoNewRoot(bytes32)") + word("ab");

    assertThat(errors.decode(data).text()).endsWith("NoNewRoot(root: 0x" + word("ab") + ")");
  }

  @Test
  void readsReasonStringsAndPanics() {
    String text = selector("Error(string)") + word("20") + word("2") + "6869" + "0".repeat(60);

    assertThat(errors.decode(text).text()).isEqualTo("Error(reason: hi)");
    assertThat(errors.decode(selector("Panic(uint256)") + word("11")).text())
        .isEqualTo("Panic(code: 17)");
  }

  @Test
  void unknownAndMissingErrorsSaySo() {
    assertThat(errors.decode("0xdeadbeef").text()).isEqualTo("unknown error 0xdeadbeef");
    assertThat(errors.decode("0x").text()).isEqualTo("no reason given");
    assertThat(errors.decode(null).text()).isEqualTo("no reason given");
  }

  @Test
  void cutOffValuesAreShownByNameAlone() {
    assertThat(errors.decode(selector("NoNewRoot(bytes32)") + "ab").text())
        .endsWith("NoNewRoot(unreadable values)");
  }

  @Test
  void instantsAreShownAsSuch() {
    assertThat(errors.decode(selector("ChallengeWindowOpen(uint256)") + word("65f0f0f0")).text())
        .isEqualTo(
            "the root can still be vetoed, ChallengeWindowOpen(activatableAt: 1710289136 ="
                + " 2024-03-13T00:18:56Z)");
  }

  /**
   * A reader gets a sentence for whatever the contracts, their manager and their timelock refuse.
   */
  @Test
  void everyErrorOfEveryContractHasAMeaning() {
    for (String contract : ContractSet.NAMES) {
      for (JsonNode entry : Artifact.abi(contract)) {
        if (entry.path("type").asText().equals("error")) {
          assertThat(ErrorMeanings.of(entry.path("name").asText()))
              .as("%s of %s", entry.path("name").asText(), contract)
              .isNotNull();
        }
      }
    }
  }

  private static String selector(String signature) {
    return Samples.hash(signature).hex().substring(0, 10);
  }
}
