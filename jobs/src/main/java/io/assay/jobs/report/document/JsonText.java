package io.assay.jobs.report.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * JSON for people and machines: indented, and in ASCII alone, so that no character in it reorders
 * or hides what is read. {@code <}, {@code >} and {@code &} are escaped as well: such documents are
 * put into {@code script} elements of web pages, which a text in them must not end.
 */
final class JsonText {
  private static final ObjectWriter WRITER = writer();

  private JsonText() {}

  /** The document, with a line feed at its end. */
  static byte[] bytes(JsonNode json) {
    return (line(json) + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** The same without that line feed. */
  static String line(JsonNode json) {
    try {
      return WRITER.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that cannot be written", e);
    }
  }

  private static ObjectWriter writer() {
    JsonFactory factory = new JsonFactory().setCharacterEscapes(new ForPages());
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withArrayIndenter(indenter).withObjectIndenter(indenter);
    return new ObjectMapper(factory)
        .writer(printer)
        .with(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature());
  }

  private static final class ForPages extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
      for (char character : new char[] {'<', '>', '&', 0x7F}) {
        codes[character] = CharacterEscapes.ESCAPE_STANDARD;
      }
      return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      return null; // All escapes are the standard ones.
    }
  }
}
