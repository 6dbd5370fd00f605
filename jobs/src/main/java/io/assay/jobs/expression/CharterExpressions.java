package io.assay.jobs.expression;

import io.assay.jobs.exit.ExitException;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.Dimension;
import io.assay.rules.charter.GateEntry;
import io.assay.rules.charter.RuleEntry;
import io.assay.rules.charter.yaml.Shown;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataTypes;

/**
 * The expressions of one charter, admitted one by one. What is admitted is valid on {@link
 * FlatItems}, ends for every row, and gives null where a row makes it fail. Nothing of an
 * expression is evaluated before all of it is admitted. Needs no Spark session.
 */
public final class CharterExpressions {
  /** Each is run for every item. */
  private static final int MAX_EXPRESSIONS = 500;

  private final Charter charter;
  private final Analysis analysis;

  /** For the columns that the charter declares. */
  public CharterExpressions(Charter charter) {
    this.charter = charter;
    this.analysis = new Analysis(FlatItems.schema(charter));
  }

  /**
   * Admits every expression of the charter.
   *
   * @throws ExitException usage, for the first that is refused
   */
  public void checkAll() {
    List<GateEntry> gates =
        charter.gates().stream().filter(gate -> gate.expression() != null).toList();
    List<Dimension> dimensions =
        charter.representativeness() == null
            ? List.of()
            : charter.representativeness().dimensions().stream()
                .filter(dimension -> dimension.expression() != null)
                .toList();
    String weight =
        charter.representativeness() == null ? null : charter.representativeness().weight();
    requireFew(charter.rules().size() + gates.size() + dimensions.size());
    if (weight != null) {
      category("representativeness.weight", weight);
    }
    charter.rules().forEach(this::rule);
    for (GateEntry gate : gates) {
      condition("gate " + gate.id(), Objects.requireNonNull(gate.expression()));
    }
    for (Dimension dimension : dimensions) {
      category("dimension " + dimension.name(), Objects.requireNonNull(dimension.expression()));
    }
  }

  /** The condition of a rule: true, false or null. */
  public Column rule(RuleEntry rule) {
    return condition("rule " + rule.id(), rule.expression());
  }

  /** A condition of a gate: true, false or null. */
  public Column condition(String where, String text) {
    return admitted(
        where,
        () -> {
          Expression analysed = analysed(text, UnaryOperator.identity());
          if (!(analysed.dataType() instanceof BooleanType)) {
            throw new Refusal(
                "its type is %s (expected: boolean)".formatted(analysed.dataType().simpleString()));
          }
          return Program.of(analysed);
        },
        text);
  }

  /** The category of a dimension, as a string. */
  public Column category(String where, String text) {
    return admitted(
        where,
        () ->
            Program.of(
                analysed(text, value -> new Column(value).cast(DataTypes.StringType).expr())),
        text);
  }

  private static void requireFew(int expressions) {
    if (expressions > MAX_EXPRESSIONS) {
      throw ExitException.usage(
          "The charter has %d expressions in rules, gates and dimensions (expected: at most %d). Join some with and."
              .formatted(expressions, MAX_EXPRESSIONS));
    }
  }

  private Expression analysed(String text, UnaryOperator<Expression> wrapper) {
    return analysis.analysed(
        () -> {
          Expression parsed = SqlText.parse(text);
          ParsedTree.check(parsed);
          return wrapper.apply(parsed);
        });
  }

  private static Column admitted(String where, Callable<Column> admission, String text) {
    try {
      return RoomyThread.call(admission);
    } catch (Refusal e) {
      throw ExitException.usage(
          "Cannot use the expression of %s, %s: %s. Change the expression in the charter."
              .formatted(where, Shown.quoted(text), e.getMessage()));
    }
  }
}
