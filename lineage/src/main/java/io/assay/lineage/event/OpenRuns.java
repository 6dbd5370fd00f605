package io.assay.lineage.event;

import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineageClientUtils;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Finds runs that began and never ended, as a killed process leaves them. Feed it the stored events
 * in log order; it keeps the open ones only.
 */
public final class OpenRuns {
  private final Map<UUID, OpenLineage.RunEvent> open = new LinkedHashMap<>();

  /**
   * Takes the next stored event.
   *
   * @throws IllegalArgumentException if it is not an OpenLineage run event
   */
  public void add(String json) {
    OpenLineage.RunEvent event = read(json);
    switch (event.getEventType()) {
      case START -> open.putIfAbsent(event.getRun().getRunId(), event);
      case COMPLETE, FAIL, ABORT -> open.remove(event.getRun().getRunId());
      case RUNNING, OTHER -> {}
    }
  }

  /** Ids of the open runs, in the order they began. */
  public List<UUID> runIds() {
    return List.copyOf(open.keySet());
  }

  /**
   * An ABORT for each open run, last begun first, so that stages end before the run they belong to.
   * Run and job facets are those of the START.
   */
  public List<LineageEvent> abort(String version, Instant when) {
    OpenLineage openLineage = new OpenLineage(RunEvents.producer(version));
    List<LineageEvent> events = new ArrayList<>();
    for (OpenLineage.RunEvent start : open.values()) {
      events.add(
          new LineageEvent(
              openLineage.newRunEvent(
                  RunEvents.utc(when),
                  OpenLineage.RunEvent.EventType.ABORT,
                  start.getRun(),
                  start.getJob(),
                  List.of(),
                  List.of())));
    }
    Collections.reverse(events);
    return events;
  }

  private static OpenLineage.RunEvent read(String json) {
    try {
      OpenLineage.RunEvent event = OpenLineageClientUtils.runEventFromJson(json);
      if (event == null || event.getRun() == null || event.getEventType() == null) {
        throw new IllegalArgumentException("event: no run (expected: an OpenLineage run event)");
      }
      return event;
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException(
          "event: not JSON of a run event (expected: an OpenLineage run event)", e);
    }
  }
}
