package io.assay.rules.representation;

import io.assay.rules.charter.Charter;
import io.assay.rules.charter.Dimension;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which dimensions are read from the content itself, so that nobody can merely say what pays: the
 * language of a field, and expressions that name neither an attribute nor another column of the
 * item and only measure what they read ({@link MeasuredContent}); and which attributes the others
 * read, so that people can confirm them. A name that an expression has only in a text counts as
 * named, to be on the safe side.
 */
public final class DerivedDimensions {
  private static final List<String> OWN =
      List.of("item_id", "contributors", "licence", "source", "submitted_at");
  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");

  /** Attributes by their name in lower case, in which expressions name them too. */
  private final Map<String, String> attributes = new TreeMap<>();

  private final MeasuredContent content;

  /** Of the columns that a charter has. */
  public DerivedDimensions(Charter charter) {
    content = new MeasuredContent(charter);
    for (String name : charter.intake().columns().attributes().keySet()) {
      attributes.put(name.toLowerCase(Locale.ROOT), name);
    }
  }

  /** Whether the dimension is derived from the content. */
  public boolean contains(Dimension dimension) {
    return dimension.languageOf() != null
        || (attributes(dimension).isEmpty()
            && !readsItem(dimension)
            && reading(dimension) == MeasuredContent.Reading.MEASUREMENTS);
  }

  /** The attributes that it reads, which are as good as whoever says them. */
  public SortedSet<String> attributes(Dimension dimension) {
    SortedSet<String> read = new TreeSet<>();
    if (dimension.attribute() != null) {
      read.add(dimension.attribute());
    }
    for (String name : names(dimension)) {
      String attribute = attributes.get(name);
      if (attribute != null) {
        read.add(attribute);
      }
    }
    return read;
  }

  /**
   * Whether people who confirm its attributes have confirmed the category: all else that it reads
   * is measured in the content.
   */
  public boolean isConfirmable(Dimension dimension) {
    return !attributes(dimension).isEmpty()
        && !readsItem(dimension)
        && reading(dimension) != MeasuredContent.Reading.WORDS;
  }

  /** Whether it reads a column of the item that is neither content nor attribute. */
  private boolean readsItem(Dimension dimension) {
    return names(dimension).stream()
        .anyMatch(name -> OWN.contains(name) && !attributes.containsKey(name));
  }

  private MeasuredContent.Reading reading(Dimension dimension) {
    String expression = dimension.expression();
    return expression == null ? MeasuredContent.Reading.NOTHING : content.of(expression);
  }

  private static Set<String> names(Dimension dimension) {
    String expression = dimension.expression();
    return expression == null || dimension.languageOf() != null
        ? Set.of()
        : NAME.matcher(expression.toLowerCase(Locale.ROOT))
            .results()
            .map(name -> name.group())
            .collect(Collectors.toSet());
  }
}
