package io.semlink.models.codec;

/// An image as bytes to send.
///
/// @param bytes what is sent, without what a study agrees on once; shared, not to be modified
/// @param lengthWithHeaders how many bytes it would be as a file of its own, with every header
public record CodedImage(byte[] bytes, int lengthWithHeaders) {

  /// How many bytes are sent.
  public int length() {
    return bytes.length;
  }
}
