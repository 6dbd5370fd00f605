package io.assay.lineage.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenRunsTest {
  private final OpenRuns runs = new OpenRuns();

  @Test
  void runsThatEndedAreNotOpen() {
    add(Events.ofRun().start(Events.NOON, Datasets.none()));
    add(Events.ofStage().start(Events.NOON, Datasets.none()));
    add(Events.ofStage().fail(Events.NOON, Datasets.none(), "Disk full."));
    add(Events.ofRun().complete(Events.NOON, Datasets.none()));

    assertThat(runs.runIds()).isEmpty();
    assertThat(runs.abort(Events.VERSION, Events.NOON)).isEmpty();
  }

  @Test
  void abortsStagesBeforeTheirRun() throws IOException {
    add(Events.ofRun().start(Events.NOON, Datasets.none()));
    add(Events.ofStage().start(Events.NOON, Events.datasets()));

    List<LineageEvent> aborts = runs.abort("0.2.0", Events.NOON.plusSeconds(60));

    assertThat(runs.runIds()).containsExactly(Events.RUN.runId(), Events.STAGE.runId());
    assertThat(aborts)
        .extracting(LineageEvent::toString)
        .containsExactly(
            "ABORT prompt-commons.decide " + Events.STAGE.runId(),
            "ABORT prompt-commons.run " + Events.RUN.runId());
    for (LineageEvent abort : aborts) {
      assertThat(new EventSchemas().problems(abort.canonicalJson())).isEmpty();
    }
  }

  @Test
  void anAbortSaysWhatTheStartSaidOfTheRun() throws IOException {
    LineageEvent start = Events.ofStage().start(Events.NOON, Events.datasets());
    add(start);

    JsonNode abort = json(runs.abort(Events.VERSION, Events.NOON.plusSeconds(60)).get(0));

    assertThat(abort.get("run")).isEqualTo(json(start).get("run"));
    assertThat(abort.get("job")).isEqualTo(json(start).get("job"));
    assertThat(abort.get("eventTime").textValue()).isEqualTo("2026-01-31T12:01:00Z");
    assertThat(abort.get("inputs")).isEmpty();
  }

  @Test
  void anAbortedRunIsNotAbortedAgain() {
    add(Events.ofStage().start(Events.NOON, Datasets.none()));
    add(runs.abort(Events.VERSION, Events.NOON).get(0));

    assertThat(runs.runIds()).isEmpty();
  }

  @Test
  void refusesWhatIsNoEvent() {
    assertThatThrownBy(() -> runs.add("{}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("event: no run (expected: an OpenLineage run event)");
    assertThatThrownBy(() -> runs.add("not json"))
        .hasMessage("event: not JSON of a run event (expected: an OpenLineage run event)");
  }

  private void add(LineageEvent event) {
    runs.add(event.canonicalJson());
  }

  private static JsonNode json(LineageEvent event) throws IOException {
    return new ObjectMapper().readTree(event.canonicalJson());
  }
}
