package io.assay.contracts.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.rules.digest.Keccak256;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Opens a key file of the Web3 Secret Storage Definition, version 3: a key stretched from a
 * passphrase by scrypt or PBKDF2, half of it for AES-128-CTR, half for a keccak MAC. web3j has this
 * in its core only, which would bring 60 jars.
 */
final class KeystoreFile {

  private static final long MAX_BYTES = 1 << 16;
  private static final int HALF = 16;
  private static final int WORD = 32;

  /** Wallets take 2^18; beyond 2^22 one key would take 4 GiB of memory. */
  private static final int MAX_SCRYPT_COST = 1 << 22;

  private static final int MAX_SCRYPT_WIDTH = 64;
  private static final int MAX_ROUNDS = 100_000_000;

  private final Path file;
  private final JsonNode crypto;

  private KeystoreFile(Path file, JsonNode crypto) {
    this.file = file;
    this.crypto = crypto;
  }

  static Signer read(Path file, char[] passphrase) {
    byte[] secret = utf8(passphrase);
    try {
      return new KeystoreFile(file, crypto(file)).open(secret);
    } finally {
      Arrays.fill(secret, (byte) 0);
      Arrays.fill(passphrase, '\0');
    }
  }

  private static JsonNode crypto(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw KeyException.unreadable(file, "it is too long");
      }
      JsonNode json = new ObjectMapper().readTree(file.toFile());
      if (json == null || json.path("version").asInt() != 3) {
        throw KeyException.unreadable(file, "it has no version 3");
      }
      // Some wallets write the name with a capital.
      return json.has("crypto") ? json.path("crypto") : json.path("Crypto");
    } catch (NoSuchFileException e) {
      throw KeyException.unreadable(file, "there is no such file");
    } catch (IOException e) {
      // Its message may quote what the file holds.
      throw KeyException.unreadable(file, "it is no JSON, or not readable");
    }
  }

  private Signer open(byte[] secret) {
    byte[] derived = derive(secret);
    byte[] sealed = bytes(crypto, "ciphertext");
    byte[] half = Arrays.copyOfRange(derived, HALF, WORD);
    byte[] key = new byte[0];
    try {
      if (!MessageDigest.isEqual(Keccak256.of(half, sealed), bytes(crypto, "mac"))) {
        throw KeyException.wrongPassphrase(file);
      }
      key = decrypt(Arrays.copyOf(derived, HALF), sealed);
      return Signer.ofPrivateKey(new BigInteger(1, key));
    } catch (IllegalArgumentException outOfRange) {
      throw KeyException.unreadable(file, "it holds no key of secp256k1");
    } finally {
      Arrays.fill(derived, (byte) 0);
      Arrays.fill(half, (byte) 0);
      Arrays.fill(key, (byte) 0);
    }
  }

  private byte[] derive(byte[] secret) {
    JsonNode terms = crypto.path("kdfparams");
    if (number(terms, "dklen", WORD) != WORD) {
      throw KeyException.unreadable(file, "dklen is not 32");
    }
    return switch (crypto.path("kdf").asText()) {
      case "scrypt" -> scrypt(secret, terms);
      case "pbkdf2" -> pbkdf2(secret, terms);
      default -> throw KeyException.unreadable(file, "its kdf is neither scrypt nor pbkdf2");
    };
  }

  private byte[] scrypt(byte[] secret, JsonNode terms) {
    int cost = number(terms, "n", MAX_SCRYPT_COST);
    int width = number(terms, "r", MAX_SCRYPT_WIDTH);
    int lanes = number(terms, "p", MAX_SCRYPT_WIDTH);
    if (Integer.bitCount(cost) != 1 || cost < 2) {
      throw KeyException.unreadable(file, "its n is no power of two");
    }
    try {
      return SCrypt.generate(secret, bytes(terms, "salt"), cost, width, lanes, WORD);
    } catch (IllegalArgumentException beyondTheStandard) {
      throw KeyException.unreadable(file, "its scrypt terms are out of range");
    }
  }

  private byte[] pbkdf2(byte[] secret, JsonNode terms) {
    if (!terms.path("prf").asText().equals("hmac-sha256")) {
      throw KeyException.unreadable(file, "its prf is not hmac-sha256");
    }
    PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(new SHA256Digest());
    generator.init(secret, bytes(terms, "salt"), number(terms, "c", MAX_ROUNDS));
    return ((KeyParameter) generator.generateDerivedMacParameters(WORD * Byte.SIZE)).getKey();
  }

  private byte[] decrypt(byte[] key, byte[] sealed) {
    if (!crypto.path("cipher").asText().equals("aes-128-ctr")) {
      throw KeyException.unreadable(file, "its cipher is not aes-128-ctr");
    }
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new IvParameterSpec(bytes(crypto.path("cipherparams"), "iv")));
      return cipher.doFinal(sealed);
    } catch (GeneralSecurityException e) {
      throw KeyException.unreadable(file, "its cipher cannot be used");
    }
  }

  private int number(JsonNode node, String name, int maximum) {
    int value = node.path(name).asInt();
    if (value < 1 || value > maximum) {
      throw KeyException.unreadable(file, name + " is " + value);
    }
    return value;
  }

  private byte[] bytes(JsonNode node, String name) {
    try {
      String text = node.path(name).asText();
      return HexFormat.of().parseHex(text.startsWith("0x") ? text.substring(2) : text);
    } catch (IllegalArgumentException e) {
      // The cause would quote a part of it.
      throw KeyException.unreadable(file, name + " is not hexadecimal");
    }
  }

  private static byte[] utf8(char[] passphrase) {
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(passphrase));
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    Arrays.fill(encoded.array(), (byte) 0);
    return bytes;
  }
}
