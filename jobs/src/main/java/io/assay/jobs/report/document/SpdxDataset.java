package io.assay.jobs.report.document;

import io.assay.jobs.report.document.DatasetFacts.DataFile;
import io.assay.jobs.report.document.DatasetFacts.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.spdx.core.InvalidSPDXAnalysisException;
import org.spdx.library.ModelCopyManager;
import org.spdx.library.SpdxModelFactory;
import org.spdx.library.model.v3_0_1.core.Agent;
import org.spdx.library.model.v3_0_1.core.CreationInfo;
import org.spdx.library.model.v3_0_1.core.Element;
import org.spdx.library.model.v3_0_1.core.Hash;
import org.spdx.library.model.v3_0_1.core.HashAlgorithm;
import org.spdx.library.model.v3_0_1.core.PresenceType;
import org.spdx.library.model.v3_0_1.core.ProfileIdentifierType;
import org.spdx.library.model.v3_0_1.core.Relationship;
import org.spdx.library.model.v3_0_1.core.RelationshipType;
import org.spdx.library.model.v3_0_1.core.SpdxDocument;
import org.spdx.library.model.v3_0_1.core.Tool;
import org.spdx.library.model.v3_0_1.dataset.ConfidentialityLevelType;
import org.spdx.library.model.v3_0_1.dataset.DatasetAvailabilityType;
import org.spdx.library.model.v3_0_1.dataset.DatasetPackage;
import org.spdx.library.model.v3_0_1.dataset.DatasetType;
import org.spdx.library.model.v3_0_1.simplelicensing.LicenseExpression;
import org.spdx.library.model.v3_0_1.software.SoftwarePurpose;
import org.spdx.library.model.v3_0_1.software.SpdxFile;
import org.spdx.storage.IModelStore;
import org.spdx.storage.simple.InMemSpdxStore;

/**
 * The dataset as a package of SPDX 3.0.1's dataset profile, built and verified with the SPDX Java
 * library: its licence, its files with their checksums, and how it came to be.
 */
final class SpdxDataset {
  static final String FILE = "dataset.spdx.json";

  private static final String SPECIFICATION = "https://spdx.github.io/spdx-spec/v3.0.1/";
  private static final Origin FIXED = Origin.specification(SPECIFICATION);
  private static final String PACKAGE = "/dataset_DatasetPackage/";

  private final DatasetFacts facts;
  private final Declared declared;
  private final Identity identity;
  private final Draft draft = new Draft(FILE);
  private final InMemSpdxStore store = new InMemSpdxStore();
  private final ModelCopyManager copies = new ModelCopyManager();
  private final String namespace;
  private final CreationInfo creation;
  private final Agent agent;
  private final List<Element> elements = new ArrayList<>();

  private SpdxDataset(DatasetFacts facts) throws InvalidSPDXAnalysisException {
    this.facts = facts;
    this.declared = new Declared(facts.charter());
    this.identity = new Identity(facts);
    this.namespace = "urn:uuid:" + identity.uuid().value() + "#";
    this.creation =
        new CreationInfo.CreationInfoBuilder(store, anonymous(), copies)
            .setCreated(seconds(identity.modified().value()))
            .setSpecVersion("3.0.1")
            .build();
    Agent.AgentBuilder agents =
        new Agent.AgentBuilder(store, namespace + "contact", copies).setCreationInfo(creation);
    told(
        "/Agent/name",
        declared.issuer(),
        "The charter's dataset.publication.publisher, or a name under dataset.contact.",
        agents::setName);
    this.agent = agents.build();
    creation.getCreatedBys().add(agent);
    Tool tool =
        new Tool.ToolBuilder(store, namespace + "tool", copies)
            .setCreationInfo(creation)
            .setName("Assay")
            .build();
    creation.getCreatedUsings().add(tool);
    draft.account("/Tool/name", Fact.of("Assay", Origin.program("what wrote the document")));
    draft.account("/CreationInfo/specVersion", Fact.of("3.0.1", FIXED));
    elements.add(agent);
    elements.add(tool);
  }

  static Draft of(DatasetFacts facts) {
    SpdxModelFactory.init();
    try {
      SpdxDataset dataset = new SpdxDataset(facts);
      dataset.write();
      return dataset.draft;
    } catch (InvalidSPDXAnalysisException e) {
      throw new IllegalStateException("SPDX: " + e.getMessage(), e);
    }
  }

