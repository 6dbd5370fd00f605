package io.assay.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Stages meet in tables, and the outside world has one door each. */
@AnalyzeClasses(packages = "io.assay.jobs", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] STAGES = {
    "..jobs.ingest..",
    "..jobs.screen..",
    "..jobs.dedupe..",
    "..jobs.label..",
    "..jobs.reward..",
    "..jobs.anchor..",
    "..jobs.report..",
  };

  /** The admitted set is decided in one place, which represent and decide both read. */
  @ArchTest
  static final ArchRule decisionKnowsNoOtherStage =
      noClasses()
          .that()
          .resideInAPackage("..jobs.decision..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(STAGES);

  @ArchTest static final ArchRule ingestIsKnownToNoStage = unknownToOthers("ingest");

  @ArchTest static final ArchRule screenIsKnownToNoStage = unknownToOthers("screen");
  @ArchTest static final ArchRule dedupeIsKnownToNoStage = unknownToOthers("dedupe");
  @ArchTest static final ArchRule labelIsKnownToNoStage = unknownToOthers("label");
  @ArchTest static final ArchRule rewardIsKnownToNoStage = unknownToOthers("reward");
  @ArchTest static final ArchRule anchorIsKnownToNoStage = unknownToOthers("anchor");

  @ArchTest
  static final ArchRule deequHasOneDoor =
      noClasses()
          .that()
          .resideOutsideOfPackage("..jobs.metric..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.amazon.deequ..");

  @ArchTest
  static final ArchRule web3jStaysInContracts =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.web3j..");

  @ArchTest
  static final ArchRule commandLineIsKnownToNobody =
      noClasses()
          .that()
          .resideOutsideOfPackage("..jobs.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..jobs.cli..");

  private static ArchRule unknownToOthers(String stage) {
    return noClasses()
        .that(
            new DescribedPredicate<>("stages other than " + stage) {
              @Override
              public boolean test(JavaClass type) {
                boolean isStage = false;
                for (String other : STAGES) {
                  String name = other.replace("..", "").replace("jobs.", "");
                  isStage |=
                      !name.equals(stage)
                          && type.getPackageName().startsWith("io.assay.jobs." + name);
                }
                return isStage;
              }
            })
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..jobs." + stage + "..");
  }
}
