package io.assay.lineage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/** Holds the direction of dependencies inside the module and out of it. */
@AnalyzeClasses(packages = "io.assay.lineage", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule KNOWS_NEITHER_SPARK_NOR_CHAIN =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.spark..",
              "scala..",
              "io.delta..",
              "org.web3j..",
              "io.assay.contracts..",
              "io.assay.jobs..");

  @ArchTest
  static final ArchRule CONCEPTS_HAVE_NO_CYCLES =
      slices().matching("io.assay.lineage.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule EVENTS_ALONE_KNOW_OPENLINEAGE =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.assay.lineage.event")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.openlineage..");

  @ArchTest
  static final ArchRule STATEMENTS_KNOW_NO_KEYS =
      noClasses()
          .that()
          .resideInAPackage("io.assay.lineage.attestation")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.assay.lineage.provenance", "io.assay.lineage.reward");

  @ArchTest
  static final ArchRule REWARDS_KNOW_NO_FLOATING_POINT =
      classes().that().resideInAPackage("io.assay.lineage.reward").should(new CountInIntegers());

  private static final class CountInIntegers extends ArchCondition<JavaClass> {
    private static final Set<String> FLOATING =
        Set.of("double", "float", "java.lang.Double", "java.lang.Float", "java.math.BigDecimal");

    CountInIntegers() {
      super("neither hold, take, give nor call anything that takes or gives floating point");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      for (JavaField field : type.getFields()) {
        report(field.getDescription(), Stream.of(field.getRawType()), events);
      }
      for (JavaCodeUnit unit : type.getCodeUnits()) {
        report(
            unit.getDescription(),
            Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream()),
            events);
      }
      type.getCodeUnitCallsFromSelf()
          .forEach(
              call ->
                  report(
                      call.getDescription(),
                      Stream.concat(
                          Stream.of(call.getTarget().getRawReturnType()),
                          call.getTarget().getRawParameterTypes().stream()),
                      events));
    }

    private static void report(String what, Stream<JavaClass> types, ConditionEvents events) {
      if (types.anyMatch(type -> FLOATING.contains(type.getName()))) {
        events.add(SimpleConditionEvent.violated(what, what));
      }
    }
  }
}
