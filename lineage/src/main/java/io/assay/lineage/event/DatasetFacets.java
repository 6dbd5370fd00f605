package io.assay.lineage.event;

import io.assay.lineage.event.DatasetRef.ColumnMetrics;
import io.assay.lineage.event.DatasetRef.ColumnOrigin;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.utils.DatasetIdentifier;
import io.openlineage.client.utils.filesystem.FilesystemDatasetUtils;
import java.net.URI;
import java.util.List;

/** Turns a {@link DatasetRef} into OpenLineage's inputs and outputs with their facets. */
final class DatasetFacets {
  private final OpenLineage openLineage;

  DatasetFacets(OpenLineage openLineage) {
    this.openLineage = openLineage;
  }

  OpenLineage.InputDataset input(DatasetRef dataset) {
    DatasetIdentifier name = FilesystemDatasetUtils.fromLocation(dataset.location());
    OpenLineage.InputDatasetInputFacetsBuilder facets =
        openLineage.newInputDatasetInputFacetsBuilder();
    if (dataset.rows() != null || !dataset.columnMetrics().isEmpty()) {
      facets.dataQualityMetrics(metrics(dataset));
    }
    if (!dataset.assertions().isEmpty()) {
      facets.dataQualityAssertions(assertions(dataset.assertions()));
    }
    if (dataset.batch() != null) {
      // The typed setter knows locations alone, the standard partitions too.
      facets.subset(
          openLineage
              .newInputSubsetInputDatasetFacetBuilder()
              .put("inputCondition", partition(dataset.batch()))
              .build());
    }
    return openLineage.newInputDataset(
        name.getNamespace(), name.getName(), common(dataset, name).build(), facets.build());
  }

  OpenLineage.OutputDataset output(DatasetRef dataset) {
    DatasetIdentifier name = FilesystemDatasetUtils.fromLocation(dataset.location());
    OpenLineage.DatasetFacetsBuilder common = common(dataset, name);
    if (!dataset.origins().isEmpty()) {
      common.columnLineage(columnLineage(dataset.origins()));
    }
    OpenLineage.OutputDatasetOutputFacetsBuilder facets =
        openLineage.newOutputDatasetOutputFacetsBuilder();
    if (dataset.rows() != null || dataset.bytes() != null) {
      facets.outputStatistics(
          openLineage
              .newOutputStatisticsOutputDatasetFacetBuilder()
              .rowCount(dataset.rows())
              .size(dataset.bytes())
              .build());
    }
    if (dataset.batch() != null) {
      // The client would call the facet outputSubset; the standard calls it subset.
      facets.put(
          "subset",
          openLineage
              .newOutputSubsetOutputDatasetFacetBuilder()
              .put("outputCondition", partition(dataset.batch()))
              .build());
    }
    return openLineage.newOutputDataset(
        name.getNamespace(), name.getName(), common.build(), facets.build());
  }

  private OpenLineage.DatasetFacetsBuilder common(DatasetRef dataset, DatasetIdentifier name) {
    OpenLineage.DatasetFacetsBuilder facets = openLineage.newDatasetFacetsBuilder();
    facets.dataSource(
        openLineage.newDatasourceDatasetFacet(name.getNamespace(), source(name.getNamespace())));
    if (dataset.version() != null) {
      facets.version(openLineage.newDatasetVersionDatasetFacet(dataset.version().toString()));
    }
    if (!dataset.schema().isEmpty()) {
      List<OpenLineage.SchemaDatasetFacetFields> fields =
          dataset.schema().stream()
              .map(
                  field ->
                      openLineage
                          .newSchemaDatasetFacetFieldsBuilder()
                          .name(field.name())
                          .type(field.type())
                          .build())
              .toList();
      facets.schema(openLineage.newSchemaDatasetFacet(fields));
    }
    return facets;
  }

  /** The namespace is the root of a file system; "file" stands for the local one. */
  private static URI source(String namespace) {
    return URI.create(namespace.contains(":") ? namespace : namespace + ":/");
  }

  private OpenLineage.PartitionSubsetCondition partition(BatchRef batch) {
    OpenLineage.PartitionSubsetConditionPartitionsDimensions dimensions =
        openLineage
            .newPartitionSubsetConditionPartitionsDimensionsBuilder()
            .put("batch_id", batch.batchId())
            .put("attempt", batch.attempt())
            .build();
    return openLineage.newPartitionSubsetCondition(
        List.of(
            openLineage
                .newPartitionSubsetConditionPartitionsBuilder()
                .dimensions(dimensions)
                .build()));
  }

  private OpenLineage.DataQualityMetricsInputDatasetFacet metrics(DatasetRef dataset) {
    OpenLineage.DataQualityMetricsInputDatasetFacetColumnMetricsBuilder columns =
        openLineage.newDataQualityMetricsInputDatasetFacetColumnMetricsBuilder();
    for (ColumnMetrics column : dataset.columnMetrics()) {
      columns.put(
          column.column(),
          openLineage
              .newDataQualityMetricsInputDatasetFacetColumnMetricsAdditionalBuilder()
              .nullCount(column.nulls())
              .distinctCount(column.distinct())
              .build());
    }
    return openLineage
        .newDataQualityMetricsInputDatasetFacetBuilder()
        .rowCount(dataset.rows())
        .bytes(dataset.bytes())
        .columnMetrics(columns.build())
        .build();
  }

  private OpenLineage.DataQualityAssertionsDatasetFacet assertions(
      List<DatasetRef.Assertion> assertions) {
    return openLineage.newDataQualityAssertionsDatasetFacet(
        assertions.stream()
            .map(
                assertion ->
                    openLineage
                        .newDataQualityAssertionsDatasetFacetAssertionsBuilder()
                        .name(assertion.name())
                        .assertion(assertion.kind())
                        .column(assertion.column())
                        .success(assertion.result().success())
                        .severity(assertion.result().severity())
                        .expected(assertion.result().expected())
                        .actual(assertion.result().actual())
                        .build())
            .toList());
  }

  private OpenLineage.ColumnLineageDatasetFacet columnLineage(List<ColumnOrigin> origins) {
    OpenLineage.ColumnLineageDatasetFacetFieldsBuilder fields =
        openLineage.newColumnLineageDatasetFacetFieldsBuilder();
    for (ColumnOrigin origin : origins) {
      fields.put(
          origin.column(),
          openLineage
              .newColumnLineageDatasetFacetFieldsAdditionalBuilder()
              .inputFields(origin.sources().stream().map(this::inputField).toList())
              .build());
    }
    return openLineage.newColumnLineageDatasetFacetBuilder().fields(fields.build()).build();
  }

  private OpenLineage.InputField inputField(ColumnOrigin.Source source) {
    DatasetIdentifier name = FilesystemDatasetUtils.fromLocation(source.dataset());
    boolean digest = source.transformation() == ColumnOrigin.Transformation.DIGEST;
    String subtype =
        (digest ? ColumnOrigin.Transformation.TRANSFORMATION : source.transformation()).name();
    return openLineage
        .newInputFieldBuilder()
        .namespace(name.getNamespace())
        .name(name.getName())
        .field(source.column())
        .transformations(
            List.of(
                openLineage
                    .newInputFieldTransformationsBuilder()
                    .type("DIRECT")
                    .subtype(subtype)
                    .masking(digest)
                    .build()))
        .build();
  }
}
