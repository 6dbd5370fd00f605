package io.assay.rules.charter;

import io.assay.rules.charter.yaml.Defect;
import io.assay.rules.charter.yaml.Overrides;
import io.assay.rules.charter.yaml.Tree;
import io.assay.rules.charter.yaml.Value;
import io.assay.rules.charter.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reads a charter from its YAML. The one place where that happens; the format is specified in
 * CHARTER.md.
 */
public final class CharterParser {

  /** The largest charter that is read, in bytes of UTF-8. */
  public static final int LARGEST = 1 << 20;

  private CharterParser() {}

  /**
   * Reads a charter file.
   *
   * @param overrides dotted path to YAML value, applied in the map's order before anything is
   *     checked
   * @throws CharterException if the file cannot be read or is not a valid charter
   */
  public static Charter load(Path file, Map<String, String> overrides) {
    String fileName = file.toString();
    return parse(fileName, decode(fileName, bytes(file, fileName)), overrides);
  }

  /**
   * Reads a charter's text.
   *
   * @param fileName for messages only
   * @throws CharterException if the text is not a valid charter
   */
  public static Charter parse(String fileName, String yaml, Map<String, String> overrides) {
    if (yaml.length() > LARGEST) {
      throw tooLarge(fileName);
    }
    try {
      Tree tree = Overrides.apply(YamlReader.read(yaml), overrides);
      Charter charter = CharterKeys.read(Value.root(tree));
      References.check(charter, Value.root(tree));
      // It is kept in its canonical form, which is read again and may be longer.
      if (charter.canonicalJson().getBytes(StandardCharsets.UTF_8).length > LARGEST) {
        throw tooLarge(fileName);
      }
      return charter;
    } catch (Defect defect) {
      throw CharterException.defect(fileName, defect);
    }
  }

  private static byte[] bytes(Path file, String fileName) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw tooLarge(fileName);
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw CharterException.file(
          fileName, "no such file (expected: a YAML file). Check the path.", e);
    } catch (IOException e) {
      String problem =
          "it cannot be read (expected: a readable YAML file). Check path and permissions.";
      throw CharterException.file(fileName, problem, e);
    }
  }

  private static String decode(String fileName, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw CharterException.file(
          fileName, "encoding: not UTF-8 (expected: UTF-8). Save the file as UTF-8.", e);
    }
  }

  private static CharterException tooLarge(String fileName) {
    return CharterException.file(
        fileName,
        "size: above "
            + LARGEST
            + " bytes (expected: at most 1 MiB). Move long texts to files of their own.",
        null);
  }
}
