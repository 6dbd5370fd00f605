package io.assay.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayoutsCommandTest {
  private static final String ALICE = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
  private static final String BOB = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359";

  @TempDir private Path directory;
  private String input;
  private String output;

  @BeforeEach
  void write() throws IOException {
    Path list = directory.resolve("accounts.csv");
    Files.writeString(list, "address,amount\n%s,7\n%s,1000\n".formatted(BOB, ALICE));
    input = list.toString();
    output = directory.resolve("payouts").toString();
  }

  @Test
  void buildsFilesAndSaysWhatTheyComeTo() {
    CommandLineRun run = build("--leaf", "address,uint256", "--output", output);
    CommandLineRun rootOnly = build("--leaf", "address,uint256", "--root-only");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("total:    1007")
        .contains("accounts: 2")
        .contains("root:     " + rootOnly.out().strip());
    assertThat(directory.resolve("payouts/claims/fff.json")).hasContent("{}\n");
  }

  @Test
  void theSameAgainIsFineAndAnotherListNeedsToBeTold() throws IOException {
    build("--leaf", "address,uint256", "--output", output);
    assertThat(build("--leaf", "address,uint256", "--output", output).code()).isZero();

    Files.writeString(Path.of(input), "address,amount\n" + BOB + ",8\n");
    CommandLineRun refused = build("--leaf", "address,uint256", "--output", output);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("holds the files of another list");
    assertThat(build("--leaf", "address,uint256", "--output", output, "--replace").code()).isZero();
  }

  @Test
  void aWarehouseSaysWhichContractPays() throws IOException {
    Path warehouse = directory.resolve("warehouse");
    new WarehouseDescriptor(WarehouseDescriptor.FORMAT, "small", 31_337, BOB, ALICE, BOB)
        .write(new Warehouse(warehouse));

    CommandLineRun named = build("--warehouse", warehouse.toString(), "--root-only");

    assertThat(named.code()).as(named.err()).isZero();
    assertThat(named.out())
        .isEqualTo(build("--chain-id", "31337", "--distributor", ALICE, "--root-only").out());
    assertThat(build("--warehouse", directory.toString(), "--root-only").err())
        .contains("is not a warehouse");
  }

  @Test
  void aDryRunSaysWhatTheListComesToAndWritesNothing() {
    CommandLineRun run = build("--leaf", "address,uint256", "--output", output, "--dry-run");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("total:    1007").endsWith("Dry run: nothing was written.\n");
    assertThat(directory.resolve("payouts")).doesNotExist();
  }

  @Test
  void refusesWrongListsWithoutWritingAnything() throws IOException {
    Files.writeString(Path.of(input), "address,amount\n%s,7\n%s,0.5\n".formatted(BOB, ALICE));

    CommandLineRun run = build("--leaf", "address,uint256", "--output", output);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("accounts.csv, line 3: amount: 0.5").doesNotContain("\tat ");
    assertThat(directory.resolve("payouts")).doesNotExist();
  }

  @Test
  void refusesOptionsThatDoNotFitTogether() {
    assertThat(build("--output", output).err())
        .contains("--chain-id and --distributor are missing");
    assertThat(build("--leaf", "uint256", "--root-only").err()).contains("--leaf: uint256");
    assertThat(build("--leaf", "address,uint256", "--chain-id", "1", "--root-only").err())
        .contains("expected: neither");
    assertThat(build("--chain-id", "0", "--distributor", ALICE, "--root-only").err())
        .contains("--chain-id: 0 (expected: 1 to 2^256 - 1)");
    assertThat(
            build(
                    "--chain-id",
                    "1",
                    "--distributor",
                    ALICE.toUpperCase(java.util.Locale.ROOT),
                    "--root-only")
                .err())
        .contains("--distributor: address: ");
    assertThat(build("--leaf", "address,uint256").err()).contains("--output is missing");
    assertThat(build("--leaf", "address,uint256", "--root-only", "--output", output).code())
        .isEqualTo(2);
  }

  /** The original reads our tree, validates every node, and gives the proofs that we wrote. */
  @Test
  void theOriginalLibraryLoadsTheTree() throws IOException, InterruptedException {
    Path contracts = MerkleLibrary.find();
    build("--chain-id", "31337", "--distributor", ALICE, "--output", output);
    String root = build("--chain-id", "31337", "--distributor", ALICE, "--root-only").out().strip();
    Path script = directory.resolve("load.cjs");
    Files.writeString(
        script,
        """
        const { createRequire } = require('module');
        const fs = require('fs');
        const [contracts, payouts, account] = process.argv.slice(2);
        const { StandardMerkleTree } = createRequire(contracts + '/package.json')('@openzeppelin/merkle-tree');
        const tree = StandardMerkleTree.load(JSON.parse(fs.readFileSync(payouts + '/tree.json', 'utf8')));
        tree.validate();
        const claim = JSON.parse(fs.readFileSync(payouts + '/claims/fb6.json', 'utf8'))[account];
        const value = [...tree.entries()].map(([, v]) => v).find((v) => v[2] === account);
        console.log(tree.root);
        console.log(StandardMerkleTree.verify(tree.root, tree.leafEncoding, value, claim.proof), value[3] === claim.amount);
        console.log(JSON.stringify(tree.dump()) === fs.readFileSync(payouts + '/tree.json', 'utf8').trimEnd());
        """);

    MerkleLibrary.Printed printed = MerkleLibrary.run(script, contracts.toString(), output, BOB);

    assertThat(printed.code()).as(printed.text()).isZero();
    assertThat(printed.text().lines()).containsExactly(root, "true true", "true");
  }

  private CommandLineRun build(String... options) {
    String[] arguments = new String[options.length + 4];
    arguments[0] = "payouts";
    arguments[1] = "build";
    arguments[2] = "--input";
    arguments[3] = input;
    System.arraycopy(options, 0, arguments, 4, options.length);
    return CommandLineRun.of(arguments);
  }
}
