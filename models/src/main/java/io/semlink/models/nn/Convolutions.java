package io.semlink.models.nn;

import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.norm.BatchNorm;

/// Convolutions in the forms that the networks use. Padding keeps the size (stride 1) or gives
/// ceil(size / stride).
public final class Convolutions {
  /// Slope of MFNet's LeakyReLU below 0.
  private static final float LEAK = 0.2f;

  private Convolutions() {}

  /// Square convolution without bias, for use before a batch normalisation.
  ///
  /// @param channels output channels
  /// @param kernel side of the kernel, odd
  /// @param stride step in both directions
  public static Convolution conv(int channels, int kernel, int stride) {
    return conv(channels, kernel, stride, 1, false);
  }

  /// 3x3 convolution with bias, stride 1: a layer that ends in logits.
  ///
  /// @param channels output channels
  public static Convolution logits(int channels) {
    return conv(channels, 3, 1, 1, true);
  }

  /// Convolution, batch normalisation, ReLU: (N, any, H, W) to (N, channels, ceil(H / stride),
  /// ceil(W / stride)).
  ///
  /// @param channels output channels
  /// @param kernel side of the kernel, odd
  /// @param stride step in both directions
  public static SequentialBlock convBnRelu(int channels, int kernel, int stride) {
    return convBn(channels, kernel, stride).add(relu());
  }

  /// Convolution and batch normalisation.
  ///
  /// @param channels output channels
  /// @param kernel side of the kernel, odd
  /// @param stride step in both directions
  public static SequentialBlock convBn(int channels, int kernel, int stride) {
    return new SequentialBlock().add(conv(channels, kernel, stride)).add(batchNorm());
  }

  /// 3x3 convolution, batch normalisation, LeakyReLU(0.2), as in MFNet.
  ///
  /// @param channels output channels
  /// @param dilation distance of the kernel's taps
  /// @param bias whether the convolution has a bias, which the normalisation makes superfluous
  static SequentialBlock dilatedBnLeaky(int channels, int dilation, boolean bias) {
    return new SequentialBlock()
        .add(conv(channels, 3, 1, dilation, bias))
        .add(batchNorm())
        .add(leakyRelu());
  }

  /// 3x3 convolution with bias, batch normalisation, LeakyReLU(0.2): the unit of which MFNet is
  /// made. (N, any, H, W) to (N, channels, H, W).
  ///
  /// @param channels output channels
  public static SequentialBlock convBnLeaky(int channels) {
    return dilatedBnLeaky(channels, 1, true);
  }

  /// Each element, times 0.2 where it is negative.
  public static Block leakyRelu() {
    return new Elementwise(x -> Activation.leakyRelu(x, LEAK));
  }

  /// The larger of each element and 0.
  public static Block relu() {
    return new Elementwise(Activation::relu);
  }

  /// How much of the running statistics of batch normalisation survives a step.
  public static final float MOMENTUM = 0.9f;

  /// Batch normalisation over channels; keeps {@link #MOMENTUM} of the running statistics a step.
  public static BatchNorm batchNorm() {
    return BatchNorm.builder().optMomentum(MOMENTUM).build();
  }

  private static Convolution conv(
      int channels, int kernel, int stride, int dilation, boolean bias) {
    return new Convolution(new Convolution.Form(channels, kernel, stride, dilation, bias));
  }
}
