package io.assay.rules.screen;

import io.assay.rules.charter.LicencesSection;
import io.assay.rules.charter.Severity;
import io.assay.rules.decision.ReasonCode;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the licence that an item declares is one that the charter accepts. A licence is known if
 * it is on the SPDX list; of a choice ({@code A OR B}) one accepted licence is enough, of a
 * conjunction ({@code A AND B}) all must be. Who may take a later version may take the named one:
 * {@code GPL-2.0-or-later} and {@code Apache-2.0+} are accepted where {@code GPL-2.0-only} and
 * {@code Apache-2.0} are. A licence with an exception, and a {@code LicenseRef-}, is known only if
 * the charter lists exactly that. {@code NOASSERTION} says nothing, {@code NONE} says that there is
 * no licence.
 *
 * <p>Free text such as {@code Apache 2} is not guessed at: it is unknown, and what follows from
 * that, or from no licence at all, is the charter's severity for unknown licences. A known licence
 * that is not accepted rejects the item.
 */
public final class LicencePolicy implements Serializable {

  static final ReasonCode MISSING = new ReasonCode("licence:missing");
  static final ReasonCode UNKNOWN = new ReasonCode("licence:unknown");
  static final ReasonCode NOT_ACCEPTED = new ReasonCode("licence:not-accepted");

  private static final long serialVersionUID = 1L;
  private static final String NONE = "NONE";
  private static final String LATER = "-or-later";

  private final Set<String> accepted;
  private final List<String> listed;
  private final Severity unknown;

  private LicencePolicy(Collection<String> accept, Severity unknown) {
    this.listed = List.copyOf(accept);
    this.unknown = unknown;
    Set<String> names = new HashSet<>();
    accept.forEach(entry -> names.add(acceptedName(entry)));
    this.accepted = Set.copyOf(names);
  }

  public static LicencePolicy of(LicencesSection section) {
    return new LicencePolicy(section.accept(), section.unknown());
  }

  /**
   * Null if the licence is accepted.
   *
   * @param declared what came with the item, white space around it ignored; null or blank is
   *     missing
   */
  public @Nullable Finding check(@Nullable String declared) {
    String text = declared == null ? "" : declared.strip();
    if (text.isEmpty()) {
      return new Finding(MISSING, unknown, "no licence " + expected());
    }
    return switch (standing(text)) {
      case ACCEPTED -> null;
      case UNKNOWN -> new Finding(UNKNOWN, unknown, quoted(text) + expected());
      case NOT_ACCEPTED -> new Finding(NOT_ACCEPTED, Severity.REJECT, quoted(text) + expected());
    };
  }

  private LicenceStanding standing(String text) {
    if (accepted.contains(folded(text))) {
      return LicenceStanding.ACCEPTED;
    }
    return LicenceExpression.standing(text, this::standing);
  }

  private LicenceStanding standing(String licence, @Nullable String exception) {
    if (licence.equals(NONE) && exception == null) {
      return LicenceStanding.NOT_ACCEPTED;
    }
    String name = nameOf(licence);
    if (exception != null) {
      return accepted.contains(folded(name + " WITH " + exception))
          ? LicenceStanding.ACCEPTED
          : LicenceStanding.UNKNOWN;
    }
    if (isAccepted(name)) {
      return LicenceStanding.ACCEPTED;
    }
    return isListed(licence) ? LicenceStanding.NOT_ACCEPTED : LicenceStanding.UNKNOWN;
  }

  private boolean isAccepted(String name) {
    if (accepted.contains(folded(name))) {
      return true;
    }
    if (name.endsWith("+")) {
      return accepted.contains(folded(name.substring(0, name.length() - 1)));
    }
    return name.endsWith(LATER)
        && accepted.contains(folded(name.substring(0, name.length() - LATER.length()) + "-only"));
  }

  /** The canonical id; what the list does not have, and {@code id+}, keeps its own name. */
  private static String nameOf(String licence) {
    String canonical = SpdxIds.canonical(licence);
    return canonical == null ? licence : canonical;
  }

  private static boolean isListed(String licence) {
    return SpdxIds.canonical(licence) != null
        || (licence.endsWith("+")
            && SpdxIds.canonical(licence.substring(0, licence.length() - 1)) != null);
  }

  /** An entry of the charter: an id, or an id with an exception. */
  private static String acceptedName(String entry) {
    String[] parts = entry.strip().split("\\s+", 2);
    return folded(parts.length == 1 ? nameOf(parts[0]) : nameOf(parts[0]) + " " + parts[1]);
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String quoted(String text) {
    return text.substring(0, Math.min(text.length(), Finding.MAX_DETAIL / 2)) + " ";
  }

  private String expected() {
    return "(expected: " + String.join(", ", listed) + ")";
  }
}
