package io.assay.rules.representation;

import io.assay.rules.charter.Charter;
import io.assay.rules.charter.Dimension;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which dimensions are read from the content itself, so that nobody can merely say what pays: the
 * language of a field, and expressions that name neither an attribute nor another column of the
 * item and only measure what they read ({@link MeasuredContent}). A name that an expression has
 * only in a text counts as named, to be on the safe side.
 */
public final class DerivedDimensions {
  private static final List<String> OWN =
      List.of("item_id", "contributors", "licence", "source", "submitted_at");
  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");

  private final Set<String> declared = new HashSet<>();

  private final MeasuredContent measured;

  /** Of the columns that a charter has. */
  public DerivedDimensions(Charter charter) {
    measured = new MeasuredContent(charter);
    declared.addAll(OWN);
    charter
        .intake()
        .columns()
        .attributes()
        .keySet()
        .forEach(name -> declared.add(name.toLowerCase(Locale.ROOT)));
  }

  /** Whether the dimension is derived from the content. */
  public boolean contains(Dimension dimension) {
    if (dimension.languageOf() != null) {
      return true;
    }
    String expression = dimension.expression();
    return expression != null
        && measured.isAllOf(expression)
        && NAME.matcher(expression.toLowerCase(Locale.ROOT))
            .results()
            .noneMatch(name -> declared.contains(name.group()));
  }
}
