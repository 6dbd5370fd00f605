package io.assay.lineage.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds the run that started us in settings that schedulers give: first Spark's properties {@code
 * spark.openlineage.parent*} and {@code spark.openlineage.context}, then {@code
 * OPENLINEAGE_CONTEXT}, then {@code OPENLINEAGE_PARENT_ID} with {@code OPENLINEAGE_ROOT_PARENT_ID}.
 * What cannot be read is passed over with a warning, since lineage never fails a run.
 *
 * @param parent the first that could be read
 * @param warnings one sentence for each setting passed over
 */
public record ParentLookup(Optional<ParentRun> parent, List<String> warnings) {
  private static final String SPARK = "spark.openlineage.";
  private static final String SPARK_CONTEXT = SPARK + "context";
  private static final String CONTEXT = "OPENLINEAGE_CONTEXT";
  private static final String PARENT_ID = "OPENLINEAGE_PARENT_ID";
  private static final String ROOT_PARENT_ID = "OPENLINEAGE_ROOT_PARENT_ID";

  public ParentLookup {
    warnings = List.copyOf(warnings);
  }

  /**
   * Looks in environment variables and Spark properties, both in one map, whose names cannot clash.
   */
  public static ParentLookup in(Map<String, String> settings) {
    Reader reader = new Reader(settings);
    Optional<ParentRun> parent =
        reader
            .fromSparkProperties()
            .or(() -> reader.fromContext(SPARK_CONTEXT))
            .or(() -> reader.fromContext(CONTEXT))
            .or(reader::fromIds);
    return new ParentLookup(parent, reader.warnings);
  }

  private static final class Reader {
    private final Map<String, String> settings;
    private final List<String> warnings = new ArrayList<>();

    Reader(Map<String, String> settings) {
      this.settings = settings;
    }

    Optional<ParentRun> fromSparkProperties() {
      return fromSpark("parent").map(parent -> withRoot(parent, fromSpark("rootParent")));
    }

    Optional<ParentRun> fromIds() {
      return fromId(PARENT_ID).map(parent -> withRoot(parent, fromId(ROOT_PARENT_ID)));
    }

    /** The JSON form: {"parent": {"run": {"runId"}, "job": {"namespace", "name"}, "root": {…}}}. */
    Optional<ParentRun> fromContext(String key) {
      String text = settings.get(key);
      if (text == null || text.isBlank()) {
        return Optional.empty();
      }
      try {
        JsonNode parent = new ObjectMapper().readTree(text).path("parent");
        if (parent.isMissingNode()) {
          return Optional.empty();
        }
        return fromJson(key, parent)
            .map(
                run ->
                    withRoot(
                        run,
                        parent.has("root")
                            ? fromJson(key, parent.path("root"))
                            : Optional.empty()));
      } catch (JsonProcessingException e) {
        warn(key, "JSON with parent.run.runId, parent.job.namespace and parent.job.name");
        return Optional.empty();
      }
    }

    private Optional<RunIdentity> fromJson(String key, JsonNode node) {
      JsonNode job = node.path("job");
      return identity(
          key,
          node.path("run").path("runId").textValue(),
          job.path("namespace").textValue(),
          job.path("name").textValue());
    }

    private Optional<RunIdentity> fromSpark(String prefix) {
      String key = SPARK + prefix + "RunId";
      String id = settings.get(key);
      return id == null
          ? Optional.empty()
          : identity(
              key,
              id,
              settings.get(SPARK + prefix + "JobNamespace"),
              settings.get(SPARK + prefix + "JobName"));
    }

    /** The form namespace/name/run id; the name may hold slashes, as task groups do. */
    private Optional<RunIdentity> fromId(String key) {
      String text = settings.get(key);
      if (text == null || text.isBlank()) {
        return Optional.empty();
      }
      int first = text.indexOf('/');
      int last = text.lastIndexOf('/');
      if (first < 0 || first == last) {
        warn(key, "namespace/job/run id");
        return Optional.empty();
      }
      return identity(
          key, text.substring(last + 1), text.substring(0, first), text.substring(first + 1, last));
    }

    private Optional<RunIdentity> identity(
        String key, @Nullable String id, @Nullable String namespace, @Nullable String name) {
      try {
        if (id != null && namespace != null && name != null) {
          return Optional.of(
              new RunIdentity(UUID.fromString(id.strip()), new JobName(namespace, name)));
        }
      } catch (IllegalArgumentException e) {
        // Not a UUID, or a blank name: the warning below says so.
      }
      warn(key, "a run id that is a UUID, with a job namespace and a job name");
      return Optional.empty();
    }

    private void warn(String key, String expected) {
      warnings.add(
          "%s: cannot be read (expected: %s). The run goes on without this parent."
              .formatted(key, expected));
    }

    private static ParentRun withRoot(RunIdentity parent, Optional<RunIdentity> root) {
      return new ParentRun(parent, root.orElse(parent));
    }
  }
}
