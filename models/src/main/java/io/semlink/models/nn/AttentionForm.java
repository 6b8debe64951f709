package io.semlink.models.nn;

/// What channel and spatial attention look at.
public enum AttentionForm {
  /// No attention.
  NONE,
  /// Mean and maximum (CBAM: Woo et al., ECCV 2018).
  MEAN_AND_MAX,
  /// Maximum only (FEANet: Deng et al., IROS 2021).
  MAX_ONLY
}