  /** The store as it is after writing, for whoever writes it otherwise. */
  static IModelStore store(DatasetFacts facts) throws InvalidSPDXAnalysisException {
    SpdxModelFactory.init();
    SpdxDataset dataset = new SpdxDataset(facts);
    dataset.write();
    return dataset.store;
  }

  private void write() throws InvalidSPDXAnalysisException {
    DatasetPackage dataset = dataset();
    elements.add(dataset);
    licence(dataset);
    files(dataset);
    SpdxDocument document =
        new SpdxDocument.SpdxDocumentBuilder(store, namespace + "document", copies)
            .setCreationInfo(creation)
            .setName(declared.name().value())
            .addRootElement(dataset)
            .addAllElement(elements)
            .addProfileConformance(ProfileIdentifierType.CORE)
            .addProfileConformance(ProfileIdentifierType.SOFTWARE)
            .addProfileConformance(ProfileIdentifierType.DATASET)
            .addProfileConformance(ProfileIdentifierType.SIMPLE_LICENSING)
            .build();
    draft.account("/SpdxDocument/name", declared.name());
    draft.account("/SpdxDocument/profileConformance", Fact.of("profiles", FIXED));
    draft.account("/CreationInfo/created", identity.modified());
    List<String> defects = document.verify();
    if (!defects.isEmpty()) {
      throw new IllegalStateException("SPDX: " + String.join("; ", defects));
    }
    draft.replace(SpdxJson.of(store));
  }

  private DatasetPackage dataset() throws InvalidSPDXAnalysisException {
    Shortcomings shortcomings = new Shortcomings(facts);
    DatasetPackage.DatasetPackageBuilder builder =
        new DatasetPackage.DatasetPackageBuilder(store, namespace + "dataset", copies);
    builder.setCreationInfo(creation);
    told("name", declared.name(), "", builder::setName);
    told("description", declared.description(), "", builder::setDescription);
    told(
        "builtTime",
        identity.built(),
        "The end of the stage decide in the table batches.",
        time -> builder.setBuiltTime(seconds(time)));
    told(
        "releaseTime",
        declared.published(),
        "The charter's dataset.publication.published.",
        day -> builder.setReleaseTime(day + "T00:00:00Z"));
    told("software_packageVersion", identity.version(), "", builder::setPackageVersion);
    told("dataset_intendedUse", declared.purpose(), "", builder::setIntendedUse);
    told(
        "dataset_datasetSize",
        facts.size().value() > Integer.MAX_VALUE ? null : facts.size().map(Long::intValue),
        "The library's model holds 32 bits, and there are more items.",
        builder::setDatasetSize);
    told(
        "dataset_dataCollectionProcess",
        declared.collectionMethod(),
        "The charter's dataset.documentation.collection-method.",
        builder::setDataCollectionProcess);
    told(
        "dataset_dataPreprocessing",
        declared.preparation(),
        "The charter's rules, freshness and duplicates.",
        builder::addAllDataPreprocessing);
    told(
        "dataset_knownBias",
        shortcomings.biases(),
        "Targets in the charter's representativeness.",
        builder::addAllKnownBias);
    told(
        "dataset_datasetNoise",
        noise(shortcomings),
        "Gates or dimensions in the charter.",
        builder::setDatasetNoise);
    told(
        "dataset_datasetUpdateMechanism",
        facts
            .batches()
            .map(batches -> Wording.counted(batches.size(), "batch", "batches") + " so far."),
        "",
        builder::setDatasetUpdateMechanism);
    told(
        "dataset_anonymizationMethodUsed",
        Fact.of(
            "Contributors appear as HMAC-SHA256 of their handles under a secret key.",
            Origin.program("pseudonyms of contributors")),
        "",
        builder::addAnonymizationMethodUsed);
    told(
        "dataset_datasetType",
        Fact.of(DatasetType.TEXT, Origin.charter("intake.columns.content")),
        "",
        builder::addDatasetType);
    told(
        "software_primaryPurpose",
        Fact.of(SoftwarePurpose.DATA, FIXED),
        "",
        builder::setPrimaryPurpose);
    builder.addOriginatedBy(agent);
    Fact<String> issuer = declared.issuer();
    draft.account(
        PACKAGE + "originatedBy",
        issuer == null ? Fact.of("", Origin.program("an agent without a name")) : issuer);
    handling(builder);
    return builder.build();
  }

