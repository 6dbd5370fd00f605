package io.assay.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "io.assay", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule onlyTheClientNamesWeb3j =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.assay.contracts.client")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.web3j..");

  @ArchTest
  static final ArchRule clientDoesNotKnowHowANodeIsRun =
      noClasses()
          .that()
          .resideInAPackage("io.assay.contracts.client")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.assay.contracts.embedded");

  @ArchTest
  static final ArchRule lowerModulesDoNotKnowTheChain =
      noClasses()
          .that()
          .resideInAnyPackage("io.assay.lineage..", "io.assay.rules..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.assay.contracts..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.assay.contracts.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule publicSignaturesAreFreeOfWeb3j =
      classes()
          .that()
          .resideInAPackage("io.assay.contracts..")
          .and()
          .arePublic()
          .should(new NameNoWeb3jInPublic());

  private static final class NameNoWeb3jInPublic extends ArchCondition<JavaClass> {

    NameNoWeb3jInPublic() {
      super("name no web3j type in a public or protected signature");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      for (JavaMember member : type.getMembers()) {
        boolean isVisible =
            member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
        if (isVisible && types(member).anyMatch(t -> t.getName().startsWith("org.web3j"))) {
          events.add(SimpleConditionEvent.violated(member, member.getDescription()));
        }
      }
    }

    private static Stream<JavaClass> types(JavaMember member) {
      if (member instanceof JavaField field) {
        return field.getType().getAllInvolvedRawTypes().stream();
      }
      JavaCodeUnit unit = (JavaCodeUnit) member;
      return Stream.concat(
          unit.getReturnType().getAllInvolvedRawTypes().stream(),
          unit.getParameterTypes().stream().flatMap(t -> t.getAllInvolvedRawTypes().stream()));
    }
  }
}
