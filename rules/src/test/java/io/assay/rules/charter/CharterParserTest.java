package io.assay.rules.charter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.assay.rules.digest.Hex;
import io.assay.rules.digest.Keccak256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CharterParserTest {

  static List<Path> valid() throws IOException {
    return CharterFiles.named("valid-");
  }

  static List<Path> invalid() throws IOException {
    return CharterFiles.named("invalid-");
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void refusesDefectWithItsMessage(Path file) throws IOException {
    String name = file.getFileName().toString();
    String expected = Files.readString(file.resolveSibling(name.replace(".yaml", ".txt"))).strip();
    assertThatThrownBy(() -> CharterParser.load(file, Map.of()))
        .isInstanceOf(CharterException.class)
        .hasMessage(expected.replace(name, file.toString()));
  }

  @ParameterizedTest
  @MethodSource("valid")
  void canonicalFormReadsAsTheSameCharter(Path file) {
    Charter charter = CharterParser.load(file, Map.of());
    assertThat(CharterParser.parse("canonical.yaml", charter.canonicalJson(), Map.of()))
        .isEqualTo(charter);
  }

  @ParameterizedTest
  @MethodSource("valid")
  void charterGoesToExecutorsAsItIs(Path file) throws Exception {
    Charter charter = CharterParser.load(file, Map.of());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(charter);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(charter);
    }
  }

  @Test
  void missingSectionsAreNullAndMissingListsEmpty() {
    Charter charter = load("valid-minimal.yaml");
    assertThat(charter.contributors()).isNull();
    assertThat(charter.labels()).isNull();
    assertThat(charter.rewards()).isNull();
    assertThat(charter.rules()).isEmpty();
    assertThat(charter.gates()).isEmpty();
    assertThat(charter.intake().maxRecordBytes()).isEqualTo(1_048_576);
    assertThat(charter.intake().required()).isEmpty();
    assertThat(charter.intake().columns().attributes()).isEmpty();
    assertThat(charter.dataset().documentation())
        .isEqualTo(new Documentation(null, null, List.of()));
    assertThat(charter.dataset().publication()).isEqualTo(Publication.NONE);
    assertThat(charter.dataset().handling()).isEqualTo(Handling.NONE);
    assertThat(charter.dataset().background()).isEqualTo(Background.NONE);
  }

  @Test
  void whatThePublicShouldKnowIsRead() {
    DatasetSection dataset = load("valid-every-key.yaml").dataset();
    assertThat(dataset.publication())
        .isEqualTo(
            new Publication(
                "https://data.example.org/every-key",
                "The keyholders",
                LocalDate.of(2026, 1, 31),
                "Keyholders (2026): Every key",
                List.of("keys", "charters"),
                List.of("text-classification"),
                "New batches each month, errors answered within a week"));
    assertThat(dataset.handling())
        .isEqualTo(
            new Handling(
                ConfidentialityLevel.CLEAR,
                Availability.DIRECT_DOWNLOAD,
                false,
                "Each record carries its contributor's statement",
                "The contributors'",
                List.of("DE", "FR"),
                List.of("DE-BE")));
    assertThat(dataset.background())
        .isEqualTo(
            new Background(
                List.of("Surveys"),
                List.of("Half of the keys"),
                List.of("DE"),
                "Volunteers of the community",
                "None that is known"));
  }

  @Test
  void keysThatAreLeftOutHaveTheirDefaults() {
    Charter charter =
        parse(
            minimal()
                + "licences: { accept: [MIT], uses: [training] }\n"
                + "duplicates: {}\nfreshness: { max-age-days: 1 }\nreview: {}\nchain: {}\n");
    assertThat(charter.licences().unknown()).isEqualTo(Severity.REVIEW);
    assertThat(charter.duplicates())
        .isEqualTo(new DuplicatesSection(List.of(), true, null, List.of()));
    assertThat(charter.freshness().severity()).isEqualTo(Severity.REJECT);
    assertThat(charter.review()).isEqualTo(new ReviewSection(1, null, null, false));
    assertThat(charter.chain()).isEqualTo(new ChainSection(1, null, null, null));
  }

  @Test
  void readsWhereValuesComeFrom() {
    Columns columns = load("valid-every-key.yaml").intake().columns();
    assertThat(columns.id()).isEqualTo(new Source.Column("key"));
    assertThat(columns.contributor()).isEqualTo(new Source.Column("author"));
    assertThat(columns.submittedAt()).isEqualTo(new Source.BatchOption("submitted-at"));
    assertThat(columns.licence()).isEqualTo(new Source.Constant("CC0-1.0"));
    assertThat(columns.source()).isEqualTo(new Source.Column("origin"));
    assertThat(columns.content()).containsExactly("title", "Full text");
    assertThat(columns.attributes())
        .containsEntry("language", new Attribute(new Source.Column("lang"), AttributeType.STRING))
        .containsEntry("checked", new Attribute(new Source.Constant("true"), AttributeType.BOOLEAN))
        .containsEntry(
            "published", new Attribute(new Source.BatchOption("published"), AttributeType.DATE))
        .hasSize(6);
  }

  @Test
  void readsMoneyExactly() {
    RewardsSection rewards = load("valid-every-key.yaml").rewards();
    assertThat(rewards)
        .isEqualTo(
            new RewardsSection(
                BigInteger.TWO.pow(256).subtract(BigInteger.ONE),
                new RewardsSection.Split(8500, 500, 1000),
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                new RewardsSection.Weights(100, 30, 20, 40, 5),
                new RewardsSection.Bases(VoteBasis.INFORMATION, CuratorBasis.AGREEMENT),
                new RewardsSection.Caps(BigInteger.ZERO, BigInteger.ONE, BigInteger.TEN),
                new QualityTerms(3000, 2000, 5000, new BigDecimal("0.25")),
                new RewardsSection.BountyTerms(50, 10, 1000),
                new RewardsSection.Payment(2, RevenueBasis.FILE, 730)));
    assertThat(load("valid-every-key.yaml").review().reputation())
        .isEqualTo(new ReputationTerms(2, 3, new BigDecimal("0.6"), new BigDecimal("0.02")));
  }

  @Test
  void readsSharesExactlyAndSortsCategories() {
    RepresentativenessSection section = load("valid-every-key.yaml").representativeness();
    Map<String, BigDecimal> target = new TreeMap<>();
    target.put("1e3", new BigDecimal("0.625"));
    target.put("de", new BigDecimal("0.25"));
    target.put("no", new BigDecimal("0.125"));
    assertThat(section.dimensions().get(0).target()).containsExactlyEntriesOf(target);
    assertThat(section.joint().get(0).cells().get(1).values()).containsExactly("no", "long");
  }

  @Test
  void readsTasksOfSeveralLabels() {
    String text = CharterFiles.text("valid-votes.yaml");
    String task = "task: { kind: categorical, values: [\"0\", \"1\"] }";
    assertThat(text).contains(task);
    assertThat(taskOf(text.replace("categorical", "multiple")))
        .isEqualTo(new LabelTask.Multiple(List.of("0", "1"), "|", "none"));
    assertThat(
            taskOf(
                text.replace(
                    task, "task: { kind: multiple, values: [b, a], separator: \";\", none: nil }")))
        .isEqualTo(new LabelTask.Multiple(List.of("b", "a"), ";", "nil"));
  }

  private static LabelTask taskOf(String text) {
    return CharterParser.parse("charter.yaml", text, Map.of()).labels().task();
  }

  @Test
  void readsOtherSectionsOfEveryKey() {
    Charter charter = load("valid-every-key.yaml");
    assertThat(charter.intake().votes())
        .isEqualTo(new VotesIntake(Format.JSONL, "item", "worker", "answer", "at"));
    assertThat(charter.labels())
        .isEqualTo(
            new LabelsSection(
                new LabelTask.Numeric(
                    new BigDecimal(-1), new BigDecimal("1.5"), new BigDecimal("0.25")),
                3,
                LabelMethod.MAJORITY,
                "gold.csv",
                RepeatedVotes.FIRST,
                250));
    assertThat(charter.privacy().detectors())
        .containsEntry(Detector.PHONE, FindingAction.REDACT)
        .containsEntry(Detector.IP, FindingAction.ALLOW)
        .hasSize(6);
    assertThat(charter.duplicates().near())
        .isEqualTo(
            new NearDuplicates(
                List.of("title", "Full text"),
                new NearDuplicates.Shingle(NearDuplicates.Unit.WORD, 9),
                new NearDuplicates.Shingle(NearDuplicates.Unit.CHAR, 4),
                new NearDuplicates.Thresholds(
                    List.of(new BigDecimal("0.85")),
                    new BigDecimal("0.95"),
                    new BigDecimal("0.7"))));
    assertThat(charter.chain()).isEqualTo(new ChainSection(2, new BigDecimal("0.05"), 31337L, 72));
  }

  @Test
  void thresholdsOfEachFieldFollowTheOrderOfFields() {
    NearDuplicates near =
        CharterParser.load(
                CharterFiles.DIRECTORY.resolve("valid-every-key.yaml"),
                Map.of(
                    "duplicates.near",
                    "{ fields: [Full text, title], shingle: char-3, jaccard: { title: 0.9, Full text: 0.5 } }"))
            .duplicates()
            .near();
    assertThat(near.comparesEachField()).isTrue();
    assertThat(near.thresholds().jaccard())
        .containsExactly(new BigDecimal("0.5"), new BigDecimal("0.9"));
    assertThat(near.fallback()).isEqualTo(new NearDuplicates.Shingle(NearDuplicates.Unit.CHAR, 5));
  }

  @Test
  void gatesWithoutIdAreNamedByMetricSubjectAndSet() {
    assertThat(load("valid-every-key.yaml").gates())
        .extracting(GateEntry::id)
        .containsExactly(
            "size.accepted",
            "completeness.Full text.accepted",
            "uniqueness.content_digest.dataset",
            "short-titles",
            "minimum.rating.accepted",
            "maximum.rating.accepted",
            "mean.weight.accepted",
            "distinct-count.contributor.accepted",
            "duplicate-share.batch",
            "rejected-share.batch",
            "label-agreement.accepted",
            "distance-to-target.language.dataset",
            "jensen-shannon.language*length.dataset",
            "population-stability.rating.accepted",
            "cramers-v.length.accepted",
            "jensen-shannon.weighted.length.dataset",
            "kolmogorov-smirnov.rating.dataset",
            "wasserstein.weight.dataset",
            "drift.language.accepted",
            "drift.wasserstein.rating.accepted",
            "uncovered-patterns.dataset",
            "contributor-gini.dataset",
            "top-contributor-share.accepted",
            "stale-share.dataset");
  }

  @Test
  void hashIsKeccakOfTheCanonicalFormAsWritten() {
    Charter charter = load("valid-minimal.yaml");
    assertThat(charter.canonicalJson())
        .isEqualTo(
            "{\"charter\":1,\"dataset\":{\"id\":\"minimal\",\"name\":\"Minimal\","
                + "\"purpose\":\"Showing what a charter must have\"},"
                + "\"intake\":{\"columns\":{\"content\":[\"text\"],\"contributor\":\"author\","
                + "\"licence\":\"licence\",\"source\":\"source\",\"submitted-at\":\"created\"},\"format\":\"jsonl\"}}");
    assertThat(charter.hash())
        .isEqualTo(Hex.encodePrefixed(Keccak256.of(charter.canonicalJson().getBytes(UTF_8))))
        .isEqualTo("0x89261a2526d9c20fd51beb8448aaf2ed8038d78e233d5b2c5e5c882edc2ad0ec");
  }

  @Test
  void layoutCommentsOrderAndNotationDoNotChangeTheHash() {
    String a =
        minimal()
            + "review: { reviewers: 2, per-contributor-rejection-bound: 0.50 }\nchain: { confirmations: 10 }\n";
    String b =
        "\ufeff# with a byte order mark\r\nchain:\r\n  confirmations: 0xa\r\nreview:\r\n  per-contributor-rejection-bound: 5e-1\r\n"
            + "  reviewers: 2\r\n"
            + minimal().replace("\n", "\r\n");
    assertThat(parse(b)).isEqualTo(parse(a));
  }

  @Test
  void confirmationsAreBlocksOrTheChainsOwnWord() {
    assertThat(parse(minimal() + "chain: { confirmations: finalized }\n").chain().confirmations())
        .isEqualTo(ChainSection.UNTIL_FINAL);
    assertThat(
            catchThrowableOfType(
                CharterException.class,
                () -> parse(minimal() + "chain: { confirmations: fnalized }\n")))
        .hasMessageContaining("a whole number from 0 to 1000, or finalized");
  }

  @Test
  void writingADefaultChangesTheHashButNotTheMeaning() {
    Charter left = parse(minimal() + "chain: {}\n");
    Charter written = parse(minimal() + "chain: { confirmations: 1 }\n");
    assertThat(written.chain()).isEqualTo(left.chain());
    assertThat(written.hash()).isNotEqualTo(left.hash());
  }

  @Test
  void exceptionKnowsLineColumnAndKey() {
    CharterException e =
        catchThrowableOfType(
            CharterException.class, () -> parse(minimal() + "chain:\n  confirmations: many\n"));
    assertThat(e.line()).isEqualTo(12);
    assertThat(e.column()).isEqualTo(18);
    assertThat(e.key()).isEqualTo("chain.confirmations");
  }

  @Test
  void refusesFileThatIsNotThere(@TempDir Path directory) {
    Path file = directory.resolve("charter.yaml");
    assertThatThrownBy(() -> CharterParser.load(file, Map.of()))
        .isInstanceOf(CharterException.class)
        .hasMessage(
            "Cannot read charter "
                + file
                + ": no such file (expected: a YAML file). Check the path.");
  }

  @Test
  void refusesDirectory(@TempDir Path directory) {
    assertThatThrownBy(() -> CharterParser.load(directory, Map.of()))
        .isInstanceOf(CharterException.class)
        .hasMessageContaining("it cannot be read (expected: a readable YAML file)");
  }

  @Test
  void refusesFileAboveOneMebibyte(@TempDir Path directory) throws IOException {
    String filled = minimal() + "#" + "x".repeat(CharterParser.LARGEST - minimal().length() - 1);
    Path largest = Files.writeString(directory.resolve("largest.yaml"), filled);
    assertThat(CharterParser.load(largest, Map.of()).dataset().id()).isEqualTo("minimal");
    Path larger = Files.writeString(directory.resolve("larger.yaml"), filled + "x");
    assertThatThrownBy(() -> CharterParser.load(larger, Map.of()))
        .isInstanceOf(CharterException.class)
        .hasMessageContaining("size: above 1048576 bytes (expected: at most 1 MiB)");
    assertThatThrownBy(() -> parse(filled + "x")).isInstanceOf(CharterException.class);
  }

  private static Charter parse(String yaml) {
    return CharterParser.parse("test.yaml", yaml, Map.of());
  }

  private static Charter load(String name) {
    return CharterParser.load(CharterFiles.DIRECTORY.resolve(name), Map.of());
  }

  private static String minimal() {
    return CharterFiles.text("valid-minimal.yaml");
  }
}
