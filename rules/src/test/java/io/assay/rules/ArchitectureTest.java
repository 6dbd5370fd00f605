package io.assay.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the direction of dependencies inside the module and out of it. */
@AnalyzeClasses(packages = "io.assay.rules", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule DEPENDS_ON_ITS_DECLARED_LIBRARIES_ALONE =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.crypto..",
              "io.assay.rules..",
              "org.jspecify.annotations..",
              "com.fasterxml.jackson..",
              "com.ibm.icu..",
              "opennlp.tools..",
              "org.bouncycastle.crypto..",
              "org.erdtman.jcs..",
              "org.snakeyaml.engine..");

  @ArchTest
  static final ArchRule CONCEPTS_HAVE_NO_CYCLES =
      slices().matching("io.assay.rules.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule CHARTER_KNOWS_NO_OTHER_CONCEPT =
      classes()
          .that()
          .resideInAPackage("io.assay.rules.charter..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.assay.rules.charter..",
              "io.assay.rules.json",
              "io.assay.rules.digest",
              "java..",
              "javax..",
              "com..",
              "org..");

  @ArchTest
  static final ArchRule YAML_IS_READ_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.assay.rules.charter.yaml")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.snakeyaml..");

  @ArchTest
  static final ArchRule THE_CLOCK_IS_NOT_READ =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");
}
