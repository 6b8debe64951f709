package io.semlink.simulator.notation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A text that people wrote, line by line, from whatever editor: a byte-order mark at its start is
/// no part of it, and lines end in LF, CR LF or CR.
///
/// @param place what errors call it, as the path of the file
/// @param lines all lines, empty ones included
/// @param complaint makes the errors
public record TextFile(String place, List<Line> lines, Complaint complaint) {
  /// The longest text that is read, bytes: larger ones are no lists or tables of people.
  static final int MAX_BYTES = 1 << 28;

  private static final byte[] UTF8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final String MARK = "\uFEFF";

  /// Takes a copy.
  public TextFile {
    lines = List.copyOf(lines);
  }

  /// A line of a text.
  ///
  /// @param file what errors call the text
  /// @param number from 1
  /// @param text without its end
  public record Line(String file, int number, String text) {
    /// Where it stands, as "frames.csv:12".
    public String place() {
      return file + ":" + number;
    }
  }

  /// Reads a file in UTF-8.
  ///
  /// @throws RuntimeException the complaint, if it cannot be read, is larger than 256 MiB, or is no
  ///   text in UTF-8
  public static TextFile read(Path file, Complaint complaint) {
    return of(file.toString(), content(file, complaint), complaint);
  }

  /// Reads a file of which all that matters is ASCII; what else it holds, as in remarks, may be in
  /// any encoding that contains ASCII.
  ///
  /// @throws RuntimeException the complaint, if it cannot be read or is larger than 256 MiB
  public static TextFile readAscii(Path file, Complaint complaint) {
    byte[] bytes = bytes(file, complaint);
    String text = decoded(file, bytes, StandardCharsets.ISO_8859_1, complaint);
    return of(file.toString(), text, complaint);
  }

  /// The lines of a text.
  ///
  /// @param place what errors call it
  public static TextFile of(String place, String text, Complaint complaint) {
    List<String> texts = (text.startsWith(MARK) ? text.substring(1) : text).lines().toList();
    List<Line> lines = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      lines.add(new Line(place, i + 1, texts.get(i)));
    }
    return new TextFile(place, lines, complaint);
  }

  /// The whole text of a file in UTF-8, for parsers of their own.
  ///
  /// @throws RuntimeException as {@link #read}
  public static String content(Path file, Complaint complaint) {
    return decoded(file, bytes(file, complaint), StandardCharsets.UTF_8, complaint);
  }

  /// The entries of a list, one a line, without the spaces around them; empty lines are none.
  public List<String> entries() {
    return lines.stream().map(line -> line.text.strip()).filter(text -> !text.isEmpty()).toList();
  }

  /// The error that something is wrong with a line.
  public RuntimeException wrong(Line line, String what) {
    return wrong(line, what, null);
  }

  /// The error that something is wrong with a line.
  ///
  /// @param cause what was thrown where it was found
  public RuntimeException wrong(Line line, String what, @Nullable Throwable cause) {
    return complaint.about("%s: %s".formatted(line.place(), what), cause);
  }

  private static byte[] bytes(Path file, Complaint complaint) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw complaint.about(
            "%s has more than %s MiB, too much for such a text".formatted(file, MAX_BYTES >> 20),
            null);
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw complaint.about("%s cannot be read: there is no such file".formatted(file), e);
    } catch (IOException e) {
      throw complaint.about("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static String decoded(Path file, byte[] bytes, Charset charset, Complaint complaint) {
    int start = isMarked(bytes) ? UTF8_MARK.length : 0;
    try {
      return charset
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
          .toString();
    } catch (CharacterCodingException e) {
      throw complaint.about("%s is no text in UTF-8".formatted(file), e);
    }
  }

  private static boolean isMarked(byte[] bytes) {
    int length = UTF8_MARK.length;
    return bytes.length >= length && Arrays.equals(bytes, 0, length, UTF8_MARK, 0, length);
  }
}
