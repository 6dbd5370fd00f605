package io.assay.lineage.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.assay.rules.json.CanonicalJson;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineageClientUtils;

/** One OpenLineage run event, ready for the log and for a consumer. */
public final class LineageEvent {
  private final OpenLineage.RunEvent event;

  LineageEvent(OpenLineage.RunEvent event) {
    this.event = event;
  }

  /**
   * The RFC 8785 form, one line without a line end: what the log stores and hashes. The same
   * arguments give the same text.
   */
  public String canonicalJson() {
    return CanonicalJson.of(OpenLineageClientUtils.toJson(event));
  }

  /** The UTF-8 bytes of {@link #canonicalJson}. */
  public byte[] canonicalBytes() {
    return canonicalJson().getBytes(UTF_8);
  }

  OpenLineage.RunEvent event() {
    return event;
  }

  @Override
  public String toString() {
    return "%s %s %s"
        .formatted(event.getEventType(), event.getJob().getName(), event.getRun().getRunId());
  }
}
