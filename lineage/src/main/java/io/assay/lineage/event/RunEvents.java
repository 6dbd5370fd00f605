package io.assay.lineage.event;

import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * Writes the events of one run: a START, then exactly one of COMPLETE, FAIL or ABORT, each with its
 * instant as an argument.
 */
public final class RunEvents {
  private static final String INTEGRATION = "ASSAY";

  private final URI producer;
  private final String version;
  private final OpenLineage openLineage;
  private final RunContext context;

  /**
   * @param version of Assay, named as the producer of the events
   */
  public RunEvents(String version, RunContext context) {
    this.producer = producer(version);
    this.version = version;
    this.openLineage = new OpenLineage(producer);
    this.context = context;
  }

  /** The run begins; datasets as far as they are known by then. */
  public LineageEvent start(Instant when, Datasets datasets) {
    return event(EventType.START, when, datasets, runFacets());
  }

  /** The run came to its end. */
  public LineageEvent complete(Instant when, Datasets datasets) {
    return event(EventType.COMPLETE, when, datasets, runFacets());
  }

  /** The run came to its end with the batch on chain. */
  public LineageEvent anchored(Instant when, Datasets datasets, AnchorRef anchor) {
    return event(
        EventType.COMPLETE,
        when,
        datasets,
        runFacets().put("assay_anchor", AssayFacet.of(producer, anchor)));
  }

  /** The run failed; the message is for people and must hold neither handles nor content. */
  public LineageEvent fail(Instant when, Datasets datasets, String message) {
    return event(
        EventType.FAIL,
        when,
        datasets,
        runFacets().errorMessage(openLineage.newErrorMessageRunFacet(message, "JAVA", null)));
  }

  /** The run was stopped from outside. */
  public LineageEvent abort(Instant when) {
    return event(EventType.ABORT, when, Datasets.none(), runFacets());
  }

  static URI producer(String version) {
    return URI.create("urn:assay:" + version);
  }

  static ZonedDateTime utc(Instant when) {
    return when.atZone(ZoneOffset.UTC);
  }

  private LineageEvent event(
      EventType type, Instant when, Datasets datasets, OpenLineage.RunFacetsBuilder facets) {
    DatasetFacets names = new DatasetFacets(openLineage);
    JobName job = context.run().job();
    return new LineageEvent(
        openLineage.newRunEvent(
            utc(when),
            type,
            openLineage.newRun(context.run().runId(), facets.build()),
            openLineage.newJob(job.namespace(), job.name(), jobFacets()),
            datasets.inputs().stream().map(names::input).toList(),
            datasets.outputs().stream().map(names::output).toList()));
  }

  private OpenLineage.JobFacets jobFacets() {
    RunContext.Kind kind = context.kind();
    return openLineage
        .newJobFacetsBuilder()
        .jobType(
            openLineage
                .newJobTypeJobFacetBuilder()
                .processingType("BATCH")
                .integration(INTEGRATION)
                .jobType(kind.jobType())
                .build())
        .documentation(
            openLineage
                .newDocumentationJobFacetBuilder()
                .description(kind.documentation())
                .contentType("text/plain")
                .build())
        .build();
  }

  private OpenLineage.RunFacetsBuilder runFacets() {
    OpenLineage.RunFacetsBuilder facets = openLineage.newRunFacetsBuilder();
    ParentRun parent = context.parent();
    if (parent != null) {
      facets.parent(parentFacet(parent));
    }
    RunContext.Engine engine = context.engine();
    if (engine != null) {
      facets.processing_engine(
          openLineage.newProcessingEngineRunFacet(engine.version(), engine.name(), version));
    }
    Instant asOf = context.asOf();
    if (asOf != null) {
      facets.nominalTime(openLineage.newNominalTimeRunFacet(utc(asOf), null));
    }
    BatchRef batch = context.batch();
    if (batch != null) {
      facets.put("assay_batch", AssayFacet.of(producer, batch));
    }
    return facets;
  }

  private OpenLineage.ParentRunFacet parentFacet(ParentRun parent) {
    JobName job = parent.parent().job();
    JobName rootJob = parent.root().job();
    return openLineage
        .newParentRunFacetBuilder()
        .run(openLineage.newParentRunFacetRunBuilder().runId(parent.parent().runId()).build())
        .job(
            openLineage
                .newParentRunFacetJobBuilder()
                .namespace(job.namespace())
                .name(job.name())
                .build())
        .root(
            openLineage
                .newParentRunFacetRootBuilder()
                .run(openLineage.newRootRunBuilder().runId(parent.root().runId()).build())
                .job(
                    openLineage
                        .newRootJobBuilder()
                        .namespace(rootJob.namespace())
                        .name(rootJob.name())
                        .build())
                .build())
        .build();
  }
}
