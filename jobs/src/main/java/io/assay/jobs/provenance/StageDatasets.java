package io.assay.jobs.provenance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.jobs.stage.Inputs;
import io.assay.jobs.stage.ReferredFiles;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.Anchors;
import io.assay.jobs.table.Items;
import io.assay.jobs.table.TableDefinition;
import io.assay.jobs.table.TableStore;
import io.assay.jobs.table.Votes;
import io.assay.lineage.event.AnchorRef;
import io.assay.lineage.event.BatchRef;
import io.assay.lineage.event.DatasetRef;
import io.assay.lineage.event.Datasets;
import io.assay.rules.charter.VotesIntake;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/**
 * What a stage run read and wrote: delivered files, and tables with version, columns, the batch's
 * part and its rows, which the statistics of the files tell. What gates found stands with the
 * items, which is what they judge.
 */
final class StageDatasets {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StageContext context;
  private final TableStore tables;
  private final BatchRef batch;

  StageDatasets(StageContext context, BatchRef batch) {
    this.context = context;
    this.tables = context.tables();
    this.batch = batch;
  }

  Datasets of(StageName stage, StageResult result) {
    // As they are now: counting reads too.
    List<Map.Entry<TableDefinition, Long>> read = sorted(tables.readVersions());
    List<Map.Entry<TableDefinition, Long>> written = sorted(tables.writtenVersions());
    List<DatasetRef> inputs = new ArrayList<>();
    files(stage).forEach(file -> inputs.add(DatasetRef.at(file.toAbsolutePath().toUri())));
    for (Map.Entry<TableDefinition, Long> table : read) {
      DatasetRef input = table(table).withRows(tables.count(table.getKey(), key()));
      inputs.add(table.getKey().equals(Items.TABLE) ? judged(input, result) : input);
    }
    List<DatasetRef> outputs = new ArrayList<>();
    for (Map.Entry<TableDefinition, Long> table : written) {
      Long told = result.rows().get(table.getKey());
      long rows = told == null ? tables.count(table.getKey(), key()) : told;
      outputs.add(table(table).withRows(rows).withOrigins(origins(stage, table.getKey(), read)));
    }
    return new Datasets(inputs, outputs);
  }

  private List<DatasetRef.ColumnOrigin> origins(
      StageName stage, TableDefinition made, List<Map.Entry<TableDefinition, Long>> read) {
    Inputs inputs = context.batch().inputs();
    if (stage != StageName.INGEST) {
      Map<TableDefinition, URI> places = new HashMap<>();
      read.forEach(table -> places.put(table.getKey(), tables.location(table.getKey())));
      return ColumnOrigins.ofTable(made, places);
    }
    VotesIntake votes = context.charter().intake().votes();
    return votes != null && made.equals(Votes.TABLE)
        ? ColumnOrigins.ofVotes(votes, inputs.votes())
        : ColumnOrigins.ofDelivery(made, context.charter(), inputs.items());
  }

  private io.assay.jobs.table.BatchKey key() {
    return context.batch().key();
  }

  /** Files that a stage reads. */
  private List<Path> files(StageName stage) {
    Inputs inputs = context.batch().inputs();
    ReferredFiles referred = inputs.referred();
    return switch (stage) {
      case INGEST ->
          Stream.of(inputs.items(), inputs.votes(), inputs.decisions(), inputs.revenue())
              .flatMap(List::stream)
              .toList();
      case DEDUPE -> referred.boilerplate();
      case LABEL -> present(referred.gold());
      case REPRESENT -> present(referred.reference());
      case REWARD -> present(referred.registry());
      default -> List.of();
    };
  }

  private static List<Path> present(@Nullable Path file) {
    return Stream.ofNullable(file).toList();
  }

  private static DatasetRef judged(DatasetRef items, StageResult result) {
    if (result.assertions().isEmpty()) {
      return items;
    }
    return items
        .withAssertions(
            result.assertions().stream()
                .map(
                    check ->
                        new DatasetRef.Assertion(
                            check.name(),
                            check.metric(),
                            check.column(),
                            new DatasetRef.Result(
                                check.passed(),
                                check.severity(),
                                check.expected(),
                                check.actual())))
                .toList())
        .withColumnMetrics(
            result.columns().stream()
                .map(
                    column ->
                        new DatasetRef.ColumnMetrics(
                            column.column(), column.nulls(), column.distinct()))
                .toList());
  }

  private DatasetRef table(Map.Entry<TableDefinition, Long> table) {
    List<DatasetRef.Field> fields = new ArrayList<>();
    for (StructField field : table.getKey().schema().fields()) {
      fields.add(new DatasetRef.Field(field.name(), field.dataType().simpleString()));
    }
    return DatasetRef.at(tables.location(table.getKey()))
        .withVersion(table.getValue())
        .withSchema(fields)
        .withBatch(batch);
  }

  /** Where the chain holds the batch; null for other stages, and where there is no chain. */
  @Nullable AnchorRef anchor(StageName stage) {
    if (stage != StageName.ANCHOR) {
      return null;
    }
    return tables.list(Anchors.TABLE, key()).stream()
        .filter(row -> row.getAs(Anchors.TRANSACTION) != null)
        .findFirst()
        .map(this::anchor)
        .orElse(null);
  }

  private AnchorRef anchor(Row confirmed) {
    JsonNode payload;
    try {
      payload = JSON.readTree(confirmed.<String>getAs(Anchors.PAYLOAD));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("anchors: a payload that is no JSON", e);
    }
    return new AnchorRef(
        new AnchorRef.Place(
            BigInteger.valueOf(confirmed.<Long>getAs(Anchors.CHAIN_ID)),
            context.descriptor().registry(),
            Objects.requireNonNull(confirmed.<String>getAs(Anchors.TRANSACTION))),
        confirmed.<Long>getAs(Anchors.NUMBER),
        new AnchorRef.Roots(
            payload.path("validatedRoot").asText(),
            payload.path("verdictRoot").asText(),
            payload.path("rewardsRoot").asText(),
            payload.path("evidenceHash").asText()));
  }

  private static List<Map.Entry<TableDefinition, Long>> sorted(Map<TableDefinition, Long> tables) {
    return tables.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().name()))
        .toList();
  }
}
