package io.semlink.models.baseline;

/// Whether a network does what its paper says or what its published code does. Both forms have the
/// same parameters, so weights of one run in the other.
public enum FusionForm {
  /// No activation bends the logits of MFNet and RTFNet; all of FEANet's maps get both attentions
  /// and its thermal stream runs undisturbed.
  REGULAR,
  /// As the published code: MFNet's logits pass a LeakyReLU(0.2) and RTFNet's and FEANet's a ReLU,
  /// so that the latter are >= 0. In FEANet, t the thermal map: after layer 1 the thermal stream
  /// goes on as t CA(t), and after layer 3 t SA(t CA(t)) is added in place of t CA(t) SA(t CA(t)).
  AS_PUBLISHED
}
