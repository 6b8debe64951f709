package io.semlink.simulator.link;

/// A whole link for payloads: one transport block a payload. Keeps working memory between calls.
public interface PayloadLink extends LinkFunction<Payload, Reception> {
  /// Frees idle working memory; the link can be used again.
  void release();
}