  private void handling(DatasetPackage.DatasetPackageBuilder builder) {
    told(
        "software_downloadLocation",
        declared.url(),
        "The charter's dataset.publication.url.",
        builder::setDownloadLocation);
    told(
        "dataset_confidentialityLevel",
        declared.confidentiality(),
        "The charter's dataset.handling.confidentiality.",
        level -> builder.setConfidentialityLevel(ConfidentialityLevelType.valueOf(level.name())));
    told(
        "dataset_datasetAvailability",
        declared.availability(),
        "The charter's dataset.handling.availability.",
        way -> builder.setDatasetAvailability(DatasetAvailabilityType.valueOf(way.name())));
    told(
        "dataset_hasSensitivePersonalInformation",
        declared.sensitive(),
        "The charter's dataset.handling.sensitive-personal-information.",
        is -> builder.setHasSensitivePersonalInformation(is ? PresenceType.YES : PresenceType.NO));
  }

  private static @Nullable Fact<String> noise(Shortcomings shortcomings) {
    Fact<List<String>> limitations = shortcomings.limitations();
    return limitations == null || limitations.value().isEmpty()
        ? null
        : limitations.map(lines -> String.join(" ", lines));
  }

  private void licence(DatasetPackage dataset) throws InvalidSPDXAnalysisException {
    Fact<List<String>> licences = declared.licences();
    if (licences == null) {
      draft.missing("/simplelicensing_LicenseExpression", "The charter's licences.accept.");
      return;
    }
    LicenseExpression expression =
        new LicenseExpression.LicenseExpressionBuilder(store, namespace + "licence", copies)
            .setCreationInfo(creation)
            .setLicenseExpression(String.join(" AND ", licences.value()))
            .build();
    elements.add(expression);
    elements.add(
        relationship(
            "declares", dataset, RelationshipType.HAS_DECLARED_LICENSE, List.of(expression)));
    draft.account("/simplelicensing_LicenseExpression", licences);
  }

  private void files(DatasetPackage dataset) throws InvalidSPDXAnalysisException {
    List<Element> files = new ArrayList<>();
    for (Table table : facts.tables()) {
      for (DataFile file : table.files()) {
        files.add(file(table, file));
      }
      draft.account("/software_File/" + table.name(), Fact.of(table.name(), table.origin()));
    }
    elements.addAll(files);
    if (!files.isEmpty()) {
      elements.add(relationship("contains", dataset, RelationshipType.CONTAINS, files));
    }
  }

  private SpdxFile file(Table table, DataFile file) throws InvalidSPDXAnalysisException {
    String path = table.name() + "/" + file.path();
    Hash hash =
        new Hash.HashBuilder(store, anonymous(), copies)
            .setAlgorithm(HashAlgorithm.SHA256)
            .setHashValue(file.sha256())
            .build();
    SpdxFile.SpdxFileBuilder builder =
        new SpdxFile.SpdxFileBuilder(store, namespace + path, copies);
    builder.setCreationInfo(creation);
    builder.setName(path);
    builder.addVerifiedUsing(hash);
    return (SpdxFile) builder.build();
  }

  private Relationship relationship(
      String id, Element from, RelationshipType type, List<? extends Element> to)
      throws InvalidSPDXAnalysisException {
    return new Relationship.RelationshipBuilder(store, namespace + id, copies)
        .setCreationInfo(creation)
        .setFrom(from)
        .setRelationshipType(type)
        .addAllTo(new ArrayList<>(to))
        .build();
  }

  /** Sets what is known, and accounts for it either way. */
  private <T> void told(
      String field, @Nullable Fact<T> fact, String remedy, Consumer<? super T> setter) {
    String pointer = field.startsWith("/") ? field : PACKAGE + field;
    if (fact == null) {
      draft.missing(pointer, remedy);
    } else {
      setter.accept(fact.value());
      draft.account(pointer, fact);
    }
  }

  private String anonymous() throws InvalidSPDXAnalysisException {
    return store.getNextId(IModelStore.IdType.Anonymous);
  }

  /** SPDX writes instants in whole seconds. */
  private static String seconds(String instant) {
    return Instant.parse(instant).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
