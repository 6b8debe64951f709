package io.semlink.models.codec;

/// An image as bytes to send.
///
/// @param bytes what is sent, without what a study agrees on once; shared, not to be modified
public record CodedImage(byte[] bytes) {

  /// How many bytes are sent.
  public int length() {
    return bytes.length;
  }
}
