package io.assay.lineage.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParentLookupTest {
  private static final String ID = "0190a3c0-0000-7000-8000-0000000000aa";
  private static final String ROOT_ID = "0190a3c0-0000-7000-8000-0000000000bb";
  private static final RunIdentity TASK =
      new RunIdentity(UUID.fromString(ID), new JobName("airflow", "dag.task"));
  private static final RunIdentity DAG =
      new RunIdentity(UUID.fromString(ROOT_ID), new JobName("airflow", "dag"));

  @Test
  void nobodyStartedUs() {
    ParentLookup lookup = ParentLookup.in(Map.of("PATH", "/bin"));

    assertThat(lookup.parent()).isEmpty();
    assertThat(lookup.warnings()).isEmpty();
  }

  @Test
  void readsSparkProperties() {
    assertThat(
            ParentLookup.in(
                    Map.of(
                        "spark.openlineage.parentRunId", ID,
                        "spark.openlineage.parentJobNamespace", "airflow",
                        "spark.openlineage.parentJobName", "dag.task",
                        "spark.openlineage.rootParentRunId", ROOT_ID,
                        "spark.openlineage.rootParentJobNamespace", "airflow",
                        "spark.openlineage.rootParentJobName", "dag"))
                .parent())
        .contains(new ParentRun(TASK, DAG));
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPENLINEAGE_CONTEXT", "spark.openlineage.context"})
  void readsTheContext(String key) {
    String context =
        """
        {"parent": {"run": {"runId": "%s"}, "job": {"namespace": "airflow", "name": "dag.task"},
          "root": {"run": {"runId": "%s"}, "job": {"namespace": "airflow", "name": "dag"}}},
         "later": true}
        """
            .formatted(ID, ROOT_ID);

    assertThat(ParentLookup.in(Map.of(key, context)).parent()).contains(new ParentRun(TASK, DAG));
  }

  @Test
  void readsTheParentId() {
    assertThat(ParentLookup.in(Map.of("OPENLINEAGE_PARENT_ID", "airflow/dag.task/" + ID)).parent())
        .contains(ParentRun.of(TASK));
    assertThat(
            ParentLookup.in(
                    Map.of(
                        "OPENLINEAGE_PARENT_ID", "airflow/dag.task/" + ID,
                        "OPENLINEAGE_ROOT_PARENT_ID", "airflow/dag/" + ROOT_ID))
                .parent())
        .contains(new ParentRun(TASK, DAG));
  }

  @Test
  void theMoreSpecificSettingWins() {
    Map<String, String> settings =
        new HashMap<>(Map.of("OPENLINEAGE_PARENT_ID", "airflow/other/" + ROOT_ID));
    settings.put("spark.openlineage.parentRunId", ID);
    settings.put("spark.openlineage.parentJobNamespace", "airflow");
    settings.put("spark.openlineage.parentJobName", "dag.task");

    assertThat(ParentLookup.in(settings).parent()).contains(ParentRun.of(TASK));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{}", "{\"other\": 1}"})
  void anEmptyContextIsNoContext(String context) {
    ParentLookup lookup = ParentLookup.in(Map.of("OPENLINEAGE_CONTEXT", context));

    assertThat(lookup.parent()).isEmpty();
    assertThat(lookup.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"parent\": {}}",
        "{\"parent\": {\"run\": {\"runId\": \"1\"}, \"job\": {\"namespace\": \"a\", \"name\": \"b\"}}}",
        "{\"parent\": {\"run\": {\"runId\": 7}, \"job\": {\"namespace\": \"a\", \"name\": \"b\"}}}"
      })
  void aBadContextIsPassedOverWithAWarning(String context) {
    ParentLookup lookup =
        ParentLookup.in(
            Map.of(
                "OPENLINEAGE_CONTEXT", context, "OPENLINEAGE_PARENT_ID", "airflow/dag.task/" + ID));

    assertThat(lookup.parent()).contains(ParentRun.of(TASK));
    assertThat(lookup.warnings())
        .singleElement()
        .asString()
        .startsWith("OPENLINEAGE_CONTEXT: cannot be read (expected: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dag.task", "airflow/dag.task", "airflow/dag.task/x", "//" + ID})
  void aBadParentIdIsPassedOverWithAWarning(String id) {
    ParentLookup lookup = ParentLookup.in(Map.of("OPENLINEAGE_PARENT_ID", id));

    assertThat(lookup.parent()).isEmpty();
    assertThat(lookup.warnings()).hasSize(1);
  }
}
